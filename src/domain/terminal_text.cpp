#include "domain/terminal_text.h"
#include "base/utf8.h"
#include <algorithm>
#include <cstring>

namespace {

constexpr unsigned char kEscape = 0x1b, kCancel = 0x18, kSubstitute = 0x1a, kBell = 0x07, kBackspace = 0x08, kReturn = 0x0d, kTab = 0x09, kDelete = 0x7f;
constexpr char32_t kC1Csi = 0x9b, kC1Command = 0x9d;

bool begins_string(char32_t c1) { return c1 == 0x90 || c1 == 0x98 || c1 == 0x9d || c1 == 0x9e || c1 == 0x9f; }  // DCS SOS OSC PM APC

// Eight bytes at once: none is a control, DEL or outside ASCII. Tabs are looked at by whoever finds this false.
bool all_printable(const char* p) {
    std::uint64_t w;
    std::memcpy(&w, p, 8);
    constexpr std::uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    const std::uint64_t below = (w - 0x20 * ones) & ~w, del = (w ^ 0x7f * ones) - ones;
    return ((w | below | (del & ~(w ^ 0x7f * ones))) & high) == 0;
}

}  // namespace

bool is_plain(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        if (at + 8 <= line.size() && all_printable(line.data() + at)) { at += 8; continue; }
        const auto b = static_cast<unsigned char>(line[at]);
        if (b >= 0x80) {
            const auto c = code_point(line, at);
            if (!c.good || c.value < 0xa0) return false;
            at += c.size;
            continue;
        }
        if ((b < 0x20 && b != kTab) || b == kDelete) return false;
        ++at;
    }
    return true;
}

void TerminalText::read(std::string_view line) {
    text_.clear();
    runs_.clear();
    returned_ = false;
    state_ = State::ground;
    for (std::size_t at = 0; at < line.size();) {
        const auto b = static_cast<unsigned char>(line[at]);
        if (state_ == State::ground && b >= 0x20 && b != kDelete) { ground(line, at); continue; }
        char32_t c = b;
        if (b >= 0x80) {
            const auto point = code_point(line, at);
            c = point.value, at += point.size;
        } else {
            ++at;
        }
        if (c == kEscape) { begin(State::escape); continue; }
        if (c == kCancel || c == kSubstitute) { state_ = State::ground; continue; }
        if (c >= 0x80 && c < 0xa0) {
            begin_c1(c);
            continue;
        }
        if (state_ == State::string) { if (c == kBell && command_) state_ = State::ground; continue; }
        if (c < 0x20 || c == kDelete) control(static_cast<unsigned char>(c));
        else if (c >= 0xa0) state_ = State::ground;  // no part of any sequence: it ends there, as in xterm.js
        else if (state_ == State::csi || state_ == State::csi_wrong) csi(c);
        else escape(c);
    }
}

// Printable text as far as it goes.
void TerminalText::ground(std::string_view line, std::size_t& at) {
    std::size_t end = at;
    while (end < line.size()) {
        const auto b = static_cast<unsigned char>(line[end]);
        if (b < 0x20 || b == kDelete) break;
        if (b < 0x80) { ++end; continue; }
        const auto c = code_point(line, end);
        if (c.good && c.value >= 0xa0) { end += c.size; continue; }
        if (end > at) break;
        at += c.size;
        if (!c.good) put("\xef\xbf\xbd");
        else begin_c1(c.value);
        return;
    }
    put(line.substr(at, end - at));
    at = end;
}

void TerminalText::put(std::string_view words) {
    if (returned_) {
        returned_ = false;
        text_.clear();
        runs_.clear();
    }
    const auto from = static_cast<std::uint32_t>(text_.size()), to = static_cast<std::uint32_t>(from + words.size());
    text_ += words;
    if (style_ == TextStyle{}) return;
    if (!runs_.empty() && runs_.back().to == from && runs_.back().style == style_) runs_.back().to = to;
    else runs_.push_back({from, to, style_});
}

void TerminalText::control(unsigned char c) {
    if (c == kReturn) returned_ = true;
    else if (c == kBackspace) step_back();
    else if (c == kTab && state_ == State::ground) put("\t");
}

void TerminalText::step_back() {
    text_.resize(before(text_, text_.size()));
    const auto end = static_cast<std::uint32_t>(text_.size());
    while (!runs_.empty() && runs_.back().from >= end) runs_.pop_back();
    if (!runs_.empty()) runs_.back().to = std::min(runs_.back().to, end);
}

void TerminalText::begin(State state) {
    state_ = state;
    parameters_.clear();
    private_ = begun_ = false;
}

void TerminalText::begin_c1(char32_t c) {
    if (c == kC1Csi) return begin(State::csi);
    state_ = begins_string(c) ? State::string : State::ground;
    command_ = c == kC1Command;
}

