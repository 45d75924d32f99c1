#include "ui/stage.h"
#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <map>

// A table over a list of keys, as a page would hold it: "=" heads a group.
namespace {

std::array<Column, 3> three() {
    return {{{.key = "name", .title = "Name", .width = 200}, {.key = "pool", .title = "Pool", .width = 160}, {.key = "gpu", .title = "GPU", .width = 160, .align = Column::Align::right}}};
}

struct Page {
    std::vector<std::string> keys;
    PickedKeys picked;
    std::array<Column, 3> columns = three();
    std::map<std::string, float> widths;
    std::map<std::string, ColumnChoice> choices;
    std::vector<SortBy> then;
    std::vector<Sum> totals;
    bool boxes = false, groups = false, items = false, picker = false;
    std::string newer, question;
    std::size_t asked = 0;                 // rows whose words were made
    std::vector<Picked> picks;
    std::vector<std::string> toggled, sorted, opened;
    bool also = false;

    void draw(Ui& ui) {
        TableSpec spec{.name = "Nodes", .columns = columns, .sort_key = "name", .then = then, .newer = newer, .question = question,
                       .all_checked = check_of(picked.size(), keys.size()), .items = items, .totals = totals, .widths = &widths, .choices = &choices};
        TableRows rows{.count = keys.size(), .key = [&](std::size_t i) { return std::string_view(keys[i]); },
                       .find = [&](std::string_view key) -> std::optional<std::size_t> {
                           const auto at = std::find(keys.begin(), keys.end(), key);
                           return at == keys.end() ? std::nullopt : std::optional<std::size_t>(std::size_t(at - keys.begin()));
                       },
                       .href = {}};
        if (boxes) rows.checked = [&](std::size_t i) { return picked.contains(keys[i]); };
        if (groups) rows.heading = [&](std::size_t i) { return heading(keys[i]); };
        if (picker) ui.column_picker(spec);
        auto table = ui.table(spec, rows);
        while (const auto i = table.next()) row(table, keys[*i]);
        take(table, rows);
    }

    void row(Table& table, const std::string& key) {
        ++asked;
        if (items) return table.item({.mark = {.word = "Healthy"}, .strong = key, .small = "prod", .href = {}, .value = "6", .note = "of 8 free", .bar = {}});
        table.mono(key);
        table.text("prod");
        table.ratio("6", "8", {.parts = {}, .said = "6 of 8 GPUs"});
    }

    static std::optional<Heading> heading(const std::string& key) {
        if (key[0] != '=') return {};
        return Heading{.title = key.substr(2), .note = "2 nodes", .collapsed = key[1] == '+', .subtotals = {{}, {}, {"12/16"}}};
    }

    void take(const Table& table, const TableRows& rows) {
        if (const auto p = table.picked()) picks.push_back(*p), pick(picked, *p, rows);
        if (const auto i = table.toggled()) toggled.push_back(keys[*i]), keys[*i][1] = keys[*i][1] == '+' ? '-' : '+';
        if (const auto key = table.sorted()) sorted.push_back(*key), also = table.sorts_also();
        if (const auto i = table.activated()) opened.push_back(keys[*i]);
    }
};

Page five(bool boxes) {
    Page page;
    page.keys = {"a", "b", "c", "d", "e"};
    page.boxes = boxes;
    return page;
}

bool row_selected(const Stage& stage, std::string_view name) { return stage.get("row", name).selected; }

}  // namespace

