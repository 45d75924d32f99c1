#include "ui/harness.h"
#include <doctest/doctest.h>

// Finding capacity, comparing, the map and what can be done with all rows, as a person does it.

TEST_CASE("find me 4 free H100s: typed, read, ranked, and the command copied") {
    Harness h("#/capacity");
    h.answer().start();
    h.type("searchbox", "What do you need?", "find me 4 free H100s");
    INFO(h.outline());
    CHECK(h.says("Read as 4 GPUs on one node, platform H100"));
    CHECK(h.hash() == "#/capacity?q=find%20me%204%20free%20H100s");
    CHECK(h.says("1. sky-h100"));
    CHECK(h.says("Starts now"));
    h.click("button", "Submit here to sky-h100");
    CHECK(h.hash() == "#/submit?pool=sky-h100");
}

TEST_CASE("fields write the sentence, and the sentence fills the fields") {
    Harness h("#/capacity?q=8 GPUs");
    h.answer().start();
    h.click("button", "One GPU less");
    CHECK(h.hash() == "#/capacity?q=7%20GPUs");
    h.click("radio", "LOW");
    CHECK(h.hash() == "#/capacity?q=7%20GPUs,%20LOW");
    CHECK(h.get("radio", "LOW").check == a11y::Check::on);
    h.click("button", "Reset");
    CHECK(h.hash() == "#/capacity");
    h.click("radio", "Most headroom");
    CHECK(h.hash() == "#/capacity?rank=headroom");
}

TEST_CASE("a specification that is chosen or dropped becomes the request") {
    Harness h("#/resources");
    h.answer().start();
    h.console.app.file_opened("train.yaml", "workflow:\n  name: x\n  resources: {default: {gpu: 4, cpu: 8, memory: 16Gi, storage: 1Gi, platform: h100}}\n  tasks: [{name: a}]\n");
    h.rest();
    INFO(h.outline());
    CHECK(h.hash() == "#/capacity?q=4%20GPUs,%208%20cores,%2016Gi%20memory,%201Gi%20storage%20on%20h100&spec=train.yaml");
    CHECK(h.says("Read train.yaml"));
    CHECK(h.says("from train.yaml"));
    h.click("button", "From a spec");
    CHECK(h.console.files.asked == ".yaml,.yml");
    h.console.app.file_opened("broken.yaml", "workflow: [\n");
    h.rest();
    CHECK(h.says("Could not read broken.yaml"));
    CHECK(h.hash().find("spec=train.yaml") != std::string::npos);
    h.click("button", "Submit here to sky-h100");
    CHECK(h.hash() == "#/submit?pool=sky-h100");
    CHECK(h.editor("submit").text.starts_with("workflow:\n  name: x\n"));
}

TEST_CASE("the map: cells are walked with the arrows, said, and opened") {
    Harness h("#/resources?look=map");
    h.answer().start();
    const auto first = "lab/l40s-ü%41 \"quoted\" 機";
    for (int i = 0; i < 60 && !(h.focused() && h.focused()->href.starts_with("#/resources/") ); ++i) h.tab();
    REQUIRE(h.focused());
    INFO(first, "\n", h.outline());
    const std::string at(h.focused()->name);
    CHECK(at.find("GPU") != std::string::npos);
    h.press(Key::right);
    REQUIRE(h.focused());
    CHECK(h.focused()->name != at);
    h.press(Key::left);
    CHECK(h.focused()->name == at);
    h.press(Key::end);
    const std::string href(h.focused()->href);
    h.console.screen.activate(h.console.active());
    h.console.loop.request_frame();
    h.rest();
    CHECK(h.hash() == href);
}

TEST_CASE("a cell under the pointer says what it is, and a click opens it") {
    Harness h("#/resources?look=map&by=pool");
    h.answer().start();
    const auto& map = h.get("region", "Map of resources");
    const float x = map.x + 14 + 8, y = map.y + 14 + 30 + 8;
    h.console.screen.pointer_move(x, y, false);
    h.console.loop.request_frame();
    h.rest();
    INFO(h.outline());
    h.click_at(x, y);
    CHECK(h.hash().starts_with("#/resources/"));
}

