#include "domain/secrets.h"
#include "base/text.h"
#include <algorithm>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }

struct Mark { std::string_view begins; std::size_t least; };
constexpr Mark kMarks[] = {{"AKIA", 20}, {"ASIA", 20}, {"ghp_", 36}, {"gho_", 36}, {"github_pat_", 40}, {"glpat-", 20}, {"hf_", 30}, {"nvapi-", 30}, {"sk-", 32}, {"xoxb-", 30}, {"xoxp-", 30}, {"eyJhbGci", 40}, {"AIza", 35}};

bool secret_char(char c) { return is_word(c) || c == '-' || c == '.' || c == '+' || c == '/' || c == '='; }

constexpr std::string_view kNames[] = {"password", "passwd", "secret", "token", "api_key", "apikey", "access_key", "private_key", "secret_key"};

bool secret_name(std::string_view key) {
    auto plain = lower_case(key);
    std::replace(plain.begin(), plain.end(), '-', '_');
    return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view n) { return plain == n || plain.ends_with(std::string("_") + std::string(n)); });
}

// "KEY: value" and "KEY=value" on one line; the value as it stands.
SecretPlace named_secret(std::string_view line, std::size_t start) {
    for (std::size_t at = line.find_first_of(":=", start); at != std::string_view::npos; at = line.find_first_of(":=", at + 1)) {
        auto from = at;
        while (from > start && (is_word(line[from - 1]) || line[from - 1] == '-')) --from;
        if (!secret_name(line.substr(from, at - from))) continue;
        auto to = at + 1;
        while (to < line.size() && (line[to] == ' ' || line[to] == '"' || line[to] == '\'')) ++to;
        auto end = to;
        while (end < line.size() && secret_char(line[end])) ++end;
        const auto value = line.substr(to, end - to);
        const bool mixed = std::any_of(value.begin(), value.end(), is_digit) && std::any_of(value.begin(), value.end(), is_letter);
        if (value.size() >= 12 && mixed) return {to, end};
    }
    return {};
}

SecretPlace known_secret(std::string_view line, std::size_t start) {
    SecretPlace first;
    for (const auto& mark : kMarks) {
        const auto at = line.find(mark.begins, start);
        if (at == std::string_view::npos || (at > 0 && (is_word(line[at - 1]) || line[at - 1] == '-'))) continue;
        auto end = at;
        while (end < line.size() && secret_char(line[end])) ++end;
        if (end - at >= mark.least && (first.to == 0 || at < first.from)) first = {at, end};
    }
    return first;
}

// A private key goes on over lines, up to the one that ends it.
SecretPlace private_key(std::string_view text, std::size_t from, std::size_t line_end) {
    const auto begins = text.substr(0, line_end).find("-----BEGIN ", from);
    if (begins == std::string_view::npos || text.substr(0, line_end).find("PRIVATE KEY-----", begins) == std::string_view::npos) return {};
    const auto ends = text.find("-----END ", begins);
    return {begins, ends == std::string_view::npos ? text.size() : std::min(text.find('\n', ends), text.size())};
}

}  // namespace

std::vector<SecretPlace> secrets_in(std::string_view text) {
    static constexpr std::size_t kMostLine = 4000, kMostFound = 100;
    std::vector<SecretPlace> out;
    for (std::size_t begin = 0; begin < text.size() && out.size() < kMostFound;) {
        auto end = std::min(text.find('\n', begin), text.size());
        if (const auto key = private_key(text, begin, end); key.to > key.from) {
            out.push_back(key);
            begin = std::min(text.find('\n', key.to), text.size()) + 1;
            continue;
        }
        const auto line = text.substr(begin, std::min(end - begin, kMostLine));
        for (std::size_t start = 0; start < line.size();) {
            const auto known = known_secret(line, start), named = named_secret(line, start);
            const auto at = known.to == 0 || (named.to > 0 && named.from < known.from) ? named : known;
            if (at.to == 0) break;
            out.push_back({begin + at.from, begin + at.to});
            start = at.to;
        }
        begin = end + 1;
    }
    return out;
}

std::string without_secrets(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (const auto& at : secrets_in(text)) {
        out.append(text.substr(done, at.from - done)).append(kMaskedSecret);
        done = at.to;
    }
    return out.append(text.substr(std::min(done, text.size())));
}

std::string without_secret(std::string_view name, std::string_view value) {
    const auto line = std::string(name) + "=" + std::string(value);
    const auto kept = without_secrets(line);
    return kept.starts_with(std::string(name) + "=") ? kept.substr(name.size() + 1) : std::string(kMaskedSecret);
}
