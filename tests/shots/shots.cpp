#include "shots.h"
#include "platform/headless/console.h"
#include "platform/headless/png.h"
#include <cstdio>
#include <filesystem>

static constexpr Millis kSettled{8000};  // three tries of a failing request, and the toasts are up

// As a high-contrast theme of Windows has them, on black or on white.
static void use_system_colours(HeadlessConsole& console) {
    Theme theme = console.setup.theme;
    theme.forced = theme.dark ? SystemColours{0xff000000, 0xffffffff, 0xff00ffff, 0xff000000, 0xffffffff, 0xffffeb1a, 0xff000000, 0xff3ff23f}
                              : SystemColours{0xffffffff, 0xff000000, 0xff9f0000, 0xffffffff, 0xff000000, 0xff6e0037, 0xffffffff, 0xff000060};
    console.app.system_theme(theme);
}

// One workflow in every state, and with everything that can be open.
static void add_runs(std::vector<Shot>& out) {
    using State = Shot::State;
    const char *running = "#/workflows/training-job-123", *failed = "#/workflows/finetune-llm-207";
    const std::pair<const char*, const char*> runs[] = {{"running", running}, {"failed", failed}, {"queued", "#/workflows/policy-train-482"}, {"canceled", "#/workflows/sim-sweep-031"},
                                                        {"rejected", "#/workflows/too-big-1"}, {"completed", "#/workflows/finetune-llm-206"}};
    for (const auto& [name, hash] : runs) out.push_back({std::string("workflow-") + name, hash, State::loaded, "", 0});
    for (const auto& [name, hash] : runs) out.push_back({std::string("workflow-narrow-") + name, hash, State::loaded, "", 390});
    out.push_back({"workflow-loading", running, State::loading, "", 0});
    out.push_back({"workflow-unreachable", running, State::failed, "", 0});
    out.push_back({"workflow-kept", running, State::kept, "", 0});
    out.push_back({"workflow-missing", "#/workflows/train-7", State::gone, "", 0});
    out.push_back({"workflow-tasks", std::string(running) + "?tab=tasks", State::loaded, "", 0});
    out.push_back({"workflow-tasks-tries", std::string(failed) + "?tab=tasks&task=train", State::loaded, "", 0});
    out.push_back({"workflow-panel", std::string(running) + "?task=train", State::loaded, "", 0});
    out.push_back({"workflow-panel-group", std::string(running) + "?group=preprocess", State::loaded, "", 0});
    out.push_back({"workflow-panel-narrow", std::string(failed) + "?task=train&retry=0", State::loaded, "", 390});
    for (const char* tab : {"logs", "events", "spec"})
        for (const int width : {0, 390}) out.push_back({std::string("workflow-") + tab + (width ? "-narrow" : ""), std::string(running) + "?tab=" + tab, State::loaded, "", width});
    out.push_back({"workflow-events-failed", std::string(failed) + "?tab=events&kind=look", State::loaded, "", 0});
    out.push_back({"workflow-spec-changes", std::string(running) + "?tab=spec&spec=changes", State::loaded, "", 0});
    out.push_back({"workflow-spec-changes-narrow", std::string(running) + "?tab=spec&spec=changes", State::loaded, "", 390});
    out.push_back({"workflow-spec-changes-inline", std::string(running) + "?tab=spec&spec=changes&diff=inline", State::loaded, "", 0});
    out.push_back({"workflow-spec-other", std::string(running) + "?tab=spec&with=training-job-122", State::loaded, "", 0});
    out.push_back({"workflow-panel-events", std::string(running) + "?task=train&panel=events", State::loaded, "", 0});
    out.push_back({"workflow-panel-details", std::string(running) + "?task=train&panel=details", State::loaded, "", 0});
    out.push_back({"logs", std::string(running) + "/logs", State::loaded, "", 0});
    out.push_back({"logs-search", std::string(running) + "/logs?q=checkpoint&hide=debug", State::loaded, "", 0});
    out.push_back({"logs-narrow", std::string(running) + "/logs", State::loaded, "", 390});
    out.push_back({"workflow-history", std::string(failed) + "?tab=history", State::loaded, "", 0});
    out.push_back({"workflow-overview-failed", std::string(failed) + "?tab=overview", State::loaded, "", 0});
}