void TerminalText::escape(char32_t c) {
    if (c < 0x30) state_ = State::escape_rest;           // an intermediate: one more byte ends it
    else if (state_ == State::escape && c == '[') begin(State::csi);
    else if (state_ == State::escape && (c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_')) state_ = State::string, command_ = c == ']';
    else state_ = State::ground;
}

void TerminalText::csi(char32_t c) {
    if (c >= 0x40) {
        if (state_ == State::csi && c == 'm' && !private_) select_style();
        state_ = State::ground;
        return;
    }
    if (state_ == State::csi_wrong) return;
    if (c >= 0x3c) {  // < = > ?
        if (begun_) state_ = State::csi_wrong;
        private_ = true;
    } else if (c < 0x30) {
        private_ = true;
    } else if (c == ';' || c == ':') {
        if (parameters_.empty()) parameters_.push_back({});
        if (parameters_.size() < kMostParameters) parameters_.push_back({-1, c == ':'});
    } else {
        if (parameters_.empty()) parameters_.push_back({});
        auto& value = parameters_.back().value;
        value = std::min((value < 0 ? 0 : value) * 10 + static_cast<int>(c - '0'), 1 << 20);
    }
    begun_ = true;
}

// 38;5;n  38;2;r;g;b  38:5:n  38:2:space:r:g:b, and as programs write it too, 38:2:r:g:b. What is missing is 0.
void TerminalText::extended_colour(std::size_t& i, std::uint32_t& colour) {
    const auto& p = parameters_;
    int kind = 0, taken = 0;
    std::uint32_t values[4] = {};                // the colour space, or nothing, in front
    const auto take = [&](int value, bool shift) {
        if (kind == 0) { kind = std::max(0, value); return; }
        if (taken == 0 && (shift || kind == 5)) taken = 1;
        if (taken < 4) values[taken++] = static_cast<std::uint32_t>(std::max(0, value)) & 255u;
    };
    std::size_t subs = 0;
    while (i + 1 + subs < p.size() && p[i + 1 + subs].sub) ++subs;
    if (subs > 0) {
        for (std::size_t k = 0; k < subs; ++k) take(p[i + 1 + k].value, subs == 4);
        i += subs;
    } else {
        const auto full = [&] { return (kind == 5 && taken >= 2) || taken == 4; };
        while (i + 1 < p.size() && !full() && taken < 4) {
            take(p[++i].value, true);
            if (i + 1 < p.size() && p[i + 1].sub) { for (; i + 1 < p.size() && p[i + 1].sub; ++i) take(p[i + 1].value, false); break; }
        }
    }
    if (kind == 5) colour = TextStyle::palette | values[1];
    if (kind == 2) colour = TextStyle::own | values[1] << 16 | values[2] << 8 | values[3];
}

void TerminalText::select_style() {
    if (parameters_.empty()) parameters_.push_back({});
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        if (parameters_[i].sub) continue;
        const int p = std::max(0, parameters_[i].value);
        const auto set = [&](int bit) { style_.bits = static_cast<std::uint8_t>(style_.bits | bit); };
        const auto unset = [&](int bits) { style_.bits = static_cast<std::uint8_t>(style_.bits & ~bits); };
        const bool none = i + 1 < parameters_.size() && parameters_[i + 1].sub && parameters_[i + 1].value == 0;  // 4:0
        switch (p) {
            case 0: style_ = {}; break;
            case 1: set(TextStyle::bold); break;
            case 2: case 8: set(TextStyle::faint); break;  // nothing can hide: concealed text is faint
            case 3: set(TextStyle::italic); break;
            case 4: none ? unset(TextStyle::underlined) : set(TextStyle::underlined); break;
            case 7: set(TextStyle::inverse); break;
            case 9: set(TextStyle::struck); break;
            case 21: set(TextStyle::underlined); break;
            case 22: unset(TextStyle::bold | TextStyle::faint); break;
            case 23: unset(TextStyle::italic); break;
            case 24: unset(TextStyle::underlined); break;
            case 27: unset(TextStyle::inverse); break;
            case 28: unset(TextStyle::faint); break;
            case 29: unset(TextStyle::struck); break;
            case 38: extended_colour(i, style_.fg); break;
            case 48: extended_colour(i, style_.bg); break;
            case 58: { auto line_colour = TextStyle::usual; extended_colour(i, line_colour); break; }
            case 39: style_.fg = TextStyle::usual; break;
            case 49: style_.bg = TextStyle::usual; break;
            default:
                if (p >= 30 && p < 38) style_.fg = TextStyle::palette | static_cast<std::uint32_t>(p - 30);
                if (p >= 40 && p < 48) style_.bg = TextStyle::palette | static_cast<std::uint32_t>(p - 40);
                if (p >= 90 && p < 98) style_.fg = TextStyle::palette | static_cast<std::uint32_t>(p - 90 + 8);
                if (p >= 100 && p < 108) style_.bg = TextStyle::palette | static_cast<std::uint32_t>(p - 100 + 8);
        }
    }
}
