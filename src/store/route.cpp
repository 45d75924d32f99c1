#include "store/route.h"
#include <algorithm>

// Readable in an address bar: only what would be misread is encoded.
static bool plain(unsigned char c) {
    static constexpr std::string_view extra = "-_.~:,*>=<()!@;$'/";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || extra.find(static_cast<char>(c)) != std::string_view::npos;
}

static std::string encode(std::string_view s, std::string_view also) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (unsigned char c : s) {
        if (plain(c) && also.find(static_cast<char>(c)) == std::string_view::npos) out += static_cast<char>(c);
        else { out += '%'; out += hex[c >> 4]; out += hex[c & 15]; }
    }
    return out;
}

std::string percent_encode(std::string_view s) { return encode(s, ":,*>=<()!@;$'/"); }

static int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = static_cast<char>(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string percent_decode(std::string_view s) {
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] == '%' && i + 2 < s.size() && nibble(s[i + 1]) >= 0 && nibble(s[i + 2]) >= 0) {
            out += static_cast<char>(nibble(s[i + 1]) * 16 + nibble(s[i + 2]));
            i += 2;
        } else {
            out += s[i];
        }
    }
    return out;
}

std::string_view Route::param(std::string_view key) const {
    for (const auto& [k, v] : params) if (k == key) return v;
    return {};
}

Route Route::with(std::string_view key, std::string_view value) const {
    Route r = *this;
    const auto at = std::find_if(r.params.begin(), r.params.end(), [&](const auto& p) { return p.first == key; });
    if (value.empty()) { if (at != r.params.end()) r.params.erase(at); }
    else if (at != r.params.end()) at->second = value;
    else r.params.emplace_back(key, value);
    return r;
}

// Lines may be named as elsewhere: L120-L140 is L=120-140.
static bool names_lines(std::string_view pair) {
    return pair.size() > 1 && pair[0] == 'L' && pair.find_first_not_of("0123456789-L", 1) == std::string_view::npos;
}

static void read_params(std::string_view text, Route& out) {
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        if (names_lines(pair)) { out.params.emplace_back("L", pair.substr(1)); continue; }
        const auto eq = std::min(pair.find('='), pair.size());
        out.params.emplace_back(percent_decode(pair.substr(0, eq)), percent_decode(pair.substr(std::min(eq + 1, pair.size()))));
    }
}

Route parse_route(std::string_view hash) {
    Route r;
    if (!hash.empty() && hash.front() == '#') hash.remove_prefix(1);
    if (!hash.empty() && hash.front() == '/') hash.remove_prefix(1);
    const auto question = std::min(hash.find('?'), hash.size());
    const auto path = hash.substr(0, question);
    read_params(hash.substr(std::min(question + 1, hash.size())), r);
    const auto slash = std::min(path.find('/'), path.size());
    if (slash > 0) r.view = percent_decode(path.substr(0, slash));
    const auto rest = path.substr(std::min(slash + 1, path.size()));
    const auto end = std::min(rest.find('/'), rest.size());
    r.item = percent_decode(rest.substr(0, end));
    if (!r.item.empty()) r.part = percent_decode(rest.substr(std::min(end + 1, rest.size())));
    return r;
}

std::string format_route(const Route& r) {
    std::string out = "#/" + percent_encode(r.view);
    if (!r.item.empty()) out += "/" + percent_encode(r.item);
    if (!r.item.empty() && !r.part.empty()) out += "/" + percent_encode(r.part);
    char lead = '?';
    for (const auto& [k, v] : r.params) {
        out += lead + percent_encode(k) + "=" + encode(v, ";");
        lead = '&';
    }
    return out;
}
