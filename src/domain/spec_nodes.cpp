#include "domain/spec_nodes.h"
#include <algorithm>
#include <fmt/core.h>
#include <vector>

bool leaves_out(const SpecOutline& outline, std::string_view node) {
    for (const auto& g : outline.groups)
        for (const auto& t : g.tasks) if (std::find(t.excluded.begin(), t.excluded.end(), node) == t.excluded.end()) return false;
    return outline.tasks() > 0;
}

static bool leaves_out_any(const SpecOutline& outline) {
    for (const auto& g : outline.groups) for (const auto& t : g.tasks) if (!t.excluded.empty()) return true;
    return false;
}

std::optional<std::string> text_without(const SpecOutline& outline, std::string_view text, std::string_view node) {
    const bool plain = node.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == std::string_view::npos;
    if (!plain || leaves_out_any(outline)) return std::nullopt;   // a list that is there has to be added to
    std::vector<std::pair<std::size_t, std::string>> edits;
    std::vector<std::string> done;
    for (const auto& a : outline.amounts) {
        if (a.from > text.size() || std::find(done.begin(), done.end(), a.resource) != done.end()) continue;
        done.push_back(a.resource);
        const auto line_end = a.from == 0 ? std::string::npos : text.rfind('\n', a.from - 1);
        const auto line = line_end == std::string::npos ? 0 : line_end + 1;
        const auto brace = text.rfind('{', a.from);
        if (brace != std::string::npos && brace >= line) {
            edits.emplace_back(brace + 1, fmt::format("nodesExcluded: [{}], ", node));
            continue;
        }
        const auto indent = text.find_first_not_of(' ', line) - line;
        edits.emplace_back(line, std::string(indent, ' ') + fmt::format("nodesExcluded: [{}]\n", node));
    }
    if (edits.empty()) return std::nullopt;
    std::sort(edits.rbegin(), edits.rend());
    std::string out(text);
    for (const auto& [at, words] : edits) out.insert(at, words);
    return out;
}