TEST_CASE("boxes: one by one, a range with Shift, all and none at the head") {
    Page page = five(true);
    Stage stage([&](Ui& ui) { page.draw(ui); });
    CHECK(stage.get("grid", "Nodes").multiselectable);
    CHECK(stage.get("checkbox", "Select all").check == a11y::Check::off);
    stage.click("checkbox", "Select b");
    CHECK(page.picked == PickedKeys{"b"});
    CHECK(row_selected(stage, "b"));
    CHECK(stage.get("checkbox", "Select b").check == a11y::Check::on);
    CHECK(stage.get("checkbox", "Select all").check == a11y::Check::mixed);

    stage.hold(false, true);
    stage.click("checkbox", "Select d");
    CHECK(page.picked == PickedKeys{"b", "c", "d"});
    stage.hold(true, false);
    stage.click("row", "c");
    CHECK(page.picked == PickedKeys{"b", "d"});
    CHECK(page.opened.empty());
    stage.hold(false, false);

    stage.click("checkbox", "Select all");
    CHECK(page.picked.size() == 5);
    CHECK(stage.get("checkbox", "Select all").check == a11y::Check::on);
    stage.click("checkbox", "Select all");
    CHECK(page.picked.empty());
    stage.click("row", "e");
    CHECK(page.opened == std::vector<std::string>{"e"});
    CHECK(page.picked.empty());
}

TEST_CASE("boxes by the keyboard: Space, Shift+Space, all, Escape") {
    Page page = five(true);
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.focus("row", "a");
    stage.key(Key::space);
    CHECK(page.picked == PickedKeys{"a"});
    stage.key(Key::down);
    stage.key(Key::down);
    CHECK(stage.focused() == "c");
    stage.hold(false, true);
    stage.key(Key::space);
    CHECK(page.picked == PickedKeys{"a", "b", "c"});
    stage.hold(false, false);
    stage.key(Key::space);
    CHECK(page.picked == PickedKeys{"a", "b"});
    stage.key(Key::escape);
    CHECK(page.picked.empty());
    const auto picks = page.picks.size();
    stage.key(Key::escape);
    CHECK(page.picks.size() == picks);
    stage.key(Key::select_all);
    CHECK(page.picked.size() == 5);
    CHECK(page.opened.empty());
    stage.enter();
    CHECK(page.opened == std::vector<std::string>{"c"});
}

TEST_CASE("Shift and an arrow pick from row to row") {
    Page page = five(true);
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.focus("row", "b");
    stage.hold(false, true);
    stage.key(Key::down);
    CHECK(page.picked == PickedKeys{"b", "c"});
    stage.key(Key::down);
    CHECK(page.picked == PickedKeys{"b", "c", "d"});
    stage.hold(false, false);
    stage.key(Key::down);
    CHECK(page.picked == PickedKeys{"b", "c", "d"});
    stage.hold(false, true);
    stage.key(Key::up);
    CHECK(page.picked == PickedKeys{"b", "c", "d", "e"});
    CHECK(stage.focused() == "d");
}

TEST_CASE("a picked row stays picked when rows are sorted anew, and the focus stays on its row") {
    Page page = five(true);
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.focus("row", "b");
    stage.key(Key::space);
    std::reverse(page.keys.begin(), page.keys.end());
    stage.rest();
    CHECK(row_selected(stage, "b"));
    CHECK(stage.focused() == "b");
    CHECK(stage.get("row", "b").row == 4);
}

TEST_CASE("the row under the focus vanishes: the one that took its place has it") {
    Page page = five(false);
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.focus("row", "c");
    page.keys = {"a", "b", "d", "e"};
    stage.rest();
    CHECK(stage.focused() == "d");
    page.keys = {"a"};
    stage.rest();
    CHECK(stage.focused() == "a");
}

TEST_CASE("without boxes Space chooses the row, and nothing is picked") {
    Page page = five(false);
    Stage stage([&](Ui& ui) { page.draw(ui); });
    CHECK_FALSE(stage.find("checkbox", "Select all"));
    stage.focus("row", "b");
    stage.key(Key::space);
    CHECK(page.opened == std::vector<std::string>{"b"});
    CHECK(page.picks.empty());
}

