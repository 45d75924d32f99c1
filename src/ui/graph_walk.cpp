#include "ui/graph_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <utility>

// The keyboard: right and left follow the lines, up and down go to what stands above and below.
namespace graphs {

static constexpr std::size_t kMostSaid = 120;          // nodes in the tree; with more in sight, only those at hand

namespace {

struct Middle { float x, y; };
Middle middle_of(const GraphShape& shape, int box) {
    const auto& b = shape.boxes[std::size_t(box)];
    return {b.x + b.w / 2, b.y + b.h / 2};
}

// Back the way one came, else the nearest by height.
int along(const GraphFrame& f, int at, std::span<const int> ways) {
    int best = -1;
    float least = 0;
    for (const int to : ways) {
        if (!f.k.came_from.empty() && f.m.key(std::size_t(to)) == f.k.came_from) return to;
        const float far = std::abs(middle_of(f.shape(), to).y - middle_of(f.shape(), at).y);
        if (best < 0 || far < least) best = to, least = far;
    }
    return best;
}

// In the same layer first; where that ends, what is nearest in the direction.
int beside(const GraphFrame& f, int at, bool down) {
    const Middle here = middle_of(f.shape(), at);
    int best = -1;
    float least = 0;
    for (int i = 0; i < int(f.shape().boxes.size()); ++i) {
        const Middle there = middle_of(f.shape(), i);
        const float dy = down ? there.y - here.y : here.y - there.y, dx = std::abs(there.x - here.x);
        if (i == at || dy <= 1) continue;
        const float far = dx < 1 ? dy : 100'000 + dy + 3 * dx;
        if (best < 0 || far < least) best = i, least = far;
    }
    return best;
}

int corner(const GraphFrame& f, bool last) {
    int best = 0;
    const auto before = [&](int a, int b) {
        const Middle p = middle_of(f.shape(), a), q = middle_of(f.shape(), b);
        return p.x != q.x ? p.x < q.x : p.y < q.y;
    };
    for (int i = 1; i < int(f.shape().boxes.size()); ++i) if (last ? before(best, i) : before(i, best)) best = i;
    return best;
}

int target(const GraphFrame& f, int at, Key key) {
    switch (key) {
        case Key::right: return along(f, at, f.k.index.after(at));
        case Key::left: return along(f, at, f.k.index.before(at));
        case Key::up: return beside(f, at, false);
        case Key::down: return beside(f, at, true);
        case Key::home: return corner(f, false);
        case Key::end: return corner(f, true);
        default: return -1;
    }
}

void stand_on(GraphFrame& f, int box) {
    GraphMemory& k = f.k;
    std::string key(f.m.key(std::size_t(box)));
    if (key == k.key) return void(k.focus = box);
    k.came_from = std::exchange(k.key, std::move(key));
    k.focus = box;
}

}  // namespace

int tab_stop(const GraphFrame& f) {
    const int count = int(f.shape().boxes.size());
    for (const int box : {f.k.focus, f.m.selected, f.m.anchor}) if (box >= 0 && box < count) return box;
    return corner(f, false);
}

void walk(GraphFrame& f) {
    const int at = tab_stop(f);
    const auto key = take_key(f.s, f.id_of(at));
    if (!key) return;
    const int to = target(f, at, *key);
    if (to < 0) return;
    if (f.k.focus < 0) stand_on(f, at);
    stand_on(f, to);
    bring_into_sight(f, to);
    f.s.want_focus(f.id_of(to));
}

// Which nodes are said: those that can be read. Of a crowd, the one with the focus, its
// neighbours, and what is pointed at or selected.
static std::vector<int> said_nodes(const GraphFrame& f, int stop) {
    std::vector<int> out;
    for (const int box : f.boxes) {
        if (f.in_sight(box)) out.push_back(box);
        if (out.size() > kMostSaid) break;
    }
    if (out.size() > kMostSaid) {
        out.clear();
        const auto add = [&](int box) { if (box >= 0 && out.size() < kMostSaid) out.push_back(box); };
        for (const int box : f.k.index.before(stop)) add(box);
        for (const int box : f.k.index.after(stop)) add(box);
        add(f.hovered), add(f.m.selected);
    }
    out.push_back(stop);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

static std::string_view name_of(ScreenState& s, const GraphNodeWords& words) {
    std::string out = words.name;
    for (const auto* more : {&words.status, &words.fact}) if (!more->empty()) out += ", " + *more;
    return s.tree().keep(out);
}

static ImRect clipped(const GraphFrame& f, const ImRect& r) {
    ImRect in = r;
    if (!f.view.Overlaps(r)) {  // out of sight: at the edge beyond which it is
        const ImVec2 at{std::clamp(r.Min.x, f.view.Min.x, f.view.Max.x - 1), std::clamp(r.Min.y, f.view.Min.y, f.view.Max.y - 1)};
        return {at, {at.x + 1, at.y + 1}};
    }
    in.ClipWith(f.view);
    return in;
}

static void focus_on(GraphFrame& f, int box, const ImRect& r) {
    ScreenState& s = f.s;
    const bool came = !f.k.focused || f.k.focus != box;
    stand_on(f, box);
    f.k.focused = true;
    if (f.k.wanted == f.k.key) f.k.wanted.clear();
    if (came && s.focus_ring) bring_into_sight(f, box);
    item(s, f.id_of(box), r);
}

// While the pointer carries the graph about, the tree stays as it was: nobody reads it then, and a hundred places that
// change with every frame cost more than the picture.
static void find_said(GraphFrame& f, int stop) {
    auto& said = f.k.said;
    const bool there = std::any_of(said.begin(), said.end(), [&](const auto& one) { return one.first == stop; });
    if (f.carried && there) return;
    said.clear();
    for (const int box : said_nodes(f, stop)) said.emplace_back(box, clipped(f, f.rect(box)));
}

void say_nodes(GraphFrame& f, std::optional<GraphPress>& press) {
    ScreenState& s = f.s;
    const int stop = tab_stop(f);
    bool any = false;
    find_said(f, stop);
    for (const auto& [box, r] : f.k.said) {
        const GraphNodeWords words = f.m.words(std::size_t(box));
        const ImGuiID id = f.id_of(box);
        const bool has_focus = s.focus_id == id;
        a11y::Node node = node_at(s, id, r, a11y::Role::option, name_of(s, words));
        node.tab = box == stop ? a11y::Tab::stop : a11y::Tab::focusable;
        node.selectable = true;
        node.selected = box == f.m.selected;
        node.description = s.tree().keep(words.after);
        node.expandable = f.look(box).folded;
        say(s, node);
        if (has_focus) any = true, focus_on(f, box, r);
        if (has_focus && s.focus_ring && f.in_sight(box)) f.ring = box;
        if (s.activated == id) press = GraphPress{GraphPress::Kind::node, std::size_t(box)};
    }
    if (!any) f.k.focused = false;
}

}  // namespace graphs
