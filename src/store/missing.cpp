#include "store/missing.h"
#include <algorithm>
#include <charconv>

static constexpr std::size_t kStep = 4096;

static std::vector<std::string_view> cut(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto end = text.find(separator);
        out.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

// Names are lines and columns of a text here: what would break them is left out.
static void add(std::string& out, std::string_view name, std::string_view without = "\t\n") {
    for (const char c : name) if (without.find(c) == std::string_view::npos) out += c;
}

static void add_list(std::string& out, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += ',';
        add(out, names[i], "\t\n,");
    }
}

static std::vector<std::string> read_list(std::string_view text) {
    std::vector<std::string> out;
    for (const auto part : cut(text, ',')) if (!part.empty()) out.emplace_back(part);
    return out;
}

static std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
}

std::string print_missing(std::span<const MissingNode> nodes) {
    std::string out;
    for (const auto& n : nodes) {
        add(out, n.name.value);
        add(out += '\t', n.backend.value);
        add_list(out += '\t', n.pools);
        add_list(out += '\t', n.platforms);
        out += '\t' + std::to_string(n.gpu.value) + '\t' + std::to_string(n.last_seen.time_since_epoch().count()) + '\n';
    }
    return out;
}

std::vector<MissingNode> read_missing(std::string_view text) {
    std::vector<MissingNode> out;
    for (const auto line : cut(text, '\n')) {
        const auto cells = cut(line, '\t');
        if (cells.size() != 6 || cells[0].empty()) continue;
        const auto gpus = number(cells[4]), seen = number(cells[5]);
        if (!gpus || !seen) continue;
        out.push_back({.name = {std::string(cells[0])}, .backend = {std::string(cells[1])}, .pools = read_list(cells[2]),
                       .platforms = read_list(cells[3]), .gpu = {*gpus}, .last_seen = Instant{Millis{*seen}}});
    }
    return out;
}

bool asks_for_missing(const Query& query) {
    return std::any_of(query.terms.begin(), query.terms.end(), [](const Term& t) {
        return t.kind == Term::Kind::values && t.key == "health" && !t.negated &&
               std::any_of(t.values.begin(), t.values.end(), [](const std::string& v) { return !v.empty() && kMissingWord.starts_with(v); });
    });
}

QueryIndex index_of(const std::vector<MissingNode>& nodes) {
    const auto at = [](std::string_view key) { return key_index(QueryList::resources, key); };
    const auto views = [](const std::vector<std::string>& names) { return std::vector<std::string_view>(names.begin(), names.end()); };
    QueryIndex index(QueryList::resources);
    for (const auto& n : nodes) {
        index.add(n.name.value);
        index.put(at("pool"), index.set_of(at("pool"), views(n.pools)));
        index.put(at("platform"), index.set_of(at("platform"), views(n.platforms)));
        index.put(at("health"), kMissingWord);
        index.put(at("type"), n.pools.size() > 1 ? sharing_word(Sharing::shared) : sharing_word(Sharing::reserved));
        index.put(at("backend"), n.backend.value);
        for (const auto* key : {"gpu", "cpu", "mem", "storage"}) index.put_amount(at(key), 0);
    }
    return index;
}

RosterStep::RosterStep(std::shared_ptr<const Fleet> fleet, std::shared_ptr<const std::string> old, Instant seen, std::vector<MissingNode> known, Instant now)
    : fleet_(std::move(fleet)), old_(std::move(old)), seen_(seen), now_(now), missing_(std::move(known)) {}

bool RosterStep::step() {
    switch (state_) {
        case At::kinds: write_kinds(); break;
        case At::write: write_some(); break;
        case At::old_kinds: read_kinds(); break;
        case At::compare: compare_some(); break;
        case At::settle: settle(); break;
        case At::done: break;
    }
    return state_ == At::done;
}

// One line for each kind, an empty one, then "kind TAB gpus TAB name" for each node.
void RosterStep::write_kinds() {
    for (const auto& kind : fleet_->kinds()) {
        add(roster_, kind.backend);
        add_list(roster_ += '\t', kind.pools);
        add_list(roster_ += '\t', kind.platforms);
        roster_ += '\n';
    }
    roster_ += '\n';
    state_ = At::write;
}