std::vector<Shot> all_shots() {
    using State = Shot::State;
    std::vector<Shot> out;
    const std::pair<const char*, const char*> pages[] = {
        {"resources", "#/resources"}, {"resource", "#/resources/resource-h100-002"}, {"pools", "#/pools"}, {"pool", "#/pools/prod-gpu"}, {"workflows", "#/workflows"}, {"tasks", "#/tasks"}};
    const std::pair<const char*, State> states[] = {
        {"", State::loaded}, {"-loading", State::loading}, {"-failed", State::failed}, {"-kept", State::kept}, {"-empty", State::empty}};
    for (const auto& [page, hash] : pages)
        for (const auto& [suffix, state] : states)
            if (state != State::empty || std::string(hash).find('/', 2) == std::string::npos) out.push_back({page + std::string(suffix), hash, state, "", 0});
    out.push_back({"resources-no-match", "#/resources?q=zebra", State::loaded, "", 0});
    for (const auto& [suffix, state] : states) out.push_back({"capacity" + std::string(suffix), "#/capacity?q=8 GPUs free", state, "", 0});
    out.push_back({"capacity-fields", "#/capacity?q=4 GPUs, 16 cores on x86-h100, LOW", State::loaded, "", 0});
    out.push_back({"capacity-narrow", "#/capacity?q=8 GPUs free", State::loaded, "", 390});
    const char* four = "#/compare?r=resource-h100-001,resource-h100-005,resource-h100-006,resource-a100-002";
    out.push_back({"compare", four, State::loaded, "", 0});
    out.push_back({"compare-differences", std::string(four) + "&only=differences", State::loaded, "", 0});
    out.push_back({"compare-pools", "#/compare?p=prod-gpu,dev-gpu", State::loaded, "", 0});
    out.push_back({"compare-nothing", "#/compare", State::loaded, "", 0});
    out.push_back({"compare-unmarked", std::string(four) + "&marks=off", State::loaded, "", 0});
    for (const char* of : {"cpu", "memory"}) out.push_back({std::string("pools-") + of, std::string("#/pools?of=") + of, State::loaded, "", 0});
    out.push_back({"pools-cpu-narrow", "#/pools?of=cpu", State::loaded, "", 390});
    out.push_back({"home-attention", "#/home?attention=all", State::loaded, "", 0});
    out.push_back({"compare-narrow", four, State::loaded, "", 390});
    out.push_back({"resources-map", "#/resources?look=map", State::loaded, "", 0});
    out.push_back({"resources-map-pools", "#/resources?look=map&by=pool&colour=health", State::loaded, "", 0});
    out.push_back({"resources-map-narrow", "#/resources?look=map&by=platform&colour=pool", State::loaded, "", 390});
    out.push_back({"resources-groups", "#/resources?by=pool&closed=staging", State::loaded, "", 0});
    out.push_back({"resources-free", "#/resources?show=free", State::loaded, "", 0});
    out.push_back({"tasks-by-workflow", "#/tasks?group=workflow", State::loaded, "", 0});
    out.push_back({"tasks-filtered", "#/tasks?q=user:me status:running&sort=gpus&desc=1", State::loaded, "", 0});
    out.push_back({"tasks-no-match", "#/tasks?q=zebra", State::loaded, "", 0});
    out.push_back({"tasks-summary", "#/tasks?look=summary&by=user", State::loaded, "", 0});
    out.push_back({"tasks-summary-closed", "#/tasks?look=summary&by=pool&closed=*", State::loaded, "", 0});
    out.push_back({"tasks-narrow", "#/tasks", State::loaded, "", 390});
    out.push_back({"tasks-medium", "#/tasks", State::loaded, "", 1024});
    out.push_back({.name = "embed-pool", .hash = "#/pools/prod-gpu/resources", .width = 640, .site = "embed=1", .height = 480});
    out.push_back({.name = "embed-resources", .hash = "#/resources", .width = 640, .site = "embed=1\nhide-filters=1\naccent=0b7a75", .height = 480});
    out.push_back({.name = "embed-resource", .hash = "#/resources/resource-h100-002", .width = 640, .site = "embed=1", .height = 480});
    out.push_back({.name = "embed-small", .hash = "#/pools/prod-gpu", .width = 320, .site = "embed=1", .height = 360});
    out.push_back({.name = "embed-kept", .hash = "#/pools/prod-gpu", .state = State::kept, .width = 640, .site = "embed=1", .height = 480});
    out.push_back({"signed-out", "#/resources", State::signed_out, "", 0});
    out.push_back({"signed-out-narrow", "#/resources", State::signed_out, "", 390});
    for (auto& shot : submit_shots()) out.push_back(std::move(shot));
    out.push_back({"nowhere", "#/nope", State::loaded, "", 0});
    out.push_back({"nowhere-datasets", "#/datasets", State::loaded, "", 0});
    for (const auto& [name, hash] : {std::pair<const char*, const char*>{"home", "#/home"}, {"pool", "#/pools/dev-gpu"}, {"resources-map", "#/resources?look=map"}, {"resources-map-health", "#/resources?look=map&colour=health"}})
        out.push_back({std::string(name) + "-forced", hash, State::loaded, "", 0, "", "", 0, use_system_colours});
    out.push_back({"home-medium", "#/home", State::loaded, "", 720});
    out.push_back({"pool-scale-narrow", "#/pools/dev-gpu", State::loaded, "", 390});
    out.push_back({"profile-site", "#/profile", State::loaded, "", 0, "", "least-refresh=45\nusual-theme=light"});
    add_runs(out);
    out.push_back({"palette", "#/resources", State::loaded, "Ctrl+K", 0});
    out.push_back({"palette-word", "#/resources", State::loaded, "Ctrl+K", 0, "h100"});
    out.push_back({"palette-query", "#/resources", State::loaded, "Ctrl+K", 0, "pool:prod platform:h100 "});
    out.push_back({"palette-narrow", "#/resources", State::loaded, "Ctrl+K", 390, "h100"});
    out.push_back({"filter-values", "#/resources?q=h100", State::loaded, "/", 0, "h100 pool:"});
    out.push_back({"filter-fault", "#/resources", State::loaded, "/", 0, "gpu>=2 plattform:h100"});
    out.push_back({"filter-workflows", "#/workflows", State::loaded, "/", 0, "user:"});
    out.push_back({"help", "#/resources", State::loaded, "?", 0});
    for (const char* tab : {"resources", "platforms", "limits"})
        out.push_back({std::string("pool-") + tab, std::string("#/pools/prod-gpu/") + tab, State::loaded, "", 0});
    out.push_back({"resource-from", "#/resources/resource-h100-002?from=prod-gpu", State::loaded, "", 0});
    out.push_back({"resource-narrow", "#/resources/resource-h100-002", State::loaded, "", 390});
    out.push_back({"pool-narrow", "#/pools/prod-gpu", State::loaded, "", 390});
    out.push_back({"pools-narrow", "#/pools", State::loaded, "", 390});
    out.push_back({"resource-missing", "#/resources/resource-h100-900", State::gone, "", 0});
    out.push_back({"resources-partly-read", "#/resources", State::partly, "", 0});
    out.push_back({"resources-narrow", "#/resources", State::loaded, "", 390});
    out.push_back({"workflows-narrow", "#/workflows", State::loaded, "", 390});
    for (const int width : {0, 390}) {
        const std::string narrow = width ? "-narrow" : "";
        out.push_back({"home" + narrow, "#/", State::loaded, "", width});
        out.push_back({"logs" + narrow, "#/workflows/training-job-123/logs", State::loaded, "", width});
        out.push_back({"pool-workflows" + narrow, "#/pools/prod-gpu/workflows", State::loaded, "", width});
    }
    out.push_back({"home-failed", "#/", State::failed, "", 0});
    out.push_back({"pools-medium", "#/pools", State::loaded, "", 1024});
    out.push_back({"pool-filtered", "#/pools/prod-gpu/resources?q=gpu>=4", State::loaded, "", 0});
    out.push_back({"resources-missing", "#/resources?q=health:missing", State::gone, "", 0});
    out.push_back({"resources-picked", "#/resources?pick=resource-h100-001,resource-h100-003", State::loaded, "", 0});
    out.push_back({"resource-medium", "#/resources/resource-h100-002", State::loaded, "", 1024});
    for (auto& shot : profile_shots()) out.push_back(std::move(shot));
    for (auto& shot : shell_shots()) out.push_back(std::move(shot));
#ifdef OSMO_GALLERY
    out.push_back({"gallery", "#/gallery?picked=resource-h100-012,", State::loaded, "", 0});
    out.push_back({"gallery-large-graph", "#/gallery?nodes=5000", State::loaded, "", 0});
    out.push_back({"gallery-graph-50", "#/gallery?nodes=50", State::loaded, "", 0});
    out.push_back({"gallery-large-timeline", "#/gallery?lanes=5000", State::loaded, "", 0});
    out.push_back({"gallery-graphs", "#/gallery?part=graphs", State::loaded, "", 0});
    out.push_back({"gallery-graphs-narrow", "#/gallery?part=graphs", State::loaded, "", 390});
    out.push_back({"gallery-panel", "#/gallery?panel=train", State::loaded, "", 0});
    out.push_back({"gallery-narrow", "#/gallery", State::loaded, "", 390});
#endif
    return out;
}

