#include "store/submit.h"
#include "ui/past_the_edge.h"
#include <doctest/doctest.h>

// The submit page, used as a person would.
namespace {

constexpr const char* kGood = "workflow:\n  name: hello\n  resources:\n    default: {cpu: 1, memory: 1Gi, storage: 1Gi}\n  tasks:\n  - name: greet\n    image: ubuntu:24.04\n    command: [echo, '{{ who }}']\ndefault-values:\n  who: world\n";

HeadlessConsole::Setup at_three(int width = 1440) {
    HeadlessConsole::Setup setup;
    setup.width = width, setup.height = 900;
    setup.now = Instant{Millis{1'795'359'600'000}};  // 2026-11-22T15:00:00
    return setup;
}

struct Page : Harness {
    explicit Page(std::string hash = "#/submit", int width = 1440) : Harness(std::move(hash), at_three(width)) {
        for (const auto& [url, name] : {std::pair("/api/resources", "resources"), std::pair("/api/pool_quota", "pool_quota"), std::pair("/api/profile/settings", "profile"), std::pair("/api/version", "version")}) {
            const auto read = console.transport.answer_file(url, std::string("tests/shots/data/") + name + ".json");
            REQUIRE_MESSAGE(read.ok(), "run the tests from the top of the checkout");
        }
        console.transport.answer("/api/task", R"({"tasks":[],"summaries":[]})");
        console.transport.answer("/api/workflow/train-7/spec", kGood);
        start();
    }
    void write(std::string text) {
        in_surface({.key = "submit", .kind = SurfaceEvent::Kind::ready});
        in_surface({.key = "submit", .kind = SurfaceEvent::Kind::edited, .text = std::move(text)});
        wait(Millis(400));
    }
    std::string with(std::string_view what, std::string_view instead) const {
        std::string text = kGood;
        return text.replace(text.find(what), what.size(), instead);
    }
    std::vector<HttpRequest> posted() const {
        std::vector<HttpRequest> out;
        for (const auto& r : console.transport.asked()) if (r.method == "POST") out.push_back(r);
        return out;
    }
    void answers(HttpAnswer a) { console.transport.answer("/api/pool/", std::move(a)); }
};

}  // namespace

TEST_CASE("a person begins with an example, and sends it once") {
    Page h;
    h.click("button", "Hello world");
    h.wait(Millis(400));
    CHECK(h.editor("submit").text.find("name: hello") != std::string::npos);
    CHECK(h.get("radio", "prod-gpu").check == a11y::Check::on);
    h.answers({.status = 200, .body = R"({"name":"hello-1","overview":null,"logs":null,"spec":null,"dashboard_url":null,"warnings":["be careful"]})"});
    h.click("button", "Submit");
    h.wait(Millis(400));
    REQUIRE(h.posted().size() == 1);
    CHECK(h.posted()[0].url == "/api/pool/prod-gpu/workflow?priority=NORMAL");
    CHECK(h.posted()[0].body.find("uploaded_templated_spec") != std::string::npos);
    CHECK(h.says("Submitted as hello-1"));
    CHECK(h.says("be careful"));
    CHECK(h.get("link", "Open hello-1").href == "#/workflows/hello-1");
    CHECK(h.get("button", "Submitted").disabled);
    h.click("button", "Submit another");
    h.wait(Millis(400));
    CHECK_FALSE(h.find("link", "Open hello-1"));
    CHECK(h.posted().size() == 1);
}

TEST_CASE("an error is told with its place, leads there, and is mended by one press") {
    Page h;
    h.write(h.with("memory: 1Gi", "memroy: 1Gi"));
    CHECK(h.get("button", "Fix 1 error to submit").disabled);
    CHECK(h.editor("submit").marks.size() == 1);
    const int before = h.editor("submit").shown;
    h.activate("button", "Error, line 4 column 23: Unknown key “memroy”");
    CHECK(h.editor("submit").shown > before);
    CHECK(h.editor("submit").show->line == 4);
    h.click("button", "Change to memory line 4");
    h.wait(Millis(400));
    CHECK(h.editor("submit").text == kGood);
    CHECK_FALSE(h.get("button", "Submit").disabled);
}

TEST_CASE("what our checks refuse can still be sent: the service has the last word") {
    Page h;
    h.write(h.with("memory: 1Gi", "memroy: 1Gi"));
    h.answers({.status = 400, .body = R"({"message":"Extra inputs are not permitted","error_code":"USER","workflow_id":"failed-1"})"});
    h.activate("button", "Send it anyway with its errors");
    h.wait(Millis(400));
    CHECK(h.posted().size() == 1);
    CHECK(h.says("Extra inputs are not permitted"));
    CHECK(h.get("link", "It stands among the workflows as failed-1").href == "#/workflows/failed-1");
}

