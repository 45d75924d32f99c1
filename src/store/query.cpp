#include "store/query.h"
#include "base/quantity.h"
#include "base/text.h"
#include "base/time_text.h"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>

static std::vector<TextSpan> split(std::string_view text, char separator) {  // outside quotes; the quotes stay
    std::vector<TextSpan> parts;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '"') quoted = !quoted;
        if (i < text.size() && (quoted || text[i] != separator)) continue;
        if (i > from) parts.push_back({from, i});
        from = i + 1;
    }
    return parts;
}

std::vector<TextSpan> term_spans(std::string_view text) { return split(text, ' '); }

static std::string unquote(std::string_view s) {
    std::string out;
    for (char c : s) if (c != '"') out += c;
    return out;
}

static Term faulty(Term term, std::string fault, std::string nearest = {}) {
    term.kind = Term::Kind::fault, term.values.clear(), term.number = 0;
    term.fault = std::move(fault), term.nearest = std::move(nearest);
    return term;
}

static const QueryKey* nearest_key(QueryList list, std::string_view typed) {
    const QueryKey* best = nullptr;
    std::size_t least = 3;
    for (const auto& key : schema_of(list).keys) {
        const bool begun = !typed.empty() && (key.name.starts_with(typed) || typed.starts_with(key.name));
        const auto apart = begun ? 0 : edit_distance(key.name, typed, 2);
        if (apart < least && apart < std::max<std::size_t>(1, key.name.size() - 1)) best = &key, least = apart;
    }
    return best;
}

// "pool, platform, health, gpu>= and cpu>= are": what one could have written.
static std::string known_keys(QueryList list) {
    std::string out;
    const auto keys = schema_of(list).keys;
    for (std::size_t i = 0; i < keys.size(); ++i)
        out += fmt::format("{}{}{}", i == 0 ? "" : i + 1 == keys.size() ? " and " : ", ", keys[i].name, keys[i].compared() && keys[i].kind != QueryKey::Kind::time ? ">=" : "");
    return out + " are";
}

static Term unknown_key(Term term, QueryList list, std::string_view typed, std::string_view rest) {
    const auto* near = nearest_key(list, typed);
    const auto words = fmt::format("“{}” is not a filter here; {}", typed, known_keys(list));
    const bool fits = near && (near->kind == QueryKey::Kind::time || near->compared() == (rest.front() != ':'));
    if (!fits) return faulty(std::move(term), words, near ? fmt::format("{}{}", near->name, near->compared() ? ">=" : ":") : "");
    return faulty(std::move(term), words, fmt::format("{}{}{}", term.negated ? "-" : "", near->name, rest));
}

// "64Gi", "64GB", "64gi" and plain "64" are all GiB to a person who filters.
static std::optional<std::int64_t> read_bytes(std::string_view digits) {
    auto text = std::string(digits);
    if (text.size() > 1 && (text.back() == 'b' || text.back() == 'B')) text.pop_back();
    if (!text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos) text += "Gi";
    if (text.ends_with('I')) text.back() = 'i';
    const auto unit = text.find_first_not_of("0123456789.-");
    if (unit != std::string::npos && std::string_view("kmgt").find(text[unit]) != std::string_view::npos && text != "k")
        text[unit] = static_cast<char>(text[unit] - 32);
    if (text.ends_with("K")) text.back() = 'k';
    const auto bytes = parse_bytes(text);
    return bytes ? std::optional(bytes->value) : std::nullopt;
}

// "2026-11-20", "2026-11-20T10:00" and the same with seconds; UTC.
static std::optional<std::int64_t> read_time(std::string_view text) {
    std::string whole(text);
    if (whole.size() == 10) whole += "T00:00:00";
    if (whole.size() == 16) whole += ":00";
    const auto at = parse_instant(whole);
    return at ? std::optional<std::int64_t>(at->time_since_epoch().count()) : std::nullopt;
}

