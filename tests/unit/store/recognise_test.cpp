#include "doctest/doctest.h"
#include "store/recognise.h"

static std::string leads_to(std::string_view text) {
    const auto found = recognise(text);
    return found ? format_route(found->route) + (found->sure ? "" : " ?") : "nothing";
}

TEST_CASE("a workflow's id and uuid open it; an id may also be a node's name") {
    CHECK(leads_to("train-7") == "#/workflows/train-7 ?");
    CHECK(leads_to("  my_spec.v2-4711\n") == "#/workflows/my_spec.v2-4711 ?");
    CHECK(leads_to("00000000-0000-0000-0000-0000004d935e") == "#/workflows/00000000-0000-0000-0000-0000004d935e");
    CHECK(leads_to("000000000000000000000000004d935e") == "#/workflows/000000000000000000000000004d935e");
    for (const auto* text : {"", "h100", "pool:prod", "train-", "-7", "7-7", "train-7b", "gpu>=4", "00000000-0000-0000-0000-0000004d935", "a b c", "train-12345678901"})
        CHECK_MESSAGE(leads_to(text) == "nothing", text);
}

TEST_CASE("addresses of this console lead to their hash, whatever the host") {
    CHECK(leads_to("https://console.example.com/#/resources?q=h100") == "#/resources?q=h100");
    CHECK(leads_to("http://localhost:8080/sub/path/#/pools/prod-gpu") == "#/pools/prod-gpu");
    CHECK(leads_to("https://console.example.com/#/resources?pool=prod-gpu") == "#/resources?q=pool:prod-gpu");
    CHECK(leads_to("https://osmo.example.com/resources?health=degraded") == "#/resources?q=health:degraded");
    CHECK(leads_to("#/resources/node-1?from=prod") == "#/resources/node-1?from=prod");
    CHECK(leads_to("https://x.example.com/?renderer=webgl2#/pools") == "#/pools");
}

TEST_CASE("addresses of today's OSMO lead to the same thing here") {
    struct Case { const char *theirs, *ours; };
    for (const auto& c : {Case{"https://osmo.example.com/workflows/train-7", "#/workflows/train-7"},
                          {"https://osmo.example.com/workflows/train-7?group=g&task=lead&retry=1&tab=logs", "#/workflows/train-7?task=lead&group=g&retry=1&tab=logs"},
                          {"/workflows/train-7", "#/workflows/train-7"},
                          {"/workflows", "#/workflows"},
                          {"/workflows?f=status:RUNNING&f=user:ada", "#/workflows?q=status:RUNNING%20user:ada"},
                          {"/workflows?f=pool:prod-gpu,name:train", "#/workflows?q=pool:prod-gpu%20name:train"},
                          {"/pools?view=prod-gpu", "#/pools/prod-gpu"},
                          {"/pools", "#/pools"},
                          {"/resources?view=node-3", "#/resources/node-3"},
                          {"/resources?f=platform:dgx-h100&f=gpu:free:>=8", "#/resources?q=platform:dgx-h100%20gpu>=8"},
                          {"/resources?f=resource:node", "#/resources?q=name:node"},
                          {"/resources/resource-h100-001?context=prod", "#/resources/resource-h100-001?from=prod"},
                          {"/log-viewer?workflow=train-7", "#/workflows/train-7?tab=logs"},
                          {"/occupancy", "#/tasks?look=summary"},
                          {"/profile", "#/profile"},
                          {"https://osmo.example.com/", "#/home"},
                          {"https://osmo.example.com/api/workflow/train-7/logs?last_n_lines=1000&task_name=lead&retry_id=0", "#/workflows/train-7?task=lead&retry=0&tab=logs"},
                          {"https://osmo.example.com/api/workflow/train-7", "#/workflows/train-7"},
                          {"https://osmo.example.com/api/resources/node%2F1", "#/resources/node%2F1"}})
        CHECK_MESSAGE(leads_to(c.theirs) == c.ours, c.theirs);
    CHECK(leads_to("https://osmo.example.com/unheard-of") == "nothing");
    CHECK(leads_to("ftp://osmo.example.com/workflows/a-1") == "nothing");
    CHECK(leads_to("javascript://x/#/pools") == "nothing");
}

