#include "platform/headless/canned_transport.h"
#include "platform/headless/deflate.h"
#include "platform/headless/png.h"
#include "platform/headless/stb_glyphs.h"
#include <algorithm>
#include <doctest/doctest.h>
#include <random>

namespace {

// The other direction of deflate.cpp, written from RFC 1951 on its own: one block of fixed codes.
class Inflater {
  public:
    explicit Inflater(std::string_view zlib) : in_(zlib), at_(16) {}
    std::string run() {
        CHECK(bits(3) == 3);
        for (unsigned s = symbol(); s != 256; s = symbol()) s < 256 ? out_.push_back(char(s)) : copy(s - 257);
        return out_;
    }

  private:
    unsigned bit() {
        const auto at = at_++;
        REQUIRE(at / 8 < in_.size());
        return unsigned(std::uint8_t(in_[at / 8])) >> (at % 8) & 1;
    }
    unsigned bits(unsigned n) {
        unsigned v = 0;
        for (unsigned i = 0; i < n; ++i) v |= bit() << i;
        return v;
    }
    unsigned code(unsigned n, unsigned v = 0) {
        while (n-- > 0) v = v << 1 | bit();
        return v;
    }
    unsigned symbol() {
        unsigned v = code(7);
        if (v < 24) return 256 + v;
        v = code(1, v);
        if (v < 0xC0) return v - 0x30;
        if (v < 0xC8) return 280 + v - 0xC0;
        return 144 + code(1, v) - 0x190;
    }
    void copy(unsigned l) {
        unsigned length = l == 28 ? 258 : 3 + l;
        if (l >= 8 && l < 28) {
            const unsigned extra = l / 4 - 1;
            length = 3 + ((4 + l % 4) << extra) + bits(extra);
        }
        const unsigned d = code(5), more = d < 4 ? 0 : d / 2 - 1;
        const unsigned distance = d < 4 ? 1 + d : 1 + ((2 + d % 2) << more) + bits(more);
        REQUIRE(distance <= out_.size());
        for (; length > 0; --length) out_.push_back(out_[out_.size() - distance]);
    }
    std::string_view in_;
    std::size_t at_;
    std::string out_;
};

}  // namespace

