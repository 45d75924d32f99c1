#include "domain/dag_layout.h"
#include "ui/graph.h"
#include "ui/stage.h"
#include <doctest/doctest.h>

namespace {

// What a page would give: names, and the looks of a workflow half done.
struct Example {
    std::vector<std::string> names;
    GraphModel model;
    std::optional<GraphPress> press;

    explicit Example(const Dag& dag) {
        model.name = "Graph of train-7";
        lay(dag);
        model.key = [this](std::size_t i) { return std::string_view(names[i]); };
        model.words = [this](std::size_t i) { return GraphNodeWords{names[i], "running", "4 GPUs, 2h 15m", i ? "after " + names[0] : ""}; };
        model.height = 400;
    }
    void lay(const Dag& dag) {
        names.clear();
        for (int i = 0; i < dag.count(); ++i) names.push_back("group-" + std::to_string(i));
        model.shape = lay_out(dag);
        model.looks.assign(names.size(), {.tone = Tone::running, .icon = Icon::circle_play, .tinted = true});
        model.links = link_looks(*model.shape, std::vector<GraphLinkLook>(dag.edges().size(), {EdgeLook::live, false, false}));
    }
    std::function<void(Ui&)> draw() {
        return [this](Ui& ui) {
            if (const auto p = graph(ui, model)) press = p;
        };
    }
    static std::string said(int i) { return "group-" + std::to_string(i) + ", running, 4 GPUs, 2h 15m"; }
};

const Dag kSmall(6, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {3, 5}});

Dag long_chain(int count) {
    std::vector<DagEdge> edges;
    for (int i = 0; i + 1 < count; ++i) edges.push_back({i, i + 1});
    return Dag(count, edges);
}

}  // namespace

TEST_CASE("a graph is said as a list of its nodes, each with its state and what it waits for") {
    Example e(kSmall);
    e.model.selected = 3;
    Stage stage(e.draw(), 1440, 600);
    const auto list = stage.get("listbox", "Graph of train-7");
    const auto node = stage.get("option", Example::said(1));
    CHECK(node.parent == list.id);
    CHECK(node.description == "after group-0");
    CHECK(stage.get("option", Example::said(3)).selected);
    CHECK(stage.get("option", Example::said(3)).tab == a11y::Tab::stop);
    CHECK(node.tab == a11y::Tab::focusable);
    CHECK(node.x >= list.x);
    CHECK(node.x + node.w <= list.x + list.w);
    CHECK(node.w == doctest::Approx(146));
    CHECK(node.h == doctest::Approx(50));
}

TEST_CASE("a press on a node is that node's, beside all nodes nobody's; a drag is no press") {
    Example e(kSmall);
    Stage stage(e.draw(), 1440, 600);
    stage.click("option", Example::said(4));
    REQUIRE(e.press);
    CHECK(e.press->kind == GraphPress::Kind::node);
    CHECK(e.press->index == 4);
    CHECK(stage.focused() == Example::said(4));
    e.press.reset();
    const auto list = stage.get("listbox", "Graph of train-7");
    stage.press_at(list.x + 5, list.y + 5);
    REQUIRE(e.press);
    CHECK(e.press->kind == GraphPress::Kind::nothing);
    e.press.reset();
    const auto before = stage.get("option", Example::said(4));
    stage.drag(before.x + 20, before.y + 20, before.x - 60, before.y + 45);
    CHECK_FALSE(e.press);
    const auto after = stage.get("option", Example::said(4));
    CHECK(after.x - before.x == doctest::Approx(-80).epsilon(0.03));
    CHECK(after.y - before.y == doctest::Approx(25).epsilon(0.06));
}

