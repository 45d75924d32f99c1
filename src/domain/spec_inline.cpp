#include "domain/spec_inline.h"
#include "base/pieces.h"

// "- localpath: ./run.sh": where its key begins in the line; npos: another line.
static std::size_t key_column(std::string_view line, std::string_view localpath) {
    static constexpr std::string_view kKey = "localpath:";
    auto at = line.find_first_not_of(' ');
    while (at != std::string_view::npos && line.substr(at, 2) == "- ") at = line.find_first_not_of(' ', at + 2);
    if (at == std::string_view::npos || !line.substr(at).starts_with(kKey)) return std::string_view::npos;
    auto value = line.substr(at + kKey.size());
    const auto first = value.find_first_not_of(' '), last = value.find_last_not_of(" \r");
    if (first == std::string_view::npos) return std::string_view::npos;
    value = value.substr(first, last - first + 1);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = value.substr(1, value.size() - 2);
    return value == localpath ? at : std::string_view::npos;
}

static bool is_text(std::string_view s) {
    for (const char c : s) if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') return false;
    return true;
}

// A block of lines: how it ends, and where it begins when its first line is indented, stands behind the "|".
static std::string block_of(std::string_view contents, std::size_t indent) {
    const auto first = contents.find_first_not_of('\n');
    std::string out = "|";
    if (first != std::string_view::npos && (contents[first] == ' ' || contents[first] == '\t')) out += "2";
    if (!contents.ends_with('\n')) out += "-";
    else if (contents.ends_with("\n\n")) out += "+";
    for (const auto line : pieces_of(contents, '\n')) {
        out += "\n";
        if (!line.empty()) out.append(indent, ' ').append(line);
    }
    return out;
}

std::optional<std::string> with_file_inline(std::string_view spec, std::string_view localpath, std::string_view contents) {
    if (!is_text(contents) || contents.find_first_not_of('\n') == std::string_view::npos) return std::nullopt;
    std::string plain;
    for (const char c : contents) if (c != '\r') plain += c;
    for (std::size_t begin = 0; begin < spec.size();) {
        const auto end = std::min(spec.find('\n', begin), spec.size());
        const auto line = spec.substr(begin, end - begin);
        if (const auto column = key_column(line, localpath); column != std::string_view::npos)
            return std::string(spec.substr(0, begin + column)) + "contents: " + block_of(plain, column + 2) + std::string(spec.substr(end));
        begin = end + 1;
    }
    return std::nullopt;
}
