#include "base/pack.h"
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

// Packed bytes: 0nnnnnnn is n+1 bytes as they are; 1nnnnnnn and two bytes d are n+4 bytes that stood d bytes before.
static constexpr std::size_t kLeast = 4, kMostMatch = 127 + kLeast, kMostPlain = 128, kFar = 65535;
static constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static std::uint32_t slot_of(std::string_view s, std::size_t at) {
    std::uint32_t four = 0;
    for (std::size_t i = 0; i < 4; ++i) four = four << 8 | static_cast<unsigned char>(s[at + i]);
    return four * 2654435761u >> 18;   // 14 bits
}

static void plain(std::string& out, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto some = bytes.substr(0, kMostPlain);
        out += static_cast<char>(some.size() - 1);
        out += some;
        bytes.remove_prefix(some.size());
    }
}

static std::string shortened(std::string_view text) {
    std::string out;
    std::vector<std::size_t> last(std::size_t{1} << 14, text.size());
    std::size_t begin = 0, at = 0;
    while (at + kLeast <= text.size()) {
        auto& seen = last[slot_of(text, at)];
        const auto from = std::exchange(seen, at);
        std::size_t n = 0;
        if (from < at && at - from <= kFar)
            while (n < kMostMatch && at + n < text.size() && text[from + n] == text[at + n]) ++n;
        if (n < kLeast) { ++at; continue; }
        plain(out, text.substr(begin, at - begin));
        const auto far = at - from;
        out += static_cast<char>(0x80 | (n - kLeast)), out += static_cast<char>(far >> 8), out += static_cast<char>(far & 255);
        for (const auto end = at + n; at < end; ++at) if (at + kLeast <= text.size()) last[slot_of(text, at)] = at;
        begin = at;
    }
    plain(out, text.substr(begin));
    return out;
}

std::string pack_text(std::string_view text) {
    const auto bytes = shortened(text);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t k) { return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u; };
        const std::uint32_t three = byte(0) << 16 | byte(1) << 8 | byte(2);
        const auto letters = std::min<std::size_t>(3, bytes.size() - i) + 1;
        for (std::size_t k = 0; k < letters; ++k) out += kLetters[three >> (18 - 6 * k) & 63];
    }
    return out;
}

static std::optional<std::string> bytes_of(std::string_view letters) {
    std::string out;
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : letters) {
        const auto value = kLetters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value), have += 6;
        if (have < 8) continue;
        have -= 8;
        out += static_cast<char>(bits >> have & 255);
    }
    return out;
}

std::optional<std::string> unpack_text(std::string_view letters, std::size_t most) {
    const auto packed = bytes_of(letters);
    if (!packed) return std::nullopt;
    std::string out;
    for (std::size_t at = 0; at < packed->size();) {
        const auto head = static_cast<unsigned char>((*packed)[at++]);
        const std::size_t n = head < 0x80 ? head + 1u : (head & 0x7fu) + kLeast;
        if (out.size() + n > most) return std::nullopt;
        if (head < 0x80) {
            if (at + n > packed->size()) return std::nullopt;
            out.append(*packed, at, n), at += n;
            continue;
        }
        if (at + 2 > packed->size()) return std::nullopt;
        const auto far = static_cast<std::size_t>(static_cast<unsigned char>((*packed)[at])) << 8 | static_cast<unsigned char>((*packed)[at + 1]);
        at += 2;
        if (far == 0 || far > out.size()) return std::nullopt;
        for (std::size_t i = 0; i < n; ++i) out += out[out.size() - far];   // it may reach into what it writes
    }
    return out;
}