TEST_CASE("an address in the words of a mail is found") {
    CHECK(leads_to("Your workflow ended, see https://osmo.example.com/workflows/train-7.") == "#/workflows/train-7");
    CHECK(leads_to("see <https://osmo.example.com/pools?view=a> for more") == "#/pools/a");
    CHECK(leads_to("h100 train-7") == "nothing");
}

TEST_CASE("commands of the CLI open what they would print") {
    struct Case { const char *command, *place; };
    for (const auto& c : {Case{"osmo workflow query train-7", "#/workflows/train-7"},
                          {"$ osmo workflow logs train-7 --task lead -n 100", "#/workflows/train-7?tab=logs&task=lead"},
                          {"osmo workflow logs train-7 -t lead --retry-id 1", "#/workflows/train-7?tab=logs&task=lead&retry=1"},
                          {"osmo workflow events train-7", "#/workflows/train-7?tab=events"},
                          {"osmo workflow spec train-7", "#/workflows/train-7?tab=spec"},
                          {"osmo workflow cancel train-7 --force", "#/workflows/train-7"},
                          {"osmo workflow exec train-7 lead --entry bash", "#/workflows/train-7?task=lead"},
                          {"osmo workflow list", "#/workflows"},
                          {"osmo workflow list --status RUNNING PENDING --user ada --pool=prod-gpu", "#/workflows?q=status:running,PENDING%20user:ada%20pool:prod-gpu"},
                          {"osmo workflow submit my.yaml --pool prod", "#/submit"},
                          {"osmo task list --node node-1", "#/tasks?q=node:node-1"},
                          {"osmo resource list -p prod-gpu --platform x86-h100", "#/resources?q=pool:prod-gpu%20platform:x86-h100"},
                          {"osmo resource list -a", "#/resources"},
                          {"osmo resource info resource-h100-001", "#/resources/resource-h100-001"},
                          {"osmo pool list --mode free", "#/pools"},
                          {"osmo profile list", "#/profile"}})
        CHECK_MESSAGE(leads_to(c.command) == c.place, c.command);
    CHECK(leads_to("osmo") == "nothing");
    CHECK(leads_to("osmo version") == "nothing");
    CHECK(leads_to("osmo workflow query") == "nothing");
    CHECK(leads_to("kubectl get nodes") == "nothing");
}

TEST_CASE("a line of a log leads to what it names, or to the tasks of its name") {
    CHECK(leads_to("2026/11/22 15:35:20 [lead] loading checkpoint") == "#/tasks?q=name:lead");
    CHECK(leads_to("2026/11/22 15:35:20 [lead retry-1] loading") == "#/tasks?q=name:lead");
    CHECK(leads_to("2026/11/22 15:35:20 [lead][osmo] Workflow train-7 has started") == "#/workflows/train-7?task=lead&tab=logs");
    CHECK(leads_to("2026-11-22 15:35:17.557643 [lead] Pulled: image for eval-12") == "#/workflows/eval-12?task=lead&tab=logs");
    CHECK(leads_to("2026-11-22T15:35:17Z train-7 queued") == "#/workflows/train-7");
    CHECK(leads_to("2026/11/22 15:35:20 nothing here") == "nothing");
}

TEST_CASE("what will open is said in words") {
    CHECK(recognise("osmo workflow logs train-7 -t lead")->words == "Workflow train-7, logs, task lead");
    CHECK(recognise("/pools?view=prod-gpu")->words == "Pool prod-gpu");
    CHECK(recognise("/resources?f=platform:x")->words == "Resources, platform:x");
}

TEST_CASE("any text at all is looked at without harm") {
    for (const auto* text : {"://", "#/", "/", "///", "http://", "https://?#", "osmo -", "osmo workflow list --status", "2026/11/22 15:35:20", "2026/11/22 15:35:20 [", "\"\"\"", "[[[]]]", "$ $ > osmo pool"})
        leads_to(text);
    CHECK(leads_to("/") == "nothing");
}
