#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/instant.h"

// Appends JSON to a string, commas by itself. Keys given to key() are our own words and are not escaped;
// for names out of the simulated world use name().
namespace sim {

class Json {
public:
    explicit Json(std::string& out) : out_(out) {}

    Json& open() { comma(); out_ += '{'; return *this; }
    Json& close() { out_ += '}'; return *this; }
    Json& list() { comma(); out_ += '['; return *this; }
    Json& end() { out_ += ']'; return *this; }
    Json& key(std::string_view word);
    Json& name(std::string_view text) { this->text(text); out_ += ':'; return *this; }

    Json& text(std::string_view text);
    Json& number(std::int64_t value) { comma(); digits(value); return *this; }
    Json& quantity(std::int64_t value, std::string_view unit = {});  // a number in quotes: "8", "512Ki"
    Json& real(double value);                                         // always with a fraction: 5400.0
    Json& seconds(Span span);
    Json& time(Instant at);                                           // null when it has not happened
    Json& boolean(bool value) { return raw(value ? "true" : "false"); }
    Json& null() { return raw("null"); }
    Json& raw(std::string_view json) { comma(); out_ += json; return *this; }
    Json& text_or_null(std::string_view text) { return text.empty() ? null() : this->text(text); }

    std::string& out() { return out_; }

private:
    bool wants_comma() const {
        if (out_.empty()) return false;
        const char last = out_.back();
        return last != '{' && last != '[' && last != ':' && last != ',';
    }
    void comma() {
        if (wants_comma()) out_ += ',';
    }
    void digits(std::int64_t value);

    std::string& out_;
};

}  // namespace sim
