#include "base/csv.h"

std::string csv_field(std::string_view text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos;
    if (!formula && text.find_first_of(",;\"\r\n\t") == std::string_view::npos) return std::string(text);
    std::string out = formula ? "\"'" : "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}