TEST_CASE("what was compressed comes back, whatever it is") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        std::string bytes;
        const std::size_t size = random() % (seed % 10 == 0 ? 90'000 : 3000);
        while (bytes.size() < size) {
            const std::size_t run = 1 + random() % 700;
            if (random() % 2 && !bytes.empty()) for (std::size_t i = 0, from = random() % bytes.size(); i < run; ++i) bytes.push_back(bytes[from + i]);
            else for (std::size_t i = 0; i < run; ++i) bytes.push_back(char(random()));
        }
        INFO("seed ", seed);
        CHECK(Inflater(deflate(bytes)).run() == bytes);
    }
    CHECK(deflate("abc").ends_with("\x02\x4d\x01\x27"));  // Adler-32
    CHECK(deflate(std::string(100'000, '\xff')).ends_with("\x14\x9a\x30\x2c"));
    CHECK(deflate(std::string(100'000, '\0')).size() < 1000);
}

TEST_CASE("a PNG has its size, its pixels and checksums that fit") {
    const std::uint32_t pixels[] = {0xff0000ffu, 0xff00ff00u, 0xffff0000u, 0xff102030u, 0xff0000ffu, 0xff010101u};
    const std::string file = png(pixels, 3, 2);
    CHECK(file.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(file.substr(12, 12) == std::string("IHDR\0\0\0\x03\0\0\0\x02", 12));
    CHECK(file.substr(29, 4) == "\x12\x16\xf1\x4d");  // of this very header, by another program
    CHECK(file.substr(file.size() - 8) == "IEND\xae\x42\x60\x82");
    const std::string rows = Inflater(file.substr(41)).run();
    const std::string want = std::string("\x02\xff\0\0\0\xff\0\0\0\xff", 10) + std::string("\x02\x31\x20\x10\xff\x01\0\x01\x01\x02", 10);
    CHECK(rows == want);
}

TEST_CASE("answers arrive one by one, oldest request first, by the latest rule that fits") {
    CannedTransport t;
    std::vector<std::string> got;
    const auto note = [&](HttpAnswer a) { got.push_back(std::to_string(a.status) + a.body); };
    t.answer("/api/", "old");
    t.answer("/api/", "new");
    t.answer("/api/other", HttpAnswer{.status = 503});
    t.send({.url = "/api/x"}, {}, note);
    t.send({.url = "/api/other?y"}, {}, note);
    t.send({.url = "/elsewhere"}, {}, note);
    CHECK(got.empty());
    while (t.deliver()) {}
    CHECK(got == std::vector<std::string>{"200new", "503", R"(404{"detail":"Not Found"})"});
    CHECK(t.asked_for("/api/") == 2);
}

TEST_CASE("a held request waits for another rule, an aborted one never answers") {
    CannedTransport t;
    int answers = 0;
    const auto count = [&](HttpAnswer) { ++answers; };
    t.hold("/api/");
    t.send({.url = "/api/a"}, {}, count);
    const int second = t.send({.url = "/api/b"}, {}, count);
    CHECK_FALSE(t.deliver());
    t.abort(second);
    t.fail("/api/");
    CHECK(t.deliver());
    CHECK_FALSE(t.deliver());
    CHECK(answers == 1);
    CHECK(t.aborted() == 1);
    CHECK(t.pending() == 0);
}

TEST_CASE("a streamed answer comes in pieces until it is aborted") {
    CannedTransport t;
    t.piece_bytes = 4;
    t.answer("/api/", "abcdefghij");
    std::string heard;
    bool done = false;
    t.send({.url = "/api/"}, [&](std::string_view piece) { heard += std::string(piece) + "|"; }, [&](HttpAnswer a) { done = a.body.empty(); });
    t.deliver();
    CHECK(heard == "abcd|efgh|ij|");
    CHECK(done);

    heard.clear(), done = false;
    int handle = 0;
    handle = t.send({.url = "/api/"}, [&](std::string_view piece) { heard += piece, t.abort(handle); }, [&](HttpAnswer) { done = true; });
    t.deliver();
    CHECK(heard == "abcd");
    CHECK_FALSE(done);
}

TEST_CASE("pieces of an answer that is not a success are never handed out") {
    CannedTransport t;
    t.answer("/api/", HttpAnswer{.status = 400, .body = "no"});
    std::string body;
    t.send({.url = "/api/"}, [&](std::string_view) { body = "piece"; }, [&](HttpAnswer a) { body = a.body; });
    t.deliver();
    CHECK(body == "no");
}

TEST_CASE("digits are equally wide, the em is the size, and what a font lacks is a box") {
    StbGlyphs glyphs("build/fonts");
    if (!glyphs.missing().empty()) {
        MESSAGE("skipped: ", glyphs.missing().front(), " is missing, run scripts/setup");
        return;
    }
    for (const Face face : {Face::ui, Face::ui_medium, Face::ui_semibold, Face::mono})
        for (char32_t digit = '0'; digit <= '9'; ++digit) CHECK(glyphs.glyph(face, 14, digit).advance == glyphs.glyph(face, 14, '0').advance);
    CHECK(glyphs.glyph(Face::mono, 20, 'M').advance == doctest::Approx(12).epsilon(0.001));  // 0.6 em
    CHECK(glyphs.glyph(Face::ui, 14, ' ').w == 0);
    CHECK(glyphs.face(Face::ui, 100).ascent == doctest::Approx(96.875).epsilon(0.001));

    const auto m = glyphs.glyph(Face::ui, 20, U'漢');
    REQUIRE(m.w > 4);
    std::vector<std::uint8_t> rgba(std::size_t(m.w) * std::size_t(m.h) * 4);
    glyphs.pixels(Face::ui, 20, U'漢', m, rgba.data());
    CHECK(rgba[3] == 255);
    CHECK(rgba[std::size_t((m.h / 2) * m.w + m.w / 2) * 4 + 3] == 0);
}

TEST_CASE("a glyph's pixels are white, inside of their box, and most where the stroke is") {
    StbGlyphs glyphs("build/fonts");
    if (!glyphs.missing().empty()) return;
    const auto m = glyphs.glyph(Face::ui, 40, 'l');
    std::vector<std::uint8_t> rgba(std::size_t(m.w) * std::size_t(m.h) * 4);
    glyphs.pixels(Face::ui, 40, 'l', m, rgba.data());
    int full = 0;
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        CHECK((rgba[i] == 255 && rgba[i + 1] == 255 && rgba[i + 2] == 255));
        full += rgba[i + 3] == 255;
    }
    CHECK(full > m.h);
    CHECK(m.y < 0);
    CHECK(m.y + m.h <= 1);
}
