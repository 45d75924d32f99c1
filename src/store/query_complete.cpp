#include "base/text.h"
#include "store/query_index.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace {

constexpr std::size_t kMostValues = 8, kMostMixed = 4;

// The part of a query in which the caret stands.
struct Place {
    std::size_t from = 0, to = 0;      // the whole term
    std::string_view before;           // of it, up to the caret, without a leading minus
    std::size_t begin = 0;             // where `before` begins
};

Place place_of(std::string_view text, std::size_t caret) {
    Place p{.from = caret, .to = caret, .before = {}, .begin = caret};
    for (const auto& span : term_spans(text))
        if (span.from <= caret && caret <= span.to) p = {span.from, span.to, {}, span.from};
    if (p.begin < caret && text[p.begin] == '-') ++p.begin;
    p.before = text.substr(p.begin, caret - p.begin);
    return p;
}

std::string asked_note(const QuerySchema& schema, const QueryKey& key) {
    if (!schema.paged) return std::string(key.says);
    return fmt::format("{}, {}", key.says, key.asked ? "asked of the service" : "among those loaded");
}

void add_keys(Completions& out, const QuerySchema& schema, std::string_view begun) {
    for (const auto& key : schema.keys) {
        if (!key.name.starts_with(begun) && (key.also.empty() || begun.empty() || !key.also.starts_with(begun))) continue;
        const auto text = fmt::format("{}{}", key.name, key.compared() && key.kind != QueryKey::Kind::time ? ">=" : ":");
        out.items.push_back({.text = text, .note = asked_note(schema, key), .insert = text, .key = true});
    }
}

// "-la": what lacks a label has a key of its own, which takes the place of the minus.
void add_missing(Completions& out, const QuerySchema& schema, const Place& p, std::string_view begun) {
    const auto* key = find_key(schema.list, "no_label");
    if (!key || begun.empty() || !std::string_view("label").starts_with(begun)) return;
    for (auto& item : out.items) item.insert.insert(0, 1, '-');
    out.from = p.from;
    out.items.push_back({.text = "no_label:", .note = asked_note(schema, *key), .insert = "no_label:", .key = true});
}

struct Found { std::size_t value; int order; };

// Values with a word that begins so: whole names first, then those that many rows have.
std::vector<Found> values_with(const QueryIndex::Column& column, std::string_view begun) {
    std::vector<Found> found;
    for (std::size_t i = 0; i < column.values.size(); ++i) {
        const auto plain = lower_case(column.values[i]);
        if (begun.empty() || fuzzy::has_word(plain, begun)) found.push_back({i, plain.starts_with(begun) ? 0 : 1});
    }
    std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
        return a.order != b.order ? a.order < b.order : column.counts[a.value] > column.counts[b.value];
    });
    return found;
}

std::string in_the_end(std::string_view text, std::size_t to) { return to >= text.size() || text[to] != ' ' ? " " : ""; }

// "h100" typed by itself: the platform of that name is worth offering.
void add_mixed(Completions& out, const QueryIndex& index, std::string_view text, const Place& p, std::string_view begun) {
    const auto keys = schema_of(index.list()).keys;
    std::size_t left = kMostMixed;
    for (std::size_t k = 0; k < keys.size() && left > 0; ++k) {
        if (!keys[k].listed()) continue;
        const auto& column = index.column(k);
        for (const auto& f : values_with(column, begun)) {
            if (left == 0 || column.counts[f.value] == 0) break;
            const auto term = fmt::format("{}:{}", keys[k].name, written_value(column.values[f.value]));
            out.items.push_back({.text = term, .note = "", .insert = term + in_the_end(text, p.to), .count = column.counts[f.value]});
            --left;
        }
    }
}

void add_values(Completions& out, const QueryIndex& index, const QueryKey& key, std::string_view text, const Place& p, std::size_t colon, std::string_view own) {
    const auto comma = p.before.rfind(',');
    const auto begin = comma == std::string_view::npos || comma < colon ? colon + 1 : comma + 1;
    auto begun = lower_case(p.before.substr(begin));
    std::erase(begun, '"');
    out.from = p.begin + begin;
    out.to = std::max(out.from + (p.before.size() - begin), std::min(text.find(',', out.from), p.to));
    out.title = fmt::format("Values for {}", key.name);
    out.hint = fmt::format("-{}:x excludes   {}:a,b either of two", key.name, key.name);
    out.eager = true;
    const auto& column = *index.column(key.name);
    const auto already = lower_case(p.before.substr(colon + 1, begin > colon + 1 ? begin - colon - 2 : 0));
    for (const auto& f : values_with(column, begun)) {
        const auto& value = column.values[f.value];
        if (out.items.size() == kMostValues) break;
        if (!already.empty() && ("," + already + ",").find("," + lower_case(value) + ",") != std::string::npos) continue;
        const bool last = out.to == p.to;
        out.items.push_back({.text = value, .note = !own.empty() && value == own ? "you" : "", .insert = written_value(value) + (last ? in_the_end(text, out.to) : ""),
                             .count = column.counts[f.value]});
    }
    const auto you = std::find_if(out.items.begin(), out.items.end(), [](const Completion& c) { return c.note == "you"; });
    if (you != out.items.end()) std::rotate(out.items.begin(), you, you + 1);
}

