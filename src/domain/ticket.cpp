#include "domain/ticket.h"
#include <algorithm>

std::string host_of(const std::string& address) {
    const auto scheme = address.find("://");
    if (scheme == std::string::npos) return {};
    const auto host = address.substr(scheme + 3);
    return host.substr(0, host.find('/'));
}

std::string web_page_address(const Ticket& t) {
    const auto host = host_of(t.address);
    if (host.empty() || t.key.empty()) return {};
    std::string key = t.key;
    std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool safe = t.address.starts_with("wss:") || t.address.starts_with("https:");
    return (safe ? "https://" : "http://") + key + "." + host + "/";
}