TEST_CASE("headings collapse and expand by mouse, Left, Right and Enter, and say so") {
    Page page;
    page.keys = {"=-prod", "a", "b", "=+dev", "c"};
    page.groups = page.boxes = true;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    INFO(stage.outline());
    CHECK(stage.get("treegrid", "Nodes").rows == 6);
    CHECK(stage.get("row", "prod, 2 nodes").expanded);
    CHECK_FALSE(stage.get("row", "dev, 2 nodes").expanded);
    CHECK(stage.get("row", "dev, 2 nodes").expandable);
    CHECK(stage.get("row", "a").level == 2);
    CHECK(stage.find("gridcell", "12/16"));

    stage.click("row", "dev, 2 nodes");
    CHECK(page.toggled == std::vector<std::string>{"=+dev"});
    stage.focus("row", "b");
    stage.key(Key::left);
    CHECK(stage.focused() == "prod, 2 nodes");
    stage.key(Key::right);
    CHECK(page.toggled.size() == 1);
    stage.key(Key::left);
    CHECK(page.toggled.back() == "=-prod");
    page.toggled.clear();
    stage.enter();
    CHECK(page.toggled == std::vector<std::string>{"=+prod"});

    stage.click("checkbox", "Select a");
    stage.hold(false, true);
    stage.click("checkbox", "Select c");
    CHECK(page.picked == PickedKeys{"a", "b", "c"});
}