constexpr std::string_view kCounts[] = {"1", "2", "4", "8"}, kCores[] = {"8", "16", "32", "64"}, kSizes[] = {"16Gi", "64Gi", "256Gi", "512Gi"};

void add_amounts(Completions& out, const QueryIndex& index, const QueryKey& key, std::string_view text, const Place& p, std::size_t sign) {
    const auto begin = sign + (sign + 1 < p.before.size() && p.before[sign + 1] == '=' ? 2 : 1);
    const auto begun = p.before.substr(std::min(begin, p.before.size()));
    out.from = p.begin + begin;
    out.to = std::max(out.from, p.to);
    out.title = fmt::format("{}", key.says);
    if (!out.title.empty() && out.title[0] >= 'a' && out.title[0] <= 'z') out.title[0] = static_cast<char>(out.title[0] - 32);
    const std::span<const std::string_view> offers = key.kind == QueryKey::Kind::count ? kCounts : key.kind == QueryKey::Kind::cores ? kCores : kSizes;
    for (const auto offer : offers) {
        if (!offer.starts_with(begun)) continue;
        const auto term = std::string(p.before.substr(0, begin)) + std::string(offer);
        const auto found = matches(index, parse_query(term, index.list()));
        const auto count = std::count_if(found.begin(), found.end(), [](Score s) { return s != 0; });
        out.items.push_back({.text = term, .note = "", .insert = std::string(offer) + in_the_end(text, out.to), .count = count});
    }
    out.eager = !begun.empty();
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAges = {
    {{"1h", "within the last hour"}, {"24h", "within the last day"}, {"7d", "within the last week"}, {"30d", "within the last 30 days"}, {"90d", "within the last 90 days"}}};

void add_ages(Completions& out, const QueryKey& key, std::string_view text, const Place& p, std::size_t colon) {
    out.from = p.begin + colon + 1;
    out.to = std::max(out.from, p.to);
    out.title = fmt::format("{} within", key.name);
    out.title[0] = static_cast<char>(out.title[0] - 32);
    out.hint = fmt::format("{}>=2026-11-20   {}<2026-11-21T10:00, in UTC", key.name, key.name);
    const auto begun = p.before.substr(colon + 1);
    for (const auto& [age, says] : kAges)
        if (age.starts_with(begun)) out.items.push_back({.text = std::string(age), .note = std::string(says), .insert = std::string(age) + in_the_end(text, out.to)});
    out.eager = !begun.empty();
}

}  // namespace

Completions complete(std::string_view text, std::size_t caret, const QueryIndex& index, std::string_view own) {
    const auto& schema = schema_of(index.list());
    const auto p = place_of(text, std::min(caret, text.size()));
    Completions out{.from = p.begin, .to = p.to, .title = "Filters", .hint = {}, .items = {}};
    const auto mark = p.before.find_first_of(":<>=\"");
    if (mark == std::string_view::npos) {
        const auto begun = lower_case(p.before);
        add_keys(out, schema, begun);
        if (!begun.empty()) add_mixed(out, index, text, p, begun);
        if (p.begin > p.from) add_missing(out, schema, p, begun);
        return out;
    }
    const auto* key = mark > 0 && p.before[mark] != '"' ? find_key(index.list(), lower_case(p.before.substr(0, mark))) : nullptr;
    if (!key || key->kind == QueryKey::Kind::text) return out;
    if (key->kind == QueryKey::Kind::time) {
        if (p.before[mark] == ':') add_ages(out, *key, text, p, mark);
        return out;
    }
    if (key->compared() && p.before[mark] != ':') add_amounts(out, index, *key, text, p, mark);
    if (!key->compared() && p.before[mark] == ':') add_values(out, index, *key, text, p, mark, own);
    return out;
}
