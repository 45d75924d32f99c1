#include "ui/harness.h"
#include "hooks/imgui_hooks.h"
#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/core.h>

static HeadlessConsole::Setup at(HeadlessConsole::Setup setup, std::string hash) {
    setup.hash = std::move(hash);
    return setup;
}

Harness::Harness(std::string hash, HeadlessConsole::Setup setup) : console(at(std::move(setup), std::move(hash))) {}

static void file(HeadlessConsole& console, const char* url, const std::string& name) {
    const auto read = console.transport.answer_file(url, "tests/ui/answers/" + name + ".json");
    REQUIRE_MESSAGE(read.ok(), "run the tests from the top of the checkout");
}

static void answer_person(HeadlessConsole& console) {
    file(console, "/api/profile/settings", "profile");
    file(console, "/api/version", "version");
}

Harness& Harness::answer() {
    answer_person(console);
    file(console, "/api/resources", "resources");
    file(console, "/api/resources/", "resource");
    file(console, "/api/pool_quota", "pool_quota");
    file(console, "/api/workflow", "workflows");
    file(console, "/api/task", "tasks");
    file(console, "/api/task?all_users=true&all_pools=true&nodes=", "node_tasks");
    file(console, "/api/task?all_users=true&all_pools=true&statuses=SUBMITTING&statuses=WAITING&statuses=PROCESSING&statuses=SCHEDULING&statuses=INITIALIZING&statuses=RUNNING&order", "active_tasks");
    return *this;
}

Harness& Harness::answer_empty() {
    answer_person(console);
    file(console, "/api/resources", "no_resources");
    file(console, "/api/pool_quota", "no_pools");
    file(console, "/api/workflow", "no_workflows");
    console.transport.answer("/api/task", R"({"tasks":[],"summaries":[]})");
    return *this;
}

Harness& Harness::hold() {
    console.transport.hold("/api/");
    return *this;
}

Harness& Harness::fail(int status) {
    const HttpAnswer broken{.status = status, .body = R"({"message":"The database is away"})", .request_id = "7f3a91"};
    console.transport.answer("/api/", broken);
    answer_person(console);
    return *this;
}

void Harness::start() {
    console.start();
    rest();
}

void Harness::rest() { REQUIRE_MESSAGE(console.run(), "the console never comes to rest"); }
void Harness::wait(Millis time) { REQUIRE_MESSAGE(console.wait(time), "the console never comes to rest"); }

const a11y::Node& Harness::get(std::string_view role, std::string_view name) const {
    const auto* node = find(role, name);
    REQUIRE_MESSAGE(node != nullptr, "no ", role, " named \"", name, "\" in\n", outline());
    return *node;
}

std::vector<const a11y::Node*> Harness::all(a11y::Role role) const {
    std::vector<const a11y::Node*> out;
    for (const auto& node : console.tree().nodes())
        if (node.role == role) out.push_back(&node);
    return out;
}

bool Harness::says(std::string_view words) const {
    const auto has = [&](std::string_view text) { return text.find(words) != std::string_view::npos; };
    const auto& nodes = console.tree().nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const auto& n) { return has(n.name) || has(n.value) || has(n.description); });
}

std::string Harness::last_asked(std::string_view url_start) const {
    const auto& all = console.transport.asked();
    const auto at = std::find_if(all.rbegin(), all.rend(), [&](const HttpRequest& r) { return r.url.starts_with(url_start); });
    return at == all.rend() ? std::string() : at->url;
}

void Harness::click_at(float x, float y, int button) {
    const float ratio = console.setup.pixel_ratio;
    console.screen.pointer_move(x * ratio, y * ratio, false);
    console.frame();
    console.screen.pointer_button(button, true);
    console.frame();
    console.screen.pointer_button(button, false);
    console.frame();
    rest();
}

void Harness::click(std::string_view role, std::string_view name, int button) {
    const auto& node = get(role, name);
    const float x = node.x + node.w / 2, y = node.y + node.h / 2;
    REQUIRE_MESSAGE((x > 0 && y > 0 && x < float(console.setup.width) && y < float(console.setup.height)), name, " is out of sight");
    click_at(x, y, button);
}