TEST_CASE("the button that sends keeps the focus through all its words") {
    Page h;
    h.write(kGood);
    for (int i = 0; i < 200 && !(h.focused() && h.focused()->name == "Submit"); ++i) h.tab();
    REQUIRE(h.focused());
    h.answers({.status = 400, .body = R"({"message":"Extra inputs are not permitted","error_code":"USER","workflow_id":null})"});
    h.press(Key::enter);
    h.wait(Millis(400));
    REQUIRE(h.says("Extra inputs are not permitted"));
    REQUIRE(h.focused());
    CHECK(h.focused()->name == "Submit");
}

TEST_CASE("parameters: a changed one is sent as its type, told apart, and put back") {
    Page h;
    h.write(kGood);
    h.type("textbox", "who", "moon");
    h.wait(Millis(400));
    CHECK(h.says("default world"));
    h.answers({.status = 503, .body = ""});
    h.click("button", "Submit");
    h.wait(Millis(9000));
    REQUIRE(h.posted().size() == 1);  // never by itself again
    CHECK(h.posted()[0].body.find(R"("set_string_variables":["who=moon"])") != std::string::npos);
    CHECK(h.says("Whether it was submitted is not known"));
    CHECK(h.get("link", "Look for hello among my workflows").href == "#/workflows?q=name:hello%20user:me");
    CHECK_FALSE(h.get("button", "Submit again").disabled);
    h.click("button", "Back to the default of who");
    h.wait(Millis(400));
    CHECK_FALSE(h.says("default world"));
}

TEST_CASE("the draft survives a reload, for its person") {
    Page h;
    h.write(kGood);
    CHECK(h.says("Edited, kept in this browser"));
    const auto kept = h.console.storage.read("draft/ada@example.com");
    REQUIRE(kept);
    Page again("#/nope");
    again.console.storage.write("draft/ada@example.com", *kept);
    again.console.location.set_hash("#/submit", false);
    again.console.app.hash_changed();
    again.wait(Millis(400));
    CHECK(again.editor("submit").text == kGood);
}

TEST_CASE("a past run is edited, its changes are looked at, and only then it is sent") {
    Page h("#/submit?from=train-7&pool=dev-gpu&priority=LOW");
    h.wait(Millis(400));
    CHECK(h.says("From train-7"));
    CHECK(h.get("radio", "LOW").check == a11y::Check::on);
    h.write(h.with("memory: 1Gi", "memory: 2Gi"));
    h.click("button", "Review and submit");
    h.wait(Millis(200));
    CHECK(h.posted().empty());
    CHECK(h.says("Removed line 4:     default: {cpu: 1, memory: 1Gi, storage: 1Gi}"));
    h.answers({.status = 200, .body = R"({"name":"hello-2","warnings":[]})"});
    h.click("button", "Submit workflow");
    h.wait(Millis(400));
    REQUIRE(h.posted().size() == 1);
    CHECK(h.posted()[0].url == "/api/pool/dev-gpu/workflow?priority=LOW");
    CHECK(h.says("Submitted as hello-2"));
}

TEST_CASE("a refusal with a table of nodes shows it as a table") {
    Page h;
    h.write(kGood);
    h.answers({.status = 400, .body = R"({"message":"Resource validation failed for task: greet\nnode     pool/platform   reason                   \n=============================================\nn-1      ['p/cpu']       Value 999.0 too high for CPU\nTry less.","error_code":"RESOURCE","workflow_id":null})"});
    h.click("button", "Validate with the service");
    h.wait(Millis(400));
    CHECK(h.posted()[0].url.find("validation_only=true") != std::string::npos);
    CHECK(h.says("The service would refuse it"));
    CHECK(h.find("grid", "Nodes, as the service sees them"));
    CHECK(h.find("link", "n-1"));
}

