#include "ui/a11y.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

namespace a11y {

std::string_view word(Role role) {
    static constexpr std::array<std::string_view, 32> words = {
        "group", "button", "link", "tab", "textbox", "searchbox", "checkbox", "switch", "radio", "heading", "text", "grid",
        "row", "gridcell", "columnheader", "status", "alert", "region", "navigation", "main", "search", "banner", "dialog",
        "menu", "menuitem", "menuitemcheckbox", "menuitemradio", "tablist", "list", "listitem", "progressbar", "img"};
    static constexpr std::array<std::string_view, 6> rest = {"listbox", "option", "separator", "tooltip", "treegrid", "combobox"};
    const auto i = static_cast<std::size_t>(role);
    return i < words.size() ? words[i] : rest[i - words.size()];
}

// Text is kept in blocks that never move, so that views into them stay good.
static constexpr std::size_t kBlock = 16 * 1024;

Tree::Tree() { clear(); }

void Tree::clear() {
    nodes_.clear();
    open_.clear();
    block_ = 0;
    for (auto& b : blocks_) b.clear();
    if (blocks_.empty()) blocks_.emplace_back().reserve(kBlock);
}

std::string_view Tree::keep(std::string_view s) {
    if (s.empty()) return {};
    while (blocks_[block_].capacity() - blocks_[block_].size() < s.size()) {
        if (++block_ == blocks_.size()) blocks_.emplace_back().reserve(std::max(kBlock, s.size()));
    }
    auto& b = blocks_[block_];
    const auto at = b.size();
    b.append(s);
    return std::string_view(b).substr(at);
}

Node& Tree::add(const Node& n) {
    Node& k = nodes_.emplace_back(n);
    if (!k.parent) k.parent = container();
    for (auto* text : {&k.name, &k.value, &k.href, &k.description, &k.key}) *text = keep(*text);
    return k;
}

const Node* Tree::find(std::uint32_t id) const {
    const auto at = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& n) { return n.id == id; });
    return at == nodes_.end() ? nullptr : &*at;
}

const Node* Tree::find(std::string_view role, std::string_view name) const {
    for (const auto& n : nodes_) if (word(n.role) == role && n.name == name) return &n;
    return nullptr;
}

// The sibling before each node, in the order they were said.
static std::vector<std::uint32_t> previous_siblings(const Tree& tree) {
    static thread_local std::unordered_map<std::uint32_t, std::uint32_t> last;
    last.clear();
    std::vector<std::uint32_t> out;
    out.reserve(tree.nodes().size());
    for (const auto& n : tree.nodes()) {
        auto& l = last[n.parent];
        out.push_back(l);
        l = n.id;
    }
    return out;
}

static bool same_order(const std::vector<Node>& a, const std::vector<Node>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const Node& x, const Node& y) { return x.id == y.id && x.parent == y.parent; });
}

void diff(const Tree& before, const Tree& after, std::vector<Change>& out) {
    out.clear();
    const auto &a = before.nodes(), &b = after.nodes();
    if (same_order(a, b)) {  // the usual frame: nothing came or went
        std::vector<std::uint32_t> previous;
        for (std::size_t i = 0; i < b.size(); ++i) {
            if (a[i] == b[i]) continue;
            if (previous.empty()) previous = previous_siblings(after);
            out.push_back({Change::Kind::change, &b[i], previous[i]});
        }
        return;
    }
    const auto was = previous_siblings(before), is = previous_siblings(after);
    std::unordered_map<std::uint32_t, std::size_t> old, now;
    for (std::size_t i = 0; i < a.size(); ++i) old.emplace(a[i].id, i);
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (!now.emplace(b[i].id, i).second) continue;  // said twice: the first stands, the auditor complains
        const auto at = old.find(b[i].id);
        if (at == old.end()) out.push_back({Change::Kind::add, &b[i], is[i]});
        else if (!(a[at->second] == b[i]) || was[at->second] != is[i]) out.push_back({Change::Kind::change, &b[i], is[i]});
    }
    for (const auto& [id, i] : old) if (!now.count(id)) out.push_back({Change::Kind::remove, &a[i], 0});
}

static void print_below(const Tree& tree, std::uint32_t parent, int depth, std::string& out) {
    for (const auto& n : tree.nodes()) {
        if (n.parent != parent) continue;
        out += fmt::format("{:{}}{} \"{}\"", "", depth * 2, word(n.role), n.name);
        if (!n.value.empty()) out += fmt::format(" value=\"{}\"", n.value);
        if (!n.href.empty()) out += fmt::format(" -> {}", n.href);
        if (n.check != Check::none) out += n.check == Check::on ? " checked" : n.check == Check::mixed ? " mixed" : " unchecked";
        if (n.selected) out += " selected";
        if (n.current) out += " current";
        if (n.expanded) out += " expanded";
        if (n.disabled) out += " disabled";
        if (n.sort != Sort::none) out += n.sort == Sort::ascending ? " ascending" : " descending";
        if (n.rows >= 0) out += fmt::format(" rows={}", n.rows);
        out += "\n";
        print_below(tree, n.id, depth + 1, out);
    }
}

std::string print(const Tree& tree) {
    std::string out;
    print_below(tree, 0, 0, out);
    return out;
}

}  // namespace a11y
