#include "api/tickets.h"
#include "api/decode.h"

static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// A comma ends a cookie when a name and "=" come before the next "," or ";".
static bool begins_cookie(std::string_view rest) {
    const auto end = rest.find_first_of("=;,");
    return end != std::string_view::npos && end > 0 && rest[end] == '=' && trimmed(rest.substr(0, end)).find(' ') == std::string_view::npos;
}

static bool same_word(std::string_view a, std::string_view lower) {
    if (a.size() != lower.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) if ((a[i] | 32) != lower[i]) return false;
    return true;
}

// What only a server may say, or says how long the cookie lives, is left out: ours live for seconds.
static std::string for_document(std::string_view cookie) {
    std::string out;
    while (!cookie.empty()) {
        const auto part = trimmed(cookie.substr(0, cookie.find(';')));
        cookie.remove_prefix(std::min(cookie.size(), std::min(cookie.find(';'), cookie.size()) + 1));
        const auto name = trimmed(part.substr(0, part.find('=')));
        if (part.empty() || same_word(name, "httponly") || same_word(name, "expires") || same_word(name, "max-age")) continue;
        if (!out.empty()) out += "; ";
        out += part;
    }
    return out;
}

std::vector<std::string> split_cookies(std::string_view header) {
    std::vector<std::string> out;
    for (std::size_t from = 0, at = 0; from < header.size(); at = from) {
        do at = header.find(',', at + 1);
        while (at != std::string_view::npos && !begins_cookie(header.substr(at + 1)));
        if (auto one = for_document(trimmed(header.substr(from, at - from))); !one.empty()) out.push_back(std::move(one));
        from = at == std::string_view::npos ? header.size() : at + 1;
    }
    return out;
}

static Ticket read_ticket(const Reader& r) {
    return {.address = r.at("router_address").text(), .key = r.at("key").text(), .cookies = split_cookies(r.at("cookie").text_or(""))};
}

Result<Ticket> decode_ticket(std::string_view body) { return decode(body, read_ticket); }

Result<std::vector<TaskTicket>> decode_task_tickets(std::string_view body) {
    return decode(body, [](const Reader& root) {
        std::vector<TaskTicket> out;
        root.members([&](std::string task, const Reader& r) { out.push_back({std::move(task), read_ticket(r)}); });
        return out;
    });
}

Result<bool> decode_alive(std::string_view body) {
    return decode(body, [](const Reader& root) { return root.boolean(); });
}