TEST_CASE("arrows walk along the lines and back the way one came; Home and End go to the ends; Enter presses") {
    Example e(kSmall);
    Stage stage(e.draw(), 1440, 600);
    stage.focus("option", Example::said(0));
    stage.key(Key::right);
    CHECK(stage.focused() == Example::said(1));
    stage.key(Key::down);
    CHECK(stage.focused() == Example::said(2));
    stage.key(Key::right);
    CHECK(stage.focused() == Example::said(3));
    stage.key(Key::left);
    CHECK(stage.focused() == Example::said(2));
    stage.key(Key::up);
    CHECK(stage.focused() == Example::said(1));
    stage.key(Key::left);
    CHECK(stage.focused() == Example::said(0));
    stage.key(Key::end);
    CHECK(stage.focused() == Example::said(5));
    stage.key(Key::right);
    CHECK(stage.focused() == Example::said(5));
    stage.key(Key::home);
    CHECK(stage.focused() == Example::said(0));
    stage.enter();
    REQUIRE(e.press);
    CHECK(e.press->index == 0);
}

TEST_CASE("the keyboard reaches nodes that are out of sight, and brings them into it") {
    Example e(long_chain(60));
    Stage stage(e.draw(), 1000, 600);
    CHECK(stage.find("option", Example::said(0)));
    CHECK_FALSE(stage.find("option", Example::said(40)));
    stage.focus("option", Example::said(0));
    for (int i = 0; i < 40; ++i) stage.key(Key::right);
    const auto list = stage.get("listbox", "Graph of train-7"), node = stage.get("option", Example::said(40));
    CHECK(stage.focused() == Example::said(40));
    CHECK(node.x >= list.x);
    CHECK(node.x + node.w <= list.x + list.w);
    CHECK_FALSE(stage.find("option", Example::said(0)));
}

TEST_CASE("the wheel zooms where the pointer is; the buttons and f say and set how much") {
    Example e(kSmall);
    Stage stage(e.draw(), 1440, 600);
    CHECK(stage.find("button", "Zoom 100%, show at 100%"));
    const auto before = stage.get("option", Example::said(3));
    const float x = before.x + 10, y = before.y + 10;
    stage.move(x, y);
    stage.screen.wheel(0, -2);
    stage.frame();
    stage.rest();
    const auto after = stage.get("option", Example::said(3));
    CHECK(after.w < before.w * 0.8f);
    CHECK((x - after.x) / after.w == doctest::Approx(10 / before.w).epsilon(0.2));
    CHECK(stage.find("button", "Zoom 72%, show at 100%"));
    stage.click("button", "Zoom in");
    CHECK(stage.find("button", "Zoom 101%, show at 100%"));
    stage.click("button", "Zoom out");
    stage.click("button", "Zoom out");
    CHECK(stage.get("option", Example::said(3)).w < 80);
    CHECK(stage.screen.focus_shortcut("f"));
    stage.rest();
    CHECK(stage.find("button", "Zoom 100%, show at 100%"));
    CHECK(stage.get("option", Example::said(3)).x == doctest::Approx(before.x).epsilon(0.01));
}

TEST_CASE("of a crowd only what is at hand is said, and the frame ends all the same") {
    Example e(Dag(3000, {}));
    Stage stage(e.draw(), 1000, 600);
    stage.click("button", "Show all");
    int options = 0;
    for (const auto& n : stage.screen.tree().nodes()) options += n.role == a11y::Role::option;
    CHECK(options >= 1);
    CHECK(options < 10);
    CHECK(stage.find("img", "Overview of the whole graph") == nullptr);
}

TEST_CASE("another shape keeps what one looks at in its place") {
    Example e(long_chain(60));
    Stage stage(e.draw(), 1000, 600);
    stage.focus("option", Example::said(0));
    for (int i = 0; i < 30; ++i) stage.key(Key::right);
    const auto before = stage.get("option", Example::said(30));
    std::vector<DagEdge> edges;
    for (int i = 0; i + 1 < 60; ++i) edges.push_back({i, i + 1});
    for (int i = 60; i < 70; ++i) edges.push_back({0, i}), edges.push_back({i, 1});
    e.lay(Dag(70, edges));
    stage.rest();
    const auto after = stage.get("option", Example::said(30));
    CHECK(after.x == doctest::Approx(before.x).epsilon(0.01));
    CHECK(after.y == doctest::Approx(before.y).epsilon(0.01));
    CHECK(stage.focused() == Example::said(30));
}

