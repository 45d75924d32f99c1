#include "api/decode.h"
#include "base/quantity.h"
#include "base/time_text.h"
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fmt/core.h>

using Kind = JsonNode::Kind;
using End = JsonTape::End;

End Document::read(std::string_view text, std::size_t& at) {
    text_ = text;
    fault_.reset();
    return tape_.read(text, at);
}

bool Document::forgive(Unread& unread) {
    if (!fault_) return false;
    if (unread.count++ == 0) unread.first = std::move(*fault_);
    fault_.reset();
    return true;
}

Reader Document::root() { return Reader(this, 0); }

static std::string without_dot(std::string path) {
    if (!path.empty() && path.front() == '.') path.erase(0, 1);
    return path;
}

std::string Document::prefix() const { return list.empty() ? std::string() : fmt::format("{}[{}]", list, index); }

std::string Document::place() const { return without_dot(prefix() + tape_.path_to_end()); }

Reader Reader::at(std::string_view key) const {
    if (doc_->faulty() || !there() || !expect(Kind::object, "an object")) return *this;
    const auto& nodes = doc_->tape_.nodes();
    for (auto i = node_ + 1; i < self().next; i = nodes[i + 1].next) {
        const auto& n = nodes[i];
        if (n.plain ? n.size == key.size() && doc_->text_.compare(n.begin, n.size, key) == 0 : Reader(doc_, i).string() == key)
            return Reader(doc_, i + 1);
    }
    Reader none = *this;
    none.absent_ = key;
    return none;
}

bool Reader::here() const { return there() && !doc_->faulty() && self().kind != Kind::null; }

std::string_view Reader::raw() const {
    return there() ? doc_->text_.substr(self().begin, self().size) : std::string_view();
}

void Reader::fault(std::string what) const {
    if (doc_->faulty()) return;
    auto path = doc_->prefix() + doc_->tape_.path_to(node_);
    if (!there()) path.append(".").append(absent_);
    doc_->fault_ = Error{without_dot(std::move(path)), std::move(what)};
}

void Reader::refuse_if_all(const Unread& unread) const {
    if (unread.all() && !doc_->faulty()) doc_->fault_ = unread.first;
}

// A value as it is shown in a message: whole when short.
static std::string shown(std::string_view raw, const JsonNode& n) {
    static constexpr std::size_t kMost = 60;
    if (n.kind == Kind::list) return "a list";
    if (n.kind == Kind::object) return "an object";
    auto text = json_text(raw, n.plain);
    if (text.size() > kMost) {
        auto end = kMost;
        while (end > 0 && (text[end] & 0xc0) == 0x80) --end;  // not in the middle of a letter
        text = text.substr(0, end) + "…";
    }
    return n.kind == Kind::text ? "\"" + text + "\"" : text;
}

void Reader::wanted(std::string_view what) const {
    if (doc_->faulty()) return;
    if (!there()) fault(fmt::format("missing (expected {})", what));
    else fault(fmt::format("expected {}, got {}", what, shown(raw(), self())));
}

bool Reader::expect(Kind kind, const char* words) const {
    if (is(kind)) return true;
    wanted(words);
    return false;
}

Reader Reader::object() const {
    (void)expect(Kind::object, "an object");
    return *this;
}

std::string_view Reader::scalar() const { return is(Kind::number) || is(Kind::text) ? raw() : std::string_view(); }

std::string Reader::text() const { return expect(Kind::text, "a text") ? string() : std::string(); }

std::string Reader::text_or(std::string_view otherwise) const { return here() ? text() : std::string(otherwise); }

std::string Reader::any_text() const {
    if (is(Kind::number) || is(Kind::text)) return string();
    wanted("a text or a number");
    return {};
}

static std::optional<std::int64_t> to_integer(std::string_view digits) {
    std::int64_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end) return value;
    return parse_whole(digits);  // 8.0, 1e3: the same numbers in other clothes
}

std::int64_t Reader::integer() const {
    const auto value = is(Kind::number) ? to_integer(raw()) : std::nullopt;
    if (!value) wanted("a whole number");
    return value.value_or(0);
}

std::int64_t Reader::integer_text() const {
    const auto value = to_integer(scalar());
    if (!value) wanted("a whole number");
    return value.value_or(0);
}

double Reader::number() const {
    if (!expect(Kind::number, "a number")) return 0;
    const double value = std::strtod(std::string(raw()).c_str(), nullptr);
    if (std::isfinite(value)) return value;
    wanted("a number that fits");
    return 0;
}

bool Reader::boolean() const {
    if (is(Kind::yes)) return true;
    if (!is(Kind::no)) wanted("true or false");
    return false;
}

Instant Reader::instant() const {
    const auto value = is(Kind::text) ? parse_instant(raw()) : std::nullopt;
    if (!value) wanted("a time such as 2026-11-22T15:35:14");
    return value.value_or(Instant{});
}

static constexpr double kMostSeconds = 1e11;  // 3,000 years: adding one to an Instant still fits

Seconds Reader::seconds() const {
    const double value = number();
    if (std::fabs(value) <= kMostSeconds) return Seconds{std::llround(value)};
    wanted("a number of seconds");
    return {};
}

Gpus Reader::gpus() const {
    const auto value = parse_whole(scalar());
    if (!value) wanted("a whole number");
    return Gpus{value.value_or(0)};
}

Bytes Reader::bytes() const {
    const auto value = parse_bytes(scalar());
    if (!value) wanted("a quantity such as 64Gi");
    return value.value_or(Bytes{});
}

Millicores Reader::cores() const {
    const auto value = parse_millicores(scalar());
    if (!value) wanted("a quantity such as 8 or 500m");
    return value.value_or(Millicores{});
}

Bytes Reader::gib() const {
    const double bytes = number() * 1024 * 1024 * 1024;
    if (std::fabs(bytes) < 9e18) return Bytes{std::llround(bytes)};
    wanted("a number of GiB that fits");
    return {};
}

std::vector<std::string> Reader::texts() const {
    std::vector<std::string> out;
    items([&](const Reader& item) { out.push_back(item.text()); });
    return out;
}

// The first bytes of something that was meant to be JSON, on one line.
static std::string beginning(std::string_view text) {
    std::string line(text.substr(0, 40));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return mend_utf8(line) + (text.size() > 40 ? "…" : "");
}

Error unreadable(End end, std::string_view text, std::size_t at, const std::string& place, std::size_t before) {
    std::size_t first = 0;
    skip_space(text, first);
    if (before == 0 && first == text.size()) return {"", "the answer is empty"};
    if (end == End::cut) return {"", place.empty() ? "the answer ended too early" : "the answer ended in the middle of " + place};
    if (end == End::deep) return {place, fmt::format("the answer is nested more than {} deep", JsonTape::kMaxDepth)};
    if (before == 0 && (at <= first || (text[first] != '{' && text[first] != '[')))
        return {"", fmt::format("the answer is not JSON: it begins with \"{}\"", beginning(text.substr(first)))};
    return {place, fmt::format("the answer is not JSON: unexpected \"{}\" at byte {}", beginning(text.substr(at, 1)), before + at)};
}