TEST_CASE("all rows that the filter leaves: names, nodesExcluded, CSV, JSON") {
    Harness h("#/resources?q=pool:sky-h100");
    h.answer().start();
    const auto choose = [&](const char* item) {
        h.click("button", "4 rows actions");
        h.click("menuitem", item);
    };
    choose("Copy as nodesExcluded");
    CHECK(h.console.clipboard.text.starts_with("nodesExcluded:\n- sky-"));
    choose("Copy names");
    CHECK(h.console.clipboard.text.find("sky-cpu-00\n") != std::string::npos);
    choose("Export CSV");
    REQUIRE(h.console.files.saved.size() == 1);
    CHECK(h.console.files.saved[0].name == "resources.csv");
    CHECK(h.says("4 rows exported"));
    choose("Export JSON");
    CHECK(h.console.files.saved[1].type == "application/json");
    choose("Compare");
    CHECK(h.hash().starts_with("#/compare?r="));
}

TEST_CASE("rows in groups with their sums; a heading closes its group, and the link says so") {
    Harness h("#/resources?by=pool");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.find("row", "sky-h100-01 in sky-shared"));
    CHECK(h.find("row", "sky-h100-01 in sky-h100"));
    CHECK(h.says("the totals count it once"));
    h.click("row", "sky-shared, 1 resource, 5 of 8 GPUs free");
    CHECK(h.hash() == "#/resources?by=pool&closed=sky-shared");
    CHECK_FALSE(h.find("row", "sky-h100-01 in sky-shared"));
    CHECK_FALSE(h.get("row", "sky-shared, 1 resource, 5 of 8 GPUs free").expanded);
}

TEST_CASE("picked rows are compared and counted; a tick stands in every group of a node") {
    Harness h("#/resources?by=pool");
    h.answer().start();
    h.click("checkbox", "Select sky-h100-01 in sky-shared");
    CHECK(h.get("checkbox", "Select sky-h100-01 in sky-h100").check == a11y::Check::on);
    h.click("checkbox", "Select sky-h100-02 in sky-h100");
    h.click("button", "2 selected actions");
    h.click("menuitem", "Compare");
    CHECK(h.hash() == "#/compare?r=sky-h100-01,sky-h100-02");
    h.console.go("#/resources");
    h.rest();
    CHECK(h.find("button", "5 rows actions"));
}

TEST_CASE("how free GPUs are cut up, and numbers as free instead of used") {
    Harness h("#/resources");
    h.answer().start();
    CHECK(h.says("16 GPUs free = 1×8, 1×5, 1×3; an 8-GPU task fits once"));
    h.click("radio", "Free");
    CHECK(h.hash() == "#/resources?show=free");
    CHECK(h.find("columnheader", "Free GPUs"));
}

TEST_CASE("what waits to start has its priority, why, and a way to all of it") {
    Harness h("#/pools");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.find("columnheader", "Priority"));
    CHECK(h.find("columnheader", "Why it waits"));
    CHECK(h.get("link", "View all").href == "#/workflows?q=status:queued");
}

TEST_CASE("comparing: one more is found by typing, with the keyboard alone; a pool as well") {
    Harness h("#/compare?r=sky-h100-00");
    h.answer().start();
    h.type("combobox", "Add resource", "h100-01");
    INFO(h.outline());
    CHECK(h.find("option", "sky-h100-01"));
    h.press(Key::enter);
    CHECK(h.hash() == "#/compare?r=sky-h100-00,sky-h100-01");
    CHECK(h.get("combobox", "Add resource").value.empty());
    CHECK(h.focused()->name == "Add resource");
    h.type("combobox", "Add resource", "h100-02");
    h.press(Key::tab);
    CHECK(h.hash() == "#/compare?r=sky-h100-00,sky-h100-01,sky-h100-02");
    CHECK(h.unsaid().empty());
    Harness pools("#/compare?r=sky-h100");
    pools.answer().start();
    CHECK(pools.says("Compare pools"));
    pools.type("combobox", "Add pool", "shared");
    pools.press(Key::enter);
    CHECK(pools.hash() == "#/compare?p=sky-h100,sky-shared");
}

TEST_CASE("comparing: a column is removed, only differences are kept, Markdown is copied") {
    Harness h("#/compare?r=sky-h100-00,sky-h100-01,sky-cpu-00");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.says("GPUs, values differ"));
    h.click("button", "Remove sky-cpu-00");
    CHECK(h.hash() == "#/compare?r=sky-h100-00,sky-h100-01");
    h.click("switch", "Only differences");
    CHECK(h.hash() == "#/compare?r=sky-h100-00,sky-h100-01&only=differences");
    CHECK_FALSE(h.says("Backend"));
    h.click("button", "Copy as Markdown");
    CHECK(h.console.clipboard.text.starts_with("| | sky-h100-00 | sky-h100-01 (Best fit) |"));
}
