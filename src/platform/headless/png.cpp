#include "platform/headless/png.h"
#include "platform/headless/deflate.h"
#include <fstream>

static std::uint32_t crc(std::string_view bytes) {
    std::uint32_t c = 0xffffffffu;
    for (const char byte : bytes) {
        c ^= std::uint8_t(byte);
        for (int i = 0; i < 8; ++i) c = c >> 1 ^ (c & 1 ? 0xedb88320u : 0);
    }
    return ~c;
}

static std::string word(std::uint32_t v) { return {char(v >> 24), char(v >> 16 & 255), char(v >> 8 & 255), char(v & 255)}; }

static std::string chunk(const std::string& kind, const std::string& data) {
    return word(std::uint32_t(data.size())) + kind + data + word(crc(kind + data));
}

// Each byte less the one above it: on screens nearly everything becomes zero.
static std::string rows(const std::uint32_t* rgba, int width, int height) {
    std::string out;
    out.reserve(std::size_t(height) * (std::size_t(width) * 3 + 1));
    for (int y = 0; y < height; ++y) {
        const auto* row = rgba + std::size_t(y) * std::size_t(width);
        const auto* above = y == 0 ? nullptr : row - width;
        out.push_back(2);  // filter "up"
        for (int x = 0; x < width; ++x)
            for (int shift = 0; shift < 24; shift += 8)
                out.push_back(char(((row[x] >> shift) - (above ? above[x] >> shift : 0)) & 255));
    }
    return out;
}

std::string png(const std::uint32_t* rgba, int width, int height) {
    const std::string head = word(std::uint32_t(width)) + word(std::uint32_t(height)) + std::string("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + chunk("IDAT", deflate(rows(rgba, width, height))) + chunk("IEND", "");
}

Result<bool> write_png(const std::string& path, const std::uint32_t* rgba, int width, int height) {
    std::ofstream out(path, std::ios::binary);
    out << png(rgba, width, height);
    out.close();
    if (!out) return Error{path, "cannot be written"};
    return true;
}
