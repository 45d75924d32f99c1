#include "base/find_text.h"
#include "base/text.h"
#include <bit>
#include <cstdint>
#include <cstring>

static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// How common a byte is in logs: the later in this list, the rarer; what is not in it is rarest.
static int rarity(char c) {
    static constexpr std::string_view common = " e0ta1oinsr2d3l5[c]=:/.4m67p8u9g,fh-_b\"wykvxTEIAORNSDCLMPFWBUHGzj()q{}";
    const auto at = common.find(c);
    return at == std::string_view::npos ? 1000 : static_cast<int>(at);
}

TextFinder::TextFinder(std::string needle, bool ignore_case) : needle_(ignore_case ? lower_case(needle) : std::move(needle)), ignore_case_(ignore_case) {
    for (std::size_t i = 1; i < needle_.size(); ++i)
        if (rarity(needle_[i]) > rarity(needle_[rare_])) rare_ = i;
    letter_ = ignore_case_ && is_letter(needle_[rare_]);
}

bool TextFinder::here(const char* at) const {
    if (!ignore_case_) return std::memcmp(at, needle_.data(), needle_.size()) == 0;
    for (std::size_t i = 0; i < needle_.size(); ++i) if (small(at[i]) != needle_[i]) return false;
    return true;
}

std::size_t TextFinder::find(std::string_view text, std::size_t from) const {
    if (text.size() < needle_.size() || from > text.size() - needle_.size()) return std::string_view::npos;
    constexpr std::uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    const std::uint64_t wanted = ones * static_cast<unsigned char>(needle_[rare_]), fold = letter_ ? 0x20 * ones : 0;
    const char* const base = text.data();
    const std::size_t last = text.size() - needle_.size() + rare_;  // where the rare byte stands at the latest
    std::size_t at = from + rare_;
    for (; at + 8 <= text.size() && at <= last; at += 8) {
        std::uint64_t w;
        std::memcpy(&w, base + at, 8);
        const std::uint64_t v = (w | fold) ^ wanted;
        for (std::uint64_t hits = (v - ones) & ~v & high; hits != 0; hits &= hits - 1) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(hits)) / 8;
            if (place <= last && here(base + place - rare_)) return place - rare_;
        }
    }
    for (; at <= last; ++at)
        if (here(base + at - rare_)) return at - rare_;
    return std::string_view::npos;
}
