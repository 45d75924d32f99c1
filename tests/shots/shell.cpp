#include "platform/headless/console.h"
#include "shots.h"
#include "store/shells.h"

// A shell in each of its states. What stands in the terminal itself is the browser's: here it stays empty.
static constexpr const char* kHash = "#/workflows/training-job-123/shell?task=train";

static void open_shell(HeadlessConsole& c) {
    c.transport.answer("/api/workflow/training-job-123/exec/", R"({"router_address":"ws://osmo.example.com","key":"EXEC-1","cookie":""})");
    c.app.dispatch(shells_event(OpenShell{{"training-job-123"}, "train", "/bin/bash"}));
    c.run();
}
static void join(HeadlessConsole& c, const char* key) {
    c.app.shell_news({.kind = ShellNews::Kind::joined, .key = key});
    c.run();
}
static void opened(HeadlessConsole& c) {
    open_shell(c);
    join(c, "shell/1");
    c.app.dispatch(shells_event(OpenShell{{"eval-456"}, "inference", "/bin/bash"}));
    c.app.shell_news({.kind = ShellNews::Kind::echo, .key = "shell/1", .after = Millis(38)});
    c.app.dispatch(shells_event(ShellSized{1, 33, 104}));
}
static void refused(HeadlessConsole& c) {
    c.transport.answer("/api/workflow/training-job-123/exec/", HttpAnswer{.status = 410, .body = R"({"message":"Workflow training-job-123 is not running!","error_code":"USER"})"});
    c.app.dispatch(shells_event(OpenShell{{"training-job-123"}, "train", "/bin/bash"}));
}
static void not_joined(HeadlessConsole& c) {
    open_shell(c);
    c.app.shell_news({.kind = ShellNews::Kind::closed, .key = "shell/1", .code = 1000, .reached = true, .after = Millis(60'020)});
}
static void lost(HeadlessConsole& c) {
    opened(c);
    c.app.shell_news({.kind = ShellNews::Kind::closed, .key = "shell/1", .code = 1006, .reached = true, .spoke = true, .after = Millis(9'000)});
}
static void group(HeadlessConsole& c) {
    opened(c);
    c.transport.answer("/api/workflow/training-job-123/exec/group/", R"({"a":{"router_address":"ws://x","key":"1","cookie":""},"b":{"router_address":"ws://x","key":"2","cookie":""}})");
    c.app.dispatch(shells_event(RunOnce{{"training-job-123"}, "", "workers", "nvidia-smi"}));
    c.run();
    join(c, "shell/4");
    c.app.dispatch(shells_event(OpenWeb{{"training-job-123"}, "train", 8888}));
}

std::vector<Shot> shell_shots() {
    const auto shot = [](std::string name, void (*then)(HeadlessConsole&), int width = 0) { return Shot{.name = std::move(name), .hash = kHash, .width = width, .then = then}; };
    return {shot("shell", nullptr), shot("shell-open", opened), shot("shell-refused", refused), shot("shell-not-joined", not_joined), shot("shell-lost", lost),
            shot("shell-group", group), shot("shell-narrow", opened, 390)};
}