void Harness::activate(std::string_view role, std::string_view name) {
    const auto id = get(role, name).id;
    console.focus(id);
    console.screen.activate(id);
    console.frame();
    rest();
}

void Harness::type(std::string_view role, std::string_view name, std::string_view text) {
    const auto id = get(role, name).id;
    console.focus(id);
    console.screen.edit(id, text, int(text.size()), int(text.size()));
    console.frame();
    rest();
}

void Harness::key(std::string_view role, std::string_view name, Key key) {
    const auto id = get(role, name).id;
    console.focus(id);
    console.screen.key(id, key);
    console.frame();
    rest();
}

void Harness::in_surface(SurfaceEvent event) {
    console.screen.surface_event(std::move(event));
    console.frame();
    rest();
}

const EditorModel& Harness::editor(std::string_view key) const {
    for (const auto& surface : console.screen.surfaces())
        if (surface.key() == key) return std::get<EditorModel>(surface.holds);
    FAIL("no editor ", key);
    std::abort();
}

void Harness::shortcut(std::string_view keys) {
    REQUIRE(console.app.shortcut(keys));
    rest();
}

static bool inside(const a11y::Tree& tree, const a11y::Node& node, std::uint32_t container) {
    for (const auto* at = &node; at; at = at->parent ? tree.find(at->parent) : nullptr)
        if (at->id == container) return true;
    return false;
}

std::vector<std::uint32_t> Harness::stops() const {
    std::uint32_t dialog = 0;
    for (const auto& node : console.tree().nodes())
        if (node.modal) dialog = node.id;
    std::vector<std::uint32_t> out;
    for (const auto& node : console.tree().nodes())
        if (node.tab == a11y::Tab::stop && (!dialog || inside(console.tree(), node, dialog))) out.push_back(node.id);
    return out;
}

void Harness::tab(bool back) {
    auto order = stops();
    if (back) std::reverse(order.begin(), order.end());
    const auto at = std::find(order.begin(), order.end(), console.active());
    const auto next = at == order.end() ? order.begin() : at + 1;
    console.focus(next == order.end() ? 0 : *next);
    rest();
}

void Harness::press(Key key) {
    const auto* node = focused();
    const auto id = node ? node->id : 0;
    const bool field = node && (node->role == a11y::Role::textbox || node->role == a11y::Role::searchbox || node->role == a11y::Role::combobox);
    if (key == Key::tab && !(field && node->active)) return tab();
    const bool sideways = key == Key::left || key == Key::right || key == Key::home || key == Key::end || key == Key::space;
    if (field && sideways) return;  // the browser moves the caret
    const auto modal = std::find_if(console.tree().nodes().rbegin(), console.tree().nodes().rend(),
                                    [](const auto& n) { return n.modal || n.role == a11y::Role::menu || (n.role == a11y::Role::listbox && !n.parent); });
    const bool over = modal != console.tree().nodes().rend();
    if (key == Key::escape && over) console.screen.key(node && inside(console.tree(), *node, modal->id) ? id : modal->id, key);
    else if (key == Key::escape && console.app.shortcut("Escape")) {}
    // on a row Space picks, where Enter opens
    else if (!field && node && (key == Key::enter || (key == Key::space && node->role != a11y::Role::row))) console.screen.activate(id);
    else console.screen.key(id, key);
    console.frame();
    rest();
}

std::vector<std::string> Harness::unsaid() {
    watch_items(true);
    console.frame();
    const auto items = hooked_items();
    watch_items(false);
    REQUIRE_FALSE(items.empty());
    std::vector<std::string> out;
    for (const auto& item : items) {
        if (item.window || item.w < 1 || item.h < 1) continue;
        const auto* node = console.tree().find(item.id);
        const std::string place = fmt::format("item {:08x} at {:.0f},{:.0f} {:.0f}×{:.0f}", item.id, item.x, item.y, item.w, item.h);
        if (!node) out.push_back(place + ": not in the tree");
        else if (node->name.empty() && node->role != a11y::Role::row) out.push_back(place + ": a " + std::string(word(node->role)) + " without a name");
    }
    rest();
    return out;
}
