#include "sim/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sim {
namespace {

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    constexpr char kHex[] = "0123456789abcdef";
    out += "\\u00";
    out += kHex[(static_cast<unsigned char>(c) >> 4) & 15];
    out += kHex[static_cast<unsigned char>(c) & 15];
}

}  // namespace

Json& Json::text(std::string_view text) {
    comma();
    out_ += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_plain(text[i])) continue;
        out_.append(text, from, i - from);
        append_escaped(out_, text[i]);
        from = i + 1;
    }
    out_.append(text, from, text.size() - from);
    out_ += '"';
    return *this;
}

// Together with quantity() most of what a long answer consists of: one append each.
Json& Json::key(std::string_view word) {
    const bool with_comma = wants_comma();
    const auto from = out_.size();
    out_.resize(from + word.size() + (with_comma ? 4 : 3));
    char* at = out_.data() + from;
    if (with_comma) *at++ = ',';
    *at++ = '"';
    at = std::copy(word.begin(), word.end(), at);
    *at++ = '"';
    *at = ':';
    return *this;
}

void Json::digits(std::int64_t value) {
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out_.append(text, static_cast<std::size_t>(end - text));
}

Json& Json::quantity(std::int64_t value, std::string_view unit) {
    char text[40];
    char* at = text;
    if (wants_comma()) *at++ = ',';
    *at++ = '"';
    at = std::to_chars(at, text + 30, value).ptr;
    at = std::copy(unit.begin(), unit.end(), at);
    *at++ = '"';
    out_.append(text, static_cast<std::size_t>(at - text));
    return *this;
}

Json& Json::real(double value) {
    comma();
    char text[400];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
    const std::string_view written(text, static_cast<std::size_t>(end - text));
    out_ += written;
    if (written.find('.') == std::string_view::npos) out_ += ".0";
    return *this;
}

Json& Json::seconds(Span span) {
    comma();
    auto micros = span.count();
    if (micros < 0) {
        out_ += '-';
        micros = -micros;
    }
    digits(micros / 1'000'000);
    char text[6];
    auto rest = micros % 1'000'000;
    for (int i = 6; i-- > 0; rest /= 10) text[i] = static_cast<char>('0' + rest % 10);
    std::size_t length = 6;
    while (length > 1 && text[length - 1] == '0') --length;
    out_ += '.';
    out_.append(text, length);
    return *this;
}

Json& Json::time(Instant at) {
    if (at == kNever) return null();
    comma();
    out_ += '"';
    append_iso(out_, at);
    out_ += '"';
    return *this;
}

}  // namespace sim