TEST_CASE("the service fills in the template without submitting anything") {
    Page h;
    h.write(kGood);
    h.click("tab", "Preview");
    CHECK(h.editor("submit preview").text.find("[echo, 'world']") != std::string::npos);
    h.answers({.status = 200, .body = R"({"name":"hello","spec":"workflow:\n  name: hello\n# by the service\n","warnings":[]})"});
    h.click("button", "Ask the service");
    h.wait(Millis(400));
    CHECK(h.posted()[0].url.find("dry_run=true") != std::string::npos);
    CHECK(h.editor("submit preview").text.find("# by the service") != std::string::npos);
}

TEST_CASE("everything that can be pressed has a name, on wide and narrow pages") {
    for (const int width : {1440, 390}) {
        Page h("#/submit", width);
        h.write(h.with("memory: 1Gi", "memroy: 1Gi"));
        CHECK(h.unsaid() == std::vector<std::string>{});
    }
}

TEST_CASE("Ctrl+Enter sends from anywhere on the page, and not a second time when nobody knows about the first") {
    Page h;
    h.write(kGood);
    h.answers({.status = 504, .body = ""});
    h.shortcut("Ctrl+Enter");
    h.wait(Millis(9000));
    CHECK(h.posted().size() == 1);
    CHECK(h.says("Whether it was submitted is not known"));
    h.shortcut("Ctrl+Enter");
    h.wait(Millis(9000));
    CHECK(h.posted().size() == 1);
    h.click("button", "Submit again");
    h.wait(Millis(9000));
    CHECK(h.posted().size() == 2);
}

TEST_CASE("a file of one's own machine that the text names is picked and put in") {
    Page h;
    h.write(std::string("workflow:\n  name: w\n  tasks:\n  - name: a\n    image: ubuntu:24.04\n    command: [bash, /tmp/run.sh]\n    files:\n    - localpath: run.sh\n      path: /tmp/run.sh\n"));
    h.click("button", "Pick the file");
    h.console.app.file_opened("run.sh", "echo 1\n");
    h.wait(Millis(400));
    CHECK(h.editor("submit").text.find("    - contents: |\n        echo 1\n      path: /tmp/run.sh\n") != std::string::npos);
    CHECK_FALSE(h.find("button", "Pick the file"));
}

TEST_CASE("on a phone nothing stands past the right edge, with faults or without") {
    Page h("#/submit", 390);
    CHECK_MESSAGE(past_the_edge(h).empty(), past_the_edge(h));
    h.write(h.with("memory", "memroy"));
    REQUIRE(h.find("button", "Fix 1 error to submit"));
    CHECK_MESSAGE(past_the_edge(h).empty(), past_the_edge(h));
}

TEST_CASE("a past run is found by its name and its text becomes the draft; the one that was there is put aside") {
    Page h;
    h.write(h.with("name: hello", "name: mine"));
    h.console.transport.answer("/api/workflow?", R"({"workflows":[{"user":"ada","name":"train-7","workflow_uuid":"u","submit_time":"2026-11-22T14:00:00","status":"COMPLETED","pool":"prod-gpu","priority":"NORMAL","labels":{}},{"user":"ada","name":"eval-1","workflow_uuid":"v","submit_time":"2026-11-22T13:00:00","status":"FAILED","pool":"prod-gpu","priority":"NORMAL","labels":{}}],"more_entries":false})");
    h.click("button", "From past run");
    h.wait(Millis(400));
    INFO(h.outline());
    CHECK(h.focused()->name == "A part of its name");
    CHECK(h.says("eval-1"));
    h.type("searchbox", "A part of its name", "train");
    h.wait(Millis(200));
    CHECK_FALSE(h.says("eval-1"));
    h.click("row", "train-7");
    h.wait(Millis(600));
    CHECK(h.hash() == "#/submit?from=train-7");
    CHECK(h.editor("submit").text == kGood);
    CHECK(h.says("Your earlier draft was put aside"));
    CHECK(h.posted().empty());
}

TEST_CASE("a link with the text itself in it begins with that text, once") {
    Page h("#/submit?spec=workflow%3A%0A%20%20name%3A%20linked%0A");
    h.wait(Millis(600));
    CHECK(h.editor("submit").text == "workflow:\n  name: linked\n");
    CHECK(h.hash() == "#/submit");
}

TEST_CASE("a secret is not kept in this browser, and the page says so") {
    Page h;
    h.write(h.with("command: [echo, '{{ who }}']", "command: [x]\n    environment: {API_KEY: abcdef1234567}"));
    CHECK(h.says("Edited, kept in this browser without its secrets"));
    const auto kept = h.console.storage.read("draft/ada@example.com");
    REQUIRE(kept);
    CHECK(kept->find("abcdef1234567") == std::string::npos);
    CHECK(kept->find("API_KEY: [MASKED]") != std::string::npos);
    CHECK(h.editor("submit").text.find("abcdef1234567") != std::string::npos);
}
