#include "spec/sections.h"
#include "base/text.h"
#include "spec/chars.h"
#include <fmt/core.h>

namespace spec {

namespace {

// "word:" at the beginning of a line; its length without the colon, 0: none.
std::size_t key_size(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_letter(text[at])) return 0;
    auto end = at;
    while (end < text.size() && (is_word(text[end]) || text[end] == '-')) ++end;
    return end < text.size() && text[end] == ':' ? end - at : 0;
}

std::size_t next_key(std::string_view text, std::size_t from) {
    for (auto at = from; at < text.size(); ++at) {
        if ((at == 0 || text[at - 1] == '\n') && key_size(text, at)) return at;
        at = text.find('\n', at);
        if (at == std::string_view::npos) break;
    }
    return text.size();
}

std::string nearest_section(std::string_view key) {
    for (const std::string_view known : {"workflow", "default-values", "version"})
        if (edit_distance(lower_case(key), known, 3) <= 3) return fmt::format("Did you mean “{}”?", known);
    return "Only workflow, default-values and version are known. A line of a text counts too when it begins at the left edge";
}

// Whether a text says anything: not only comments, blanks and marks of a document.
bool says_something(std::string_view text) {
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        const auto first = line.find_first_not_of(" \t\r");
        if (first != std::string_view::npos && line[first] != '#' && !line.starts_with("---") && !line.starts_with("\xEF\xBB\xBF#")) return true;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return false;
}

Fault not_found(std::string_view text) {
    const auto first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (text.starts_with("\xEF\xBB\xBF")) return {{0, 3}, "The text begins with an invisible mark (BOM)", "The service finds no “workflow:” behind it: remove the mark"};
    if (first < text.size() && text[first] == '{') return {{first, first + 1}, "There is no “workflow:” at the left edge", "The service does not read JSON: the name of a section must begin its line"};
    const auto indented = text.find("workflow:");
    if (indented != std::string_view::npos) return {{indented, indented + 8}, "“workflow:” does not stand at the left edge", "The service looks for it at the beginning of a line only"};
    return {{first, std::min(text.find('\n', first), text.size())}, "There is no “workflow:”", "A spec has a line “workflow:” at the left edge, and what it says below it"};
}

}  // namespace

Sections cut_sections(std::string_view text) {
    Sections out;
    bool version = false;
    const auto first = next_key(text, 0);
    for (auto at = first; at < text.size();) {
        const auto size = key_size(text, at);
        const auto end = next_key(text, at + size);
        const auto key = text.substr(at, size);
        const Span whole{at, end}, name{at, at + size};
        Span* place = key == "workflow" ? &out.workflow : key == "default-values" ? &out.defaults : nullptr;
        if (!place && key != "version") return out.fault = Fault{name, fmt::format("“{}” is no section of a spec", key), nearest_section(key)}, out;
        if (place ? place->size() > 0 : version) return out.fault = Fault{name, fmt::format("“{}:” stands twice at the left edge", key), "Each section can be there once"}, out;
        if (place) *place = whole;
        else version = true;
        at = end;
    }
    if (says_something(text.substr(0, first))) out.skipped = {0, first};
    if (out.workflow.size() == 0) out.fault = not_found(text);
    return out;
}

}  // namespace spec