static std::optional<std::int64_t> read_amount(QueryKey::Kind kind, std::string_view digits) {
    if (kind == QueryKey::Kind::time) return read_time(digits);
    if (kind == QueryKey::Kind::bytes) return read_bytes(digits);
    if (kind == QueryKey::Kind::cores) {
        const auto cores = parse_millicores(digits);
        return cores ? std::optional(cores->value) : std::nullopt;
    }
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return wrong == std::errc{} && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

static std::string not_an_amount(const QueryKey& key, std::string_view digits) {
    if (key.kind == QueryKey::Kind::bytes) return fmt::format("“{}” is not a size; {}>=64Gi is", digits, key.name);
    if (key.kind == QueryKey::Kind::cores) return fmt::format("“{}” is not a number of cores; {}>=8 is", digits, key.name);
    if (key.kind == QueryKey::Kind::time) return fmt::format("“{}” is not a time; {}>=2026-11-20 and {}>=2026-11-20T10:00 are", digits, key.name, key.name);
    return fmt::format("“{}” is not a whole number", digits);
}

static Term read_number(Term term, QueryList list, std::string_view body, std::size_t at) {
    using C = Term::Compare;
    const auto typed = lower_case(body.substr(0, at));
    const auto* key = find_key(list, typed);
    if (!key) return unknown_key(std::move(term), list, typed, body.substr(at));
    const bool or_equal = at + 1 < body.size() && body[at + 1] == '=';
    const auto digits = body.substr(at + (or_equal ? 2 : 1));
    if (!key->compared())
        return faulty(std::move(term), fmt::format("“{}” cannot be compared; {}: finds it", typed, key->name), digits.empty() ? "" : fmt::format("{}:{}", key->name, digits));
    term.key = key->name;
    if (digits.empty()) return faulty(std::move(term), "");  // still being typed
    const auto number = read_amount(key->kind, digits);
    if (!number) return faulty(std::move(term), not_an_amount(*key, digits));
    term.kind = Term::Kind::number;
    term.compare = body[at] == '=' ? C::equal : body[at] == '>' ? (or_equal ? C::at_least : C::more) : (or_equal ? C::at_most : C::less);
    term.number = *number;
    return term;
}

// "30m", "24h", "7d", "2w": no longer ago than this.
static std::optional<std::int64_t> read_ago(std::string_view text) {
    static constexpr std::string_view units = "mhdw";
    static constexpr std::int64_t minutes[] = {1, 60, 24 * 60, 7 * 24 * 60};
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto unit = wrong == std::errc{} && end + 1 == text.data() + text.size() ? units.find(*end) : std::string_view::npos;
    if (unit == std::string_view::npos || number < 1 || number > 1'000'000) return std::nullopt;
    return number * minutes[unit] * 60'000;
}

static Term read_age(Term term, const QueryKey& key, std::string_view rest) {
    if (rest.empty()) return faulty(std::move(term), "");
    const auto ago = read_ago(rest);
    if (!ago) return faulty(std::move(term), fmt::format("“{}” is not a time; {}:24h and {}>=2026-11-20 are", rest, key.name, key.name));
    term.kind = Term::Kind::number;
    term.compare = Term::Compare::at_least;
    term.number = *ago;
    term.ago = true;
    return term;
}

static Term read_values(Term term, QueryList list, std::string_view body, std::size_t colon) {
    const auto typed = lower_case(body.substr(0, colon));
    const auto* key = find_key(list, typed);
    const auto rest = body.substr(colon + 1);
    if (!key) return unknown_key(std::move(term), list, typed, body.substr(colon));
    term.key = key->name;
    if (key->kind == QueryKey::Kind::time) return read_age(std::move(term), *key, rest);
    if (key->compared()) {
        const auto fits = read_amount(key->kind, rest) ? fmt::format("{}{}>={}", term.negated ? "-" : "", key->name, rest) : "";
        return faulty(std::move(term), fmt::format("“{}” is compared: {}>=8", key->name, key->name), fits);
    }
    term.kind = Term::Kind::values;
    for (const auto& part : split(rest, ','))
        if (auto plain = lower_case(unquote(rest.substr(part.from, part.to - part.from))); !plain.empty()) term.values.push_back(std::move(plain));
    return term.values.empty() ? faulty(std::move(term), "") : term;
}

static Term read_word(Term term, std::string_view body) {
    term.exact = body.find('"') != std::string_view::npos;
    auto word = lower_case(unquote(body));
    if (!term.exact && word.size() > 1 && word.back() == '*') {
        word.pop_back();
        term.kind = Term::Kind::prefix;
    }
    if (!term.exact && word.find('*') != std::string::npos && word != "*") return faulty(std::move(term), "A * stands for the rest of a name, at the end only");
    if (word.empty() || (word == "*" && !term.exact)) return faulty(std::move(term), "");
    term.values = {std::move(word)};
    return term;
}

static Term read_term(std::string_view text, QueryList list) {
    Term term{.text = std::string(text)};
    auto body = text;
    term.negated = body.front() == '-';
    if (term.negated) body.remove_prefix(1);
    if (body.empty()) return faulty(std::move(term), "");
    const auto mark = body.find_first_of(":<>=\"");
    if (mark != std::string_view::npos && mark > 0 && body[mark] == ':') return read_values(std::move(term), list, body, mark);
    if (mark != std::string_view::npos && mark > 0 && body[mark] != '"') return read_number(std::move(term), list, body, mark);
    return read_word(std::move(term), body);
}

Query parse_query(std::string_view text, QueryList list) {
    Query query{.list = list, .terms = {}};
    for (const auto& span : term_spans(text)) query.terms.push_back(read_term(text.substr(span.from, span.to - span.from), list));
    return query;
}

std::vector<std::string> typed_values(const Term& term) {
    std::vector<std::string> out;
    const auto rest = std::string_view(term.text).substr(term.text.find(':') + 1);
    for (const auto& part : split(rest, ','))
        if (auto plain = unquote(rest.substr(part.from, part.to - part.from)); !plain.empty()) out.push_back(std::move(plain));
    return out;
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

bool Query::ranked() const {
    return std::any_of(terms.begin(), terms.end(), [](const Term& t) { return t.kind == Term::Kind::word && !t.negated; });
}
