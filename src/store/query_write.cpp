#include "base/text.h"
#include "base/time_text.h"
#include "store/query.h"
#include <algorithm>
#include <fmt/core.h>

// Menus and completions write queries; they write what a person could have typed.
std::string written_value(std::string_view value) {
    std::string plain;
    for (char c : value) if (c != '"') plain += c;
    const bool bare = !plain.empty() && plain.find_first_of(" ,:<>=") == std::string::npos && plain.size() == value.size();
    return bare ? plain : '"' + plain + '"';
}

static std::string print_values(std::string_view key, const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? std::string(key) + ":" : ",") + written_value(value);
    return out;
}

static std::string amount_text(const Term& term, QueryKey::Kind kind) {
    if (kind == QueryKey::Kind::cores) return fmt::format("{}m", term.number);
    if (kind == QueryKey::Kind::bytes) return fmt::format("{}e0", term.number);  // bytes: a bare number would be GiB
    if (kind == QueryKey::Kind::time) return print_instant(Instant{Millis{term.number}});
    return fmt::format("{}", term.number);
}

static QueryKey::Kind kind_of_amount(std::string_view key) {
    if (key == "cpu") return QueryKey::Kind::cores;
    if (key == "submitted" || key == "started") return QueryKey::Kind::time;
    return key == "mem" || key == "storage" ? QueryKey::Kind::bytes : QueryKey::Kind::count;
}

std::string write_term(const Term& term) {
    static constexpr std::string_view kSigns[] = {">=", ">", "<=", "<", "="};
    const std::string sign = term.negated ? "-" : "";
    switch (term.kind) {
        case Term::Kind::word: return sign + (term.exact ? '"' + term.values.front() + '"' : term.values.front());
        case Term::Kind::prefix: return sign + term.values.front() + "*";
        case Term::Kind::values: return sign + print_values(term.key, term.values);
        case Term::Kind::number:
            if (term.ago) return fmt::format("{}{}:{}m", sign, term.key, term.number / 60'000);
            return fmt::format("{}{}{}{}", sign, term.key, kSigns[static_cast<std::size_t>(term.compare)], amount_text(term, kind_of_amount(term.key)));
        case Term::Kind::fault: break;
    }
    return term.text;
}

static bool about(const Term& term, std::string_view key) {
    return !term.negated && lower_case(std::string_view(term.text).substr(0, key.size())) == key && term.text.size() > key.size() &&
           std::string_view(":<>=").find(term.text[key.size()]) != std::string_view::npos;
}

std::string toggle_value(std::string_view text, std::string_view key, std::string_view value, QueryList list) {
    auto query = parse_query(text, list);
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

std::string set_values(std::string_view text, std::string_view key, std::span<const std::string_view> values, QueryList list) {
    auto query = parse_query(text, list);
    std::erase_if(query.terms, [&](const Term& t) { return about(t, key); });
    if (!values.empty()) query.terms.push_back({.text = print_values(key, {values.begin(), values.end()})});
    return print_query(query);
}

std::string set_number(std::string_view text, std::string_view key, std::optional<std::int64_t> at_least) {
    auto query = parse_query(text);
    std::erase_if(query.terms, [&](const Term& t) { return about(t, key); });
    if (at_least) query.terms.push_back({.text = fmt::format("{}>={}", key, *at_least)});
    return print_query(query);
}

std::string without_term(std::string_view text, std::size_t term, QueryList list) {
    auto query = parse_query(text, list);
    if (term < query.terms.size()) query.terms.erase(query.terms.begin() + static_cast<std::ptrdiff_t>(term));
    return print_query(query);
}

std::string with_term(std::string_view text, std::size_t term, std::string_view instead) {
    const auto spans = term_spans(text);
    if (term >= spans.size()) return std::string(text);
    std::string out(text);
    return out.replace(spans[term].from, spans[term].to - spans[term].from, instead);
}

bool names_value(const Query& query, std::string_view key, std::string_view value) {
    const auto wanted = lower_case(value);
    return std::any_of(query.terms.begin(), query.terms.end(), [&](const Term& t) {
        return t.kind == Term::Kind::values && !t.negated && t.key == key && std::find(t.values.begin(), t.values.end(), wanted) != t.values.end();
    });
}

bool names_none(const Query& query, std::string_view key) {
    return std::none_of(query.terms.begin(), query.terms.end(), [&](const Term& t) { return t.key == key && !t.negated; });
}