TEST_CASE("of 100,000 rows in groups only those in sight are asked for") {
    Page page;
    page.groups = page.boxes = true;
    for (int i = 0; i < 100'000; ++i) page.keys.push_back(i % 100 == 0 ? "=-group " + std::to_string(i) : "node " + std::to_string(i));
    Stage stage([&](Ui& ui) { page.draw(ui); });
    page.asked = 0;
    stage.frame();
    CHECK(page.asked > 5);
    CHECK(page.asked < 40);
    stage.focus("row", "node 1");
    stage.key(Key::end);
    CHECK(stage.focused() == "node 99999");
    CHECK(stage.get("row", "node 99999").row == 100'000);
}

TEST_CASE("a key that comes with the focus, before any frame, is not lost") {
    Page page;
    for (int i = 0; i < 1000; ++i) page.keys.push_back("node-" + std::to_string(i));
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.rest();
    const auto first = stage.get("row", "node-0").id;
    stage.screen.focus(first, true);
    stage.screen.key(first, Key::end);
    stage.rest();
    CHECK(stage.find("row", "node-999") != nullptr);
}

TEST_CASE("totals stay below the rows, under the numbers they sum") {
    Page page = five(false);
    for (int i = 0; i < 100; ++i) page.keys.push_back("row " + std::to_string(i));
    page.totals = {{"Totals"}, {}, {"60/80", {.parts = {}, .said = "60 of 80 GPUs"}}};
    Stage stage([&](Ui& ui) { page.draw(ui); });
    const auto totals = stage.get("row", "Totals");
    CHECK(totals.row == 106);
    CHECK(stage.get("grid", "Nodes").rows == 107);
    CHECK(stage.find("gridcell", "60 of 80 GPUs"));
    CHECK(totals.y + totals.h <= 600);
    const float y = totals.y, x = stage.get("gridcell", "60 of 80 GPUs").x;
    CHECK(x == stage.get("gridcell", "6 of 8 GPUs").x);
    stage.focus("row", "a");
    stage.key(Key::end);
    CHECK(stage.get("row", "Totals").y == y);
    CHECK(stage.get("row", "row 99").y + stage.get("row", "row 99").h <= y + 1);
}

TEST_CASE("a press sorts, one with Shift sorts also, and the order is said") {
    Page page = five(false);
    page.then = {{"gpu", true}};
    Stage stage([&](Ui& ui) { page.draw(ui); });
    CHECK(stage.get("columnheader", "Name").sort == a11y::Sort::ascending);
    CHECK(stage.get("columnheader", "Name").description == "Sort order 1");
    CHECK(stage.get("columnheader", "GPU").sort == a11y::Sort::descending);
    CHECK(stage.get("columnheader", "GPU").description == "Sort order 2");
    stage.click("columnheader", "Pool");
    CHECK(page.sorted.back() == "pool");
    CHECK_FALSE(page.also);
    stage.focus("columnheader", "GPU");
    stage.hold(false, true);
    stage.enter();
    CHECK(page.sorted.back() == "gpu");
    CHECK(page.also);
}

TEST_CASE("columns are shown, hidden, moved and reset in their menu, by keyboard too") {
    Page page = five(false);
    page.picker = true;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    const auto choose = [&] {
        const auto* chosen = stage.last<ChooseColumns>();
        REQUIRE(chosen);
        page.choices.clear();
        if (chosen->choice != ColumnChoice{}) page.choices[chosen->table] = chosen->choice;
        stage.actions.clear();
        stage.rest();
    };
    stage.click("button", "Columns");
    CHECK(stage.focused() == "Name");
    stage.key(Key::down);
    stage.enter();
    choose();
    CHECK(page.choices["Nodes"].hidden == std::vector<std::string>{"pool"});
    CHECK(stage.get("menuitemcheckbox", "Pool").check == a11y::Check::off);
    CHECK_FALSE(stage.find("columnheader", "Pool"));
    CHECK_FALSE(stage.find("gridcell", "prod"));
    CHECK(stage.get("grid", "Nodes").columns == 2);

    stage.focus("menuitemcheckbox", "GPU");
    stage.key(Key::left);
    choose();
    stage.key(Key::left);
    choose();
    CHECK(page.choices["Nodes"].order == std::vector<std::string>{"gpu", "name", "pool"});
    CHECK(stage.get("columnheader", "GPU").x < stage.get("columnheader", "Name").x);
    CHECK(stage.get("gridcell", "6 of 8 GPUs").column == 0);
    CHECK(stage.focused() == "GPU");
    stage.click("menuitem", "Move GPU right");
    choose();
    CHECK(page.choices["Nodes"].order == std::vector<std::string>{"name", "gpu", "pool"});

    stage.focus("menuitem", "Reset columns");
    stage.enter();
    choose();
    CHECK(page.choices.empty());
    CHECK(stage.find("columnheader", "Pool"));
    stage.key(Key::escape);
    CHECK_FALSE(stage.find("menu", "Columns"));
    CHECK(stage.focused() == "Columns");
}

TEST_CASE("a column that is wanted and has no room is said to have none") {
    Page page = five(false);
    page.picker = true;
    page.columns = {{{.key = "name", .title = "Name", .least = 400}, {.key = "pool", .title = "Pool", .width = 400, .least = 400, .leaves = 1}, {.key = "gpu", .title = "GPU", .width = 120}}};
    Stage stage([&](Ui& ui) { page.draw(ui); }, 800, 600);
    stage.click("button", "Columns");
    CHECK_FALSE(stage.find("columnheader", "Pool"));
    CHECK(stage.get("menuitemcheckbox", "Pool").description.starts_with("No room for it"));
    CHECK(stage.get("menuitemcheckbox", "GPU").description == "Left and Right move the column");
}

TEST_CASE("sums that have no room beside the count stand below it, all of them") {
    const auto foot = [](int width) {
        Stage stage([](Ui& ui) {
            static const Column columns[] = {{.key = "name", .title = "Name"}};
            const TableSpec spec{.name = "Nodes", .columns = columns, .footer_left = "5 nodes", .footer_right = "Totals  214/328 GPUs   3,179/5,184 cores   13.6/24.0 TiB"};
            TableRows rows{.count = 1, .key = [](std::size_t) { return std::string_view("a"); }, .find = {}, .href = {}};
            auto table = ui.table(spec, rows);
            while (table.next()) table.text("a");
        }, width, 500);
        return stage.get("grid", "Nodes").h;
    };
    CHECK(foot(358) > foot(900) + 30);
}

TEST_CASE("a path gives way in front and keeps its end") {
    std::string_view href = "#/workflows/five-thousand-001";
    Stage stage([&](Ui& ui) {
        static const Column columns[] = {{.key = "task", .title = "Task", .width = 180}, {.key = "rest", .title = "Rest"}};
        TableRows rows{.count = 1, .key = [](std::size_t) { return std::string_view("a"); }, .find = {}, .href = {}};
        auto table = ui.table({.name = "Tasks", .columns = columns}, rows);
        while (table.next()) table.path("five-thousand-001", "step-0042", href, " +12"), table.text("x");
    });
    CHECK(stage.get("link", "five-thousand-001/step-0042 +12").href == href);
    const auto cell = stage.get("gridcell", "five-thousand-001/step-0042 +12"), link = stage.get("link", "five-thousand-001/step-0042 +12");
    CHECK(link.x + link.w <= cell.x + cell.w + 1);
}

TEST_CASE("a column's edge is dragged, and fits its words after a double click") {
    Page page = five(false);
    page.keys[1] = "a-name-much-longer-than-the-others";
    Stage stage([&](Ui& ui) { page.draw(ui); });
    const auto edge = stage.get("separator", "Resize Name");
    const float x = edge.x + edge.w / 2, y = edge.y + edge.h / 2, before = stage.get("columnheader", "Name").w;
    stage.drag(x, y, x - 60, y);
    REQUIRE(stage.last<ResizeColumn>());
    CHECK(stage.last<ResizeColumn>()->column == "Nodes/name");
    const float dragged = stage.last<ResizeColumn>()->width_dp;
    CHECK(stage.get("columnheader", "Name").w < before);

    const auto moved = stage.get("separator", "Resize Name");
    const float at = moved.x + moved.w / 2;
    stage.press_at(at, y);
    stage.press_at(at, y);
    const float fitted = stage.last<ResizeColumn>()->width_dp;
    CHECK(fitted > 200);
    CHECK(fitted != dragged);
}

TEST_CASE("on a narrow page each row is two lines and a number, and is opened as a whole") {
    Page page = five(false);
    page.items = true;
    Stage stage([&](Ui& ui) { page.draw(ui); }, 390, 800);
    INFO(stage.outline());
    CHECK_FALSE(stage.find("columnheader", "Name"));
    CHECK(stage.find("gridcell", "a, Healthy, prod, 6 of 8 free"));
    CHECK(stage.get("row", "a").h == 64);
    stage.click("row", "b");
    CHECK(page.opened == std::vector<std::string>{"b"});
}

TEST_CASE("with the system's colours a checked row is HighlightText on Highlight") {
    const SystemColours system{.canvas = 0xff000000, .canvas_text = 0xffffffff, .link = 0xffff8080, .button = 0xff000000, .button_border = 0xffffffff,
                               .highlight = 0xff00ffff, .highlight_text = 0xff400000, .grey_text = 0xff80ff80};
    Page page = five(true);
    page.picked = {"b"};
    Stage stage([&](Ui& ui) { page.draw(ui); }, 1000, 600, {.dark = true, .compact = false, .still = true, .forced = system});
    const auto inks = [&](std::string_view row_name) {
        const auto row = stage.get("row", row_name);
        std::set<std::uint32_t> seen;
        for (const auto& list : stage.screen.picture().lists)
            for (const auto& v : list.vertices)
                if (v.x > row.x + 60 && v.x < row.x + 420 && v.y > row.y + 2 && v.y < row.y + row.h - 3) seen.insert(v.rgba);
        return seen;
    };
    CHECK(inks("b") == std::set<std::uint32_t>{system.highlight_text});
    CHECK(inks("a") == std::set<std::uint32_t>{system.canvas_text});
}

TEST_CASE("a reason that is cut off is told after a moment") {
    std::array<Column, 1> columns{{{.key = "health", .title = "Health", .width = 120}}};
    std::string note = "3 of 5 tasks failed here within a day";
    Stage stage([&](Ui& ui) {
        auto table = ui.table({.name = "T", .columns = columns}, {.count = 1, .key = [](std::size_t) { return std::string_view("a"); }, .find = {}, .href = {}});
        while (table.next()) table.status({.word = "Degraded", .note = note, .tone = Tone::queued});
    }, 240, 300);
    const auto row = stage.get("row", "a");
    stage.move(row.x + 40, row.y + row.h / 2);
    REQUIRE(stage.screen.wake_after_ms());
    CHECK(*stage.screen.wake_after_ms() <= 300);
    note.clear();
    stage.move(row.x + 41, row.y + row.h / 2);
    CHECK_FALSE(stage.screen.wake_after_ms());
}

namespace {
std::vector<std::string> numbered(int from, int to) {
    std::vector<std::string> out;
    for (int i = from; i > to; --i) out.push_back("run-" + std::to_string(i));
    return out;
}
}  // namespace

TEST_CASE("rows that come in above what is read do not move it, and a press leads to them") {
    Page page;
    page.keys = numbered(100, 0);
    page.newer = "new runs";
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.rest();
    const auto before = stage.get("row", "run-99").y;
    stage.move(stage.get("row", "run-99").x + 20, before + 4);  // somebody reads
    stage.rest();
    page.keys = numbered(103, 0);
    stage.rest();
    INFO(stage.outline());
    CHECK(stage.get("row", "run-99").y == before);
    stage.click("button", "3 new runs above");
    CHECK(stage.find("row", "run-103"));
    CHECK_FALSE(stage.find("button", "3 new runs above"));
}

TEST_CASE("at the top with nobody in it, a list just shows what came") {
    Page page;
    page.keys = numbered(100, 0);
    page.newer = "new runs";
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.rest();
    page.keys = numbered(103, 0);
    stage.rest();
    CHECK(stage.find("row", "run-103"));
    CHECK_FALSE(stage.find("button", "3 new runs above"));
}

TEST_CASE("on a narrow page a table's rows become cards with the same cells, and a line sorts them") {
    std::array<Column, 5> columns{{{.key = "name", .title = "Name"}, {.key = "health", .title = "Health", .width = 100}, {.key = "pools", .title = "Pools", .width = 100, .leaves = 2},
                                   {.key = "free", .title = "Free", .width = 80, .align = Column::Align::right}, {.key = "tasks", .title = "Tasks", .width = 80, .align = Column::Align::right, .leaves = 1}}};
    std::string sorted, opened;
    Stage stage([&](Ui& ui) {
        const TableSpec spec{.name = "Nodes", .columns = columns, .sort_key = "free", .descending = true, .footer_left = "3 nodes"};
        const std::vector<std::string> keys = {"a", "b", "c"};
        const TableRows rows{.count = 3, .key = [&](std::size_t i) { return std::string_view(keys[i]); }, .find = [](std::string_view) { return std::nullopt; }, .href = [](std::size_t) { return std::string(); }};
        auto table = ui.table(spec, rows);
        while (const auto i = table.next()) {
            table.link(keys[*i], "#/" + keys[*i]);
            table.status({.word = "Healthy", .shape = Badge::Shape::disc});
            table.text("prod");
            table.number("8");
            table.number("2");
        }
        if (table.sorted()) sorted = *table.sorted();
    }, 390, 800);
    INFO(stage.outline());
    CHECK_FALSE(stage.find("columnheader", "Name"));
    CHECK(stage.get("row", "a").h == 64);
    const auto& name = stage.get("link", "a");
    CHECK(name.x + name.w <= 390);
    CHECK(stage.get("gridcell", "Healthy").y > stage.get("gridcell", "8").y);
    stage.click("button", "Sorted by Free, descending");
    stage.click("menuitem", "Tasks");
    CHECK(sorted == "tasks");
    stage.click("link", "b");
    REQUIRE(stage.last<Follow>());
    CHECK(stage.last<Follow>()->href == "#/b");
}
