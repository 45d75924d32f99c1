#include "sim/query.h"

#include <algorithm>
#include <charconv>

#include "sim/json.h"

namespace sim {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// 'A', 'B' or 'C'
std::string choice_words(std::span<const std::string_view> words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
        ((out += '\'') += words[i]) += '\'';
    }
    return out;
}

std::optional<bool> read_flag(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const auto* yes : {"true", "1", "yes", "on", "t", "y"})
        if (text == yes) return true;
    for (const auto* no : {"false", "0", "no", "off", "f", "n"})
        if (text == no) return false;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> unpercent(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) out += ' ';
        else if (text[i] != '%') out += text[i];
        else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
            if (low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

Target split_target(std::string_view target) {
    const auto mark = target.find('?');
    const auto path = target.substr(0, mark);
    Target out{unpercent(path, false).value_or(std::string(path)), {}};
    if (mark == std::string_view::npos) return out;
    auto rest = target.substr(mark + 1);
    while (!rest.empty()) {
        const auto part = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        if (part.empty()) continue;
        const auto equals = part.find('=');
        const auto key = part.substr(0, equals);
        const auto value = equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1);
        out.query.emplace_back(unpercent(key, true).value_or(std::string(key)),
                               unpercent(value, true).value_or(std::string(value)));
    }
    return out;
}

std::vector<std::string> Query::list(std::string_view key) const {
    std::vector<std::string> out;
    for (const auto& [k, v] : pairs_)
        if (k == key) out.push_back(v);
    return out;
}

std::optional<std::string> Query::text(std::string_view key) const {
    const auto all = list(key);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

bool Query::flag(std::string_view key, bool otherwise) {
    const auto given = text(key);
    if (!given) return otherwise;
    const auto value = read_flag(*given);
    if (!value) blame(key, -1, "bool_parsing", "Input should be a valid boolean, unable to interpret input", *given, {});
    return value.value_or(otherwise);
}

std::optional<std::int64_t> Query::integer(std::string_view key) {
    const auto given = text(key);
    if (!given) return std::nullopt;
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(given->data(), given->data() + given->size(), value);
    if (fault == std::errc{} && end == given->data() + given->size()) return value;
    blame(key, -1, "int_parsing", "Input should be a valid integer, unable to parse string as an integer", *given, {});
    return std::nullopt;
}

std::int64_t Query::integer(std::string_view key, std::int64_t otherwise) { return integer(key).value_or(otherwise); }

std::optional<Instant> Query::instant(std::string_view key) {
    const auto given = text(key);
    if (!given) return std::nullopt;
    const auto at = read_instant(*given);
    if (at) return at;
    const std::string why = given->size() < 10 ? "input is too short" : "invalid character in year";
    std::string context;
    Json(context).open().key("error").text(why).close();
    blame(key, -1, "datetime_from_date_parsing", "Input should be a valid datetime or date, " + why, *given, context);
    return std::nullopt;
}

std::optional<std::size_t> Query::one_of(std::string_view key, std::span<const std::string_view> words) {
    const auto given = text(key);
    if (!given) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), *given);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    blame_word(key, -1, words, *given);
    return std::nullopt;
}

std::vector<std::size_t> Query::some_of(std::string_view key, std::span<const std::string_view> words) {
    std::vector<std::size_t> out;
    int index = 0;
    for (const auto& given : list(key)) {
        const auto found = std::find(words.begin(), words.end(), given);
        if (found == words.end()) blame_word(key, index, words, given);
        else out.push_back(static_cast<std::size_t>(found - words.begin()));
        ++index;
    }
    return out;
}

void Query::blame_word(std::string_view key, int index, std::span<const std::string_view> words, std::string_view input) {
    const auto expected = choice_words(words);
    std::string context;
    Json(context).open().key("expected").text(expected).close();
    blame(key, index, "enum", "Input should be " + expected, input, context);
}

void Query::blame(std::string_view key, int index, std::string_view type, std::string_view message, std::string_view input,
                  std::string_view context) {
    std::string fault;
    Json j(fault);
    j.open().key("type").text(type).key("loc").list().text("query").text(key);
    if (index >= 0) j.number(index);
    j.end().key("msg").text(message).key("input").text(input);
    if (!context.empty()) j.key("ctx").raw(context);
    j.close();
    if (!faults_.empty()) faults_ += ',';
    faults_ += fault;
}

Reply Query::complaint() const { return json_reply("{\"detail\":[" + faults_ + "]}", 422); }

}  // namespace sim