static bool state_has_tasks(Shot::State s) { return s != Shot::State::signed_out && s != Shot::State::loading && s != Shot::State::failed && s != Shot::State::empty; }

static bool answer(HeadlessConsole& console, Shot::State state) {
    bool all = true;
    const auto file = [&](const char* url, const char* name) {
        all = console.transport.answer_file(url, std::string("tests/shots/data/") + name + ".json").ok() && all;
    };
    const bool empty = state == Shot::State::empty;
    if (state == Shot::State::loading) console.transport.hold("/api/");
    if (state == Shot::State::signed_out) console.transport.answer("/api/", HttpAnswer{.status = 401, .body = "Unauthorized"});
    if (state == Shot::State::failed) console.transport.answer("/api/", HttpAnswer{.status = 503, .body = R"({"message":"The database is away"})"});
    if (state != Shot::State::loading && state != Shot::State::failed && state != Shot::State::signed_out) {
        console.transport.answer("/api/auth/access_token", R"([{"user_name":"ada@example.com","token_name":"laptop","expires_at":"2027-06-01T00:00:00","description":"For the CLI","roles":["osmo-user"]},{"user_name":"ada@example.com","token_name":"ci-nightly","expires_at":"2026-11-26T00:00:00","description":"","roles":["osmo-user"]}])");
        file("/api/resources", empty ? "no_resources" : "resources");
        file("/api/resources/", "resource");
        file("/api/pool_quota", empty ? "no_pools" : "pool_quota");
        file("/api/workflow", empty ? "no_workflows" : "workflows");
        console.transport.answer("/api/task", R"({"tasks":[],"summaries":[]})");
    }
    if (state_has_tasks(state)) {
        static constexpr const char* everyone = "/api/task?all_users=true&all_pools=true&";
        const auto tasks = [&](const char* rest, const char* name) { file((everyone + std::string(rest)).c_str(), name); };
        tasks("nodes=", "node_tasks");
        tasks("statuses=RUNNING&order", "tasks");
        tasks("statuses=RUNNING&summary", "running");
        tasks("statuses=RUNNING&aggregate", "running_workflows");
        tasks("statuses=SUBMITTING", "queued_workflows");
        tasks("statuses=FAILED_BACKEND_ERROR", "troubles");
        tasks("statuses=SUBMITTING&statuses=WAITING&statuses=PROCESSING&statuses=SCHEDULING&statuses=INITIALIZING&statuses=RUNNING&order", "tasks");
        file("/api/task?users=user-a&all_pools=true&statuses=RUNNING", "tasks");
        file("/api/task?all_users=true&pools=", "peer_tasks");
        file("/api/workflow?all_users=true&pools=prod-gpu&statuses=RUNNING", "pool_workflows");
        file("/api/workflow?all_users=true&all_pools=true&statuses=PENDING", "waiting_workflows");
        file("/api/workflow?all_users=true&pools=prod-gpu&statuses=PENDING", "waiting_workflows");
        file("/api/workflow?all_users=true&all_pools=true&name=finetune-llm", "run_history");
        file("/api/task?users=", "run_requests");
        for (const auto& [id, name] : {std::pair("training-job-123", "running"), std::pair("finetune-llm-207", "failed"), std::pair("policy-train-482", "queued"), std::pair("sim-sweep-031", "canceled"),
                                       std::pair("too-big-1", "rejected"), std::pair("finetune-llm-206", "completed")})
            file((std::string("/api/workflow/") + id + "?").c_str(), (std::string("run_") + name).c_str());
        const auto text = [&](const char* url, const char* name) { all = console.transport.answer_file(url, std::string("tests/shots/data/") + name).ok() && all; };
        text("/api/workflow/training-job-123/events", "run_running.events.txt");
        text("/api/workflow/training-job-123/logs", "run_running.log");
        text("/api/workflow/training-job-123/spec", "run_running.spec.yaml");
        text("/api/workflow/training-job-122/spec", "run_earlier.spec.yaml");
        text("/api/workflow/training-job-123/spec?use_template", "run_running.template.yaml");
        text("/api/workflow/finetune-llm-207/events", "run_failed.events.txt");
        text("/api/workflow/finetune-llm-207/logs", "run_running.log");
        console.transport.answer("/api/tag", R"({"tags":["nightly","release","experiment","baseline","debug","paper"]})");
    }
    if (state == Shot::State::gone) {
        console.transport.answer("/api/resources/", HttpAnswer{.status = 400, .body = R"({"message":"Resource not found!","error_code":"USER"})"});
        console.transport.answer("/api/workflow/", HttpAnswer{.status = 400, .body = R"({"message":"Workflow train-7 is not found.","error_code":"DATABASE","workflow_id":null})"});
        console.history.write("nodes-seen", "2026-11-22T12:40:00");
        console.history.write("nodes-missing", "resource-h100-900\tk8s-prod\tprod-gpu,dev-gpu\tx86-h100\t8\t1795351200000\n");
    }
    if (state == Shot::State::partly)
        console.transport.answer("/api/resources", R"({"resources":[{"hostname":"resource-h100-001","backend":"k8s-prod","resource_type":"RESERVED","usage_fields":{"gpu":"2"},"allocatable_fields":{"gpu":"8"}},{"hostname":"resource-h100-002","usage_fields":{"gpu":"eight"},"allocatable_fields":{}}]})");
    file("/api/profile/settings", "profile");
    file("/api/version", "version");
    return all;
}

