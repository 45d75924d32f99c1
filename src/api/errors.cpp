#include "api/errors.h"
#include "api/decode.h"
#include <algorithm>
#include <cctype>
#include <fmt/core.h>

using Kind = Failure::Kind;

bool succeeded(const Reply& r) { return r.status >= 200 && r.status < 300; }

static bool contains(std::string_view text, std::string_view part) {
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

static bool says_missing(std::string_view text) {
    return contains(text, "not found") || contains(text, "does not exist") || contains(text, "does not exits");  // sic
}

// {"detail": [{"loc": ["query", "limit"], "msg": "…"}]}
static std::string read_detail(const Reader& detail) {
    std::string out;
    detail.items([&](const Reader& item) {
        std::string place;
        if (const auto loc = item.at("loc"); loc.here())
            loc.items([&](const Reader& part) { place += (place.empty() ? "" : ".") + part.any_text(); });
        out += (out.empty() ? "" : "\n") + (place.empty() ? "" : place + ": ") + item.at("msg").text_or("");
    });
    return out;
}

// The words in one of the three shapes of JSON the service has for errors; none when it is another.
static std::string words_in_json(std::string_view body) {
    const auto message = decode(body, [](const Reader& root) { return root.at("message").text(); });
    if (message) return *message;
    const auto detail = decode(body, [](const Reader& root) { return root.at("detail").text(); });
    if (detail) return *detail;
    const auto details = decode(body, [](const Reader& root) { return read_detail(root.at("detail")); });
    return details ? *details : std::string();
}

static std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

// Plain text is shown when it is short; a page of HTML says nothing to a person.
static std::string words_in_text(std::string_view body) {
    static constexpr std::size_t kMost = 300;
    const auto text = trimmed(body);
    if (text.size() > kMost || text.find('<') == 0 || text.find('{') == 0 || text.find('[') == 0) return {};
    return mend_utf8(text);
}

static std::string words_of_status(int status) {
    switch (status) {
        case 401: return "You are signed out";
        case 403: return "Your role does not allow this";
        case 404: return "The service does not know this address";
        case 429: return "The service is being asked too often";
        case 502: case 503: return "The service is not available";
        case 504: return "The service took too long to answer";
        default: return status >= 500 ? "The service failed and did not say why" : "The service refused and did not say why";
    }
}

static Kind kind_of(int status, std::string_view words) {
    if (status >= 300 && status < 400) return Kind::signed_out;  // only a login sends us elsewhere
    if (status == 401) return Kind::signed_out;
    if (status == 403) return Kind::denied;
    if (status == 404 || says_missing(words)) return Kind::missing;
    if (status == 408 || status == 504) return Kind::timed_out;
    return status >= 400 && status < 500 ? Kind::refused : Kind::broken;
}

static std::string detail_of(const Reply& r, Kind kind, std::string words) {
    static constexpr std::string_view kPrefix = "Internal server error: ";
    if (kind == Kind::missing && words.rfind(kPrefix, 0) == 0) words.erase(0, kPrefix.size());
    if (words.empty()) words = r.status < 400 ? "You are signed out" : words_of_status(r.status);
    static constexpr std::size_t kMost = 8000;  // tables of nodes are long, but not that long
    if (words.size() > kMost) {
        auto end = kMost;
        while (end > 0 && (words[end] & 0xc0) == 0x80) --end;
        words = words.substr(0, end) + "…";
    }
    return words;
}

Failure failure_of(const Reply& r) {
    Failure out{.status = r.status, .request = r.request, .request_id = r.request_id};
    if (r.status == 0) {
        out.kind = r.timed_out ? Kind::timed_out : Kind::unreachable;
        out.detail = r.timed_out ? "The service took too long to answer" : "The service cannot be reached";
        return out;
    }
    auto words = words_in_json(r.body);
    if (words.empty()) words = words_in_text(r.body);
    words = std::string(trimmed(words));
    out.kind = kind_of(r.status, words);
    out.detail = detail_of(r, out.kind, std::move(words));
    return out;
}

// A page in place of data is somebody's login, or a gateway that knows no better.
static bool is_page(std::string_view body) {
    const auto text = trimmed(body);
    return text.starts_with("<!") || contains(text.substr(0, 5), "<html");
}

Failure garbled(const Reply& r, const Error& where) {
    if (is_page(r.body))
        return {.kind = Kind::signed_out, .status = r.status, .request = r.request, .detail = "A web page came in place of data", .request_id = r.request_id};
    return {.kind = Kind::garbled, .status = r.status, .request = r.request, .detail = where.text(), .request_id = r.request_id};
}
