#include "platform/headless/deflate.h"
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t kWindow = 32768, kLongest = 258, kShortest = 3;

// RFC 1951 §3.2.5: the first length or distance of every code, and its extra bits.
constexpr std::uint16_t kLengths[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                      31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::uint8_t kLengthBits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::uint16_t kDistances[] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
                                        193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr std::uint8_t kDistanceBits[] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                          6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

class Bits {
  public:
    void put(std::uint32_t value, int count) {  // lowest bit first
        held_ |= std::uint64_t(value) << used_;
        for (used_ += count; used_ >= 8; used_ -= 8, held_ >>= 8) out.push_back(char(held_ & 255));
    }
    void code(std::uint32_t value, int count) {  // Huffman codes go highest bit first
        std::uint32_t turned = 0;
        for (int i = 0; i < count; ++i) turned |= (value >> i & 1) << (count - 1 - i);
        put(turned, count);
    }
    void symbol(std::uint32_t s) {  // RFC 1951 §3.2.6
        if (s < 144) code(0x30 + s, 8);
        else if (s < 256) code(0x190 + s - 144, 9);
        else if (s < 280) code(s - 256, 7);
        else code(0xC0 + s - 280, 8);
    }
    void match(std::size_t length, std::size_t distance) {
        const auto l = std::upper_bound(std::begin(kLengths), std::end(kLengths), length) - std::begin(kLengths) - 1;
        symbol(std::uint32_t(257 + l));
        put(std::uint32_t(length - kLengths[l]), kLengthBits[l]);
        const auto d = std::upper_bound(std::begin(kDistances), std::end(kDistances), distance) - std::begin(kDistances) - 1;
        code(std::uint32_t(d), 5);
        put(std::uint32_t(distance - kDistances[d]), kDistanceBits[d]);
    }
    void finish() { if (used_ > 0) put(0, 8 - used_); }
    std::string out;

  private:
    std::uint64_t held_ = 0;
    int used_ = 0;
};

std::size_t slot(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return std::uint32_t(std::uint8_t(bytes[at + i])); };
    return (byte(0) << 16 | byte(1) << 8 | byte(2)) * 2654435761u >> 17;
}

std::size_t same(std::string_view bytes, std::size_t a, std::size_t b) {
    const std::size_t most = std::min(kLongest, bytes.size() - b);
    std::size_t n = 0;
    while (n < most && bytes[a + n] == bytes[b + n]) ++n;
    return n;
}

std::uint32_t adler(std::string_view bytes) {
    std::uint32_t a = 1, b = 0;
    for (const char c : bytes) a = (a + std::uint8_t(c)) % 65521, b = (b + a) % 65521;
    return b << 16 | a;
}

}  // namespace

std::string deflate(std::string_view bytes) {
    Bits bits;
    bits.out = "\x78\x01";
    bits.put(1, 1);  // the last block
    bits.put(1, 2);  // fixed codes
    std::vector<std::size_t> seen(std::size_t(1) << 15, SIZE_MAX);  // where these three bytes stood last
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = 0, from = SIZE_MAX;
        if (at + kShortest <= bytes.size()) {
            auto& last = seen[slot(bytes, at)];
            from = std::exchange(last, at);
            if (from != SIZE_MAX && at - from <= kWindow) length = same(bytes, from, at);
        }
        if (length >= kShortest) bits.match(length, at - from), at += length;
        else bits.symbol(std::uint8_t(bytes[at++]));
    }
    bits.symbol(256);
    bits.finish();
    const std::uint32_t sum = adler(bytes);
    for (int shift = 24; shift >= 0; shift -= 8) bits.out.push_back(char(sum >> shift & 255));
    return bits.out;
}
