#include "store/query.h"
#include "base/text.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/core.h>

static constexpr std::array<std::string_view, 5> kKeys = {"pool", "platform", "health", "type", "backend"};

// Cuts at `separator` outside quotes; the quotes stay.
static std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::string part;
    bool quoted = false;
    for (char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == separator && !quoted) {
            if (!part.empty()) parts.push_back(std::move(part));
            part.clear();
        } else {
            part += c;
        }
    }
    if (!part.empty()) parts.push_back(std::move(part));
    return parts;
}

static std::string unquote(std::string_view s) {
    std::string out;
    for (char c : s) if (c != '"') out += c;
    return out;
}

static Term faulty(std::string_view text, std::string fault) {
    return {.kind = Term::Kind::fault, .text = std::string(text), .fault = std::move(fault)};
}

static Term read_number(std::string_view text, std::size_t at) {
    using C = Term::Compare;
    const auto key = lower_case(text.substr(0, at));
    const bool or_equal = at + 1 < text.size() && text[at + 1] == '=';
    const auto digits = text.substr(at + (or_equal ? 2 : 1));
    if (key != "gpu") return faulty(text, fmt::format("“{}” cannot be compared; gpu>=8 can", key));
    if (digits.empty()) return faulty(text, "");  // still being typed
    Term term{.kind = Term::Kind::number, .text = std::string(text), .key = key};
    term.compare = text[at] == '=' ? C::equal : text[at] == '>' ? (or_equal ? C::at_least : C::more) : (or_equal ? C::at_most : C::less);
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), term.number);
    if (wrong != std::errc{} || end != digits.data() + digits.size()) return faulty(text, fmt::format("“{}” is not a whole number", digits));
    return term;
}

static Term read_values(std::string_view text, std::size_t colon) {
    const auto key = lower_case(text.substr(0, colon));
    if (key == "gpu") return faulty(text, "gpu is compared: gpu>=8");
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
        return faulty(text, fmt::format("“{}:” is not a filter here; pool, platform, health, type, backend and gpu>= are", key));
    Term term{.kind = Term::Kind::values, .text = std::string(text), .key = key};
    for (const auto& value : split(text.substr(colon + 1), ','))
        if (auto plain = lower_case(unquote(value)); !plain.empty()) term.values.push_back(std::move(plain));
    return term.values.empty() ? faulty(text, "") : term;
}

static Term read_term(std::string_view text) {
    const auto mark = text.find_first_of(":<>=\"");
    if (mark != std::string_view::npos && mark > 0 && text[mark] == ':') return read_values(text, mark);
    if (mark != std::string_view::npos && mark > 0 && text[mark] != '"') return read_number(text, mark);
    return {.kind = Term::Kind::word, .text = std::string(text), .values = {lower_case(unquote(text))}};
}

Query parse_query(std::string_view text) {
    Query query;
    for (const auto& part : split(text, ' ')) query.terms.push_back(read_term(part));
    return query;
}

std::string print_query(const Query& query) {
    std::string out;
    for (const auto& term : query.terms) out += (out.empty() ? "" : " ") + term.text;
    return out;
}

std::string Query::faults() const {
    std::string out;
    for (const auto& term : terms)
        if (!term.fault.empty()) out += (out.empty() ? "" : ". ") + term.fault;
    return out;
}

static std::string written(std::string_view value) {
    const bool plain = value.find_first_of(" ,:<>=\"") == std::string_view::npos;
    return plain ? std::string(value) : '"' + unquote(value) + '"';
}

static bool about(const Term& term, std::string_view key) {
    return lower_case(std::string_view(term.text).substr(0, key.size())) == key && term.text.size() > key.size() &&
           std::string_view(":<>=").find(term.text[key.size()]) != std::string_view::npos;
}

static std::string print_values(std::string_view key, const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? std::string(key) + ":" : ",") + written(value);
    return out;
}

std::string toggle_value(std::string_view text, std::string_view key, std::string_view value) {
    auto query = parse_query(text);
    const auto at = std::find_if(query.terms.begin(), query.terms.end(), [&](const Term& t) { return about(t, key); });
    if (at == query.terms.end()) {
        query.terms.push_back({.text = print_values(key, {std::string(value)})});
        return print_query(query);
    }
    auto values = at->values;
    const auto held = std::find(values.begin(), values.end(), lower_case(value));
    if (held != values.end()) values.erase(held);
    else values.push_back(std::string(value));
    at->text = print_values(key, values);
    if (values.empty()) query.terms.erase(at);
    return print_query(query);
}

std::string set_number(std::string_view text, std::string_view key, std::optional<std::int64_t> at_least) {
    auto query = parse_query(text);
    std::erase_if(query.terms, [&](const Term& t) { return about(t, key); });
    if (at_least) query.terms.push_back({.text = fmt::format("{}>={}", key, *at_least)});
    return print_query(query);
}

std::string without_term(std::string_view text, std::size_t term) {
    auto query = parse_query(text);
    if (term < query.terms.size()) query.terms.erase(query.terms.begin() + static_cast<std::ptrdiff_t>(term));
    return print_query(query);
}

bool names_value(const Query& query, std::string_view key, std::string_view value) {
    const auto wanted = lower_case(value);
    return std::any_of(query.terms.begin(), query.terms.end(), [&](const Term& t) {
        return t.kind == Term::Kind::values && t.key == key && std::find(t.values.begin(), t.values.end(), wanted) != t.values.end();
    });
}

std::string_view health_word(Health health) {
    static constexpr std::array<std::string_view, 5> words = {"unhealthy", "degraded", "unknown", "healthy", "unused"};
    return words[static_cast<std::size_t>(health)];
}

std::string_view sharing_word(Sharing sharing) {
    static constexpr std::array<std::string_view, 4> words = {"unknown", "reserved", "shared", "unused"};
    return words[static_cast<std::size_t>(sharing)];
}