void RosterStep::write_some() {
    const auto order = fleet_->by_name();
    for (const auto end = std::min(written_ + kStep, order.size()); written_ < end; ++written_) {
        const auto& r = fleet_->resources()[order[written_]];
        roster_ += std::to_string(fleet_->kind(order[written_])) + '\t' + std::to_string(r.total.gpu.value) + '\t';
        add(roster_, r.name.value);
        roster_ += '\n';
    }
    if (written_ == order.size()) state_ = old_ && fleet_->unread().count == 0 ? At::old_kinds : At::settle;
}

void RosterStep::read_kinds() {
    const std::string_view text = *old_;
    while (at_ < text.size()) {
        const auto line = text.substr(at_, text.find('\n', at_) - at_);
        at_ = std::min(at_ + line.size() + 1, text.size());
        if (line.empty()) break;
        const auto cells = cut(line, '\t');
        auto& kind = kinds_.emplace_back();
        if (cells.size() != 3) continue;
        kind.backend = {std::string(cells[0])};
        kind.pools = read_list(cells[1]);
        kind.platforms = read_list(cells[2]);
        kind.last_seen = seen_;
    }
    state_ = At::compare;
}

// Both are in the order of names: one walk through both finds who is gone.
bool RosterStep::present(std::string_view name, std::string_view backend) {
    const auto order = fleet_->by_name();
    const auto name_at = [&](std::size_t i) { return std::string_view(fleet_->resources()[order[i]].name.value); };
    while (place_ < order.size() && natural_less(name_at(place_), name)) ++place_;
    for (auto i = place_; i < order.size() && name_at(i) == name; ++i)
        if (fleet_->resources()[order[i]].backend.value == backend) return true;
    return false;
}

void RosterStep::compare_some() {
    const std::string_view text = *old_;
    for (std::size_t n = 0; n < kStep && at_ < text.size(); ++n) {
        const auto line = text.substr(at_, text.find('\n', at_) - at_);
        at_ = std::min(at_ + line.size() + 1, text.size());
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (first == std::string_view::npos || second == std::string_view::npos) continue;
        const auto kind = number(line.substr(0, first)), gpus = number(line.substr(first + 1, second - first - 1));
        const auto name = line.substr(second + 1);
        if (!kind || !gpus || *kind < 0 || static_cast<std::size_t>(*kind) >= kinds_.size()) continue;
        if (present(name, kinds_[static_cast<std::size_t>(*kind)].backend.value)) continue;
        auto& gone = missing_.emplace_back(kinds_[static_cast<std::size_t>(*kind)]);
        gone.name = {std::string(name)};
        gone.gpu = {*gpus};
    }
    if (at_ == text.size()) state_ = At::settle;
}

// Who is back is no longer missing; the newest report of a node stands.
void RosterStep::settle() {
    const auto back = [&](const MissingNode& n) {
        const auto all = fleet_->named(n.name.value);
        return now_ - n.last_seen > kForget || std::any_of(all.begin(), all.end(), [&](auto i) { return fleet_->resources()[i].backend == n.backend; });
    };
    std::erase_if(missing_, back);
    std::stable_sort(missing_.begin(), missing_.end(), [](const auto& a, const auto& b) {
        if (a.name != b.name) return natural_less(a.name.value, b.name.value);
        return a.backend != b.backend ? a.backend < b.backend : a.last_seen > b.last_seen;
    });
    const auto same = [](const auto& a, const auto& b) { return a.name == b.name && a.backend == b.backend; };
    missing_.erase(std::unique(missing_.begin(), missing_.end(), same), missing_.end());
    if (missing_.size() > kMost) {
        std::nth_element(missing_.begin(), missing_.begin() + kMost, missing_.end(), [](const auto& a, const auto& b) { return a.last_seen > b.last_seen; });
        missing_.resize(kMost);
        std::sort(missing_.begin(), missing_.end(), [](const auto& a, const auto& b) { return natural_less(a.name.value, b.name.value); });
    }
    state_ = At::done;
}
