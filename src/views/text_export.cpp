#include "views/text_export.h"
#include <fmt/core.h>

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (byte < 0x20) out += fmt::format("\\u{:04x}", byte);
        else out += c;
    }
    return out + "\"";
}