static bool bring_about(HeadlessConsole& console, const Shot& shot) {
    if (!answer(console, shot.state)) return false;
    if (!shot.site.empty()) console.app.site_told(shot.site);
    console.start();
    if (shot.state == Shot::State::kept) {
        answer(console, Shot::State::failed);
        console.app.dispatch(Refresh{});
    }
    if (!shot.keys.empty()) console.app.shortcut(shot.keys);
    if (!shot.types.empty()) {
        if (!console.run()) return false;
        console.screen.edit(console.active(), shot.types, int(shot.types.size()), int(shot.types.size()));
        console.frame();
    }
    if (shot.then) {
        if (!console.run()) return false;
        shot.then(console);
    }
    return shot.state == Shot::State::loading ? console.run() : console.wait(kSettled);
}

static Result<bool> take(const std::string& folder, const Frame& frame, const Shot& shot, bool dark) {
    HeadlessConsole::Setup setup;
    setup.width = shot.width ? shot.width : frame.width;
    setup.height = shot.height ? shot.height : frame.height;
    setup.pixel_ratio = frame.pixel_ratio;
    setup.theme.dark = dark;
    setup.hash = shot.hash;
    setup.now = Instant{Millis{1'795'359'600'000}};  // 2026-11-22T15:00:00
    HeadlessConsole console(setup);
    if (!console.glyphs.missing().empty()) return Error{console.glyphs.missing().front(), "is missing: run scripts/setup"};
    if (!bring_about(console, shot)) return Error{shot.name, "never comes to rest, or tests/shots/data is not here"};
    const Raster& raster = console.paint();
    return write_png(folder + "/" + shot.name + (dark ? "-dark.png" : "-light.png"), raster.pixels(), raster.width(), raster.height());
}

int take_shots(const std::string& folder, const Frame& frame) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    int taken = 0;
    for (const auto& shot : all_shots()) {
        if (shot.name.find(frame.only) == std::string::npos) continue;
        for (const bool dark : {true, false}) {
            const auto done = take(folder, frame, shot, dark);
            if (!done) {
                std::fprintf(stderr, "osmo-shots: %s\n", done.error().text().c_str());
                return -1;
            }
            ++taken;
        }
    }
    return taken;
}