TEST_CASE("what is selected elsewhere, or found by a search, comes into sight") {
    Example e(long_chain(60));
    Stage stage(e.draw(), 1000, 600);
    CHECK_FALSE(stage.find("option", Example::said(50)));
    e.model.selected = 50;
    stage.rest();
    CHECK(stage.get("option", Example::said(50)).selected);
    CHECK(stage.get("option", Example::said(50)).w > 60);
    e.model.found = 7;
    stage.rest();
    CHECK(stage.get("option", Example::said(7)).w > 60);
}

TEST_CASE("a graph that moves to its place comes to rest; with less motion it is there at once") {
    Example e(long_chain(60));
    static constexpr Theme kMoving{.dark = true, .compact = false, .still = false, .forced = {}};
    Stage stage(e.draw(), 1000, 600, kMoving);
    stage.screen.activate(stage.get("button", "Show all").id);
    CHECK(stage.rest() > 5);
    Stage still(e.draw(), 1000, 600);
    still.screen.activate(still.get("button", "Show all").id);
    CHECK(still.rest() < 5);
}

TEST_CASE("a graph that is not laid out yet says so; one without nodes draws nothing") {
    GraphModel model{.name = "Graph", .shape = lay_out(Dag(0, {})), .looks = {}, .links = {}, .key = {}, .words = {}, .frame_words = {}, .height = 300};
    Stage stage([&](Ui& ui) { graph(ui, model); });
    CHECK_FALSE(stage.find("status", "Laying out the graph"));
    model.shape = nullptr;
    stage.frame();
    CHECK(stage.find("status", "Laying out the graph"));
    CHECK(stage.screen.frames_wanted() > 0);
}

TEST_CASE("a folded node says that it opens; a frame has a button that folds it again") {
    Example e(kSmall);
    e.model.looks[1].folded = true;
    std::vector<DagEdge> edges;
    for (int i = 1; i < 9; ++i) edges.push_back({0, i}), edges.push_back({i, 9});
    Stage folded(e.draw(), 1440, 600);
    CHECK(folded.get("option", Example::said(1)).expandable);
    LayoutJob job(fold(Dag(10, edges), 4, [](int) { return true; }));
    while (!job.step()) {}
    Example open{Dag(10, edges)};
    open.model.shape = job.shape();
    open.model.links = link_looks(*job.shape(), {});
    open.model.frame_words = [](std::size_t) { return std::string("8 groups alike"); };
    Stage stage(open.draw(), 1440, 600);
    stage.click("button", "Fold 8 groups alike");
    REQUIRE(open.press);
    CHECK(open.press->kind == GraphPress::Kind::frame);
    CHECK(open.press->index == 0);
}

TEST_CASE("where lines share a link the strongest look stands") {
    std::vector<DagEdge> edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 4}, {1, 4}};
    const Dag dag(5, edges);
    const auto shape = lay_out(dag);
    std::vector<GraphLinkLook> lines(dag.edges().size());
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = {dag.edges()[i] == DagEdge{0, 4} ? EdgeLook::broken : EdgeLook::done, false, true};
    const auto links = link_looks(*shape, lines);
    for (std::size_t i = 0; i < shape->lines.size(); ++i) {
        if (lines[i].look != EdgeLook::broken) continue;
        for (int k = 0; k < shape->lines[i].count; ++k) CHECK(links[std::size_t(shape->line_links[std::size_t(shape->lines[i].first + k)])].look == EdgeLook::broken);
    }
}

TEST_CASE("while the pointer carries it about the tree rests; then each node is said where it came to") {
    Example e(kSmall);
    Stage stage(e.draw(), 1440, 600);
    const auto before = stage.get("option", Example::said(3));
    stage.move(before.x + 10, before.y + 10);
    stage.screen.wheel(0, -2);
    stage.frame();
    CHECK(stage.get("option", Example::said(3)).w == before.w);
    stage.rest();
    CHECK(stage.get("option", Example::said(3)).w < before.w * 0.8f);
}
