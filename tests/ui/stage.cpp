#include "ui/stage.h"
#include <doctest/doctest.h>

Stage::Stage(std::function<void(Ui&)> draw, int width, int height, Theme theme) : screen(glyphs, built_in_tokens()), draw_(std::move(draw)) {
    screen.resize(width, height, 1);
    screen.use(theme);
    rest();
}

void Stage::theme(const Theme& theme) {
    screen.use(theme);
    rest();
}

void Stage::frame() {
    now_ms_ += 16;
    Ui& ui = screen.begin(now_ms_);
    {
        const auto page = ui.main();
        draw_(ui);
    }
    actions.insert(actions.end(), ui.queue.begin(), ui.queue.end());
    screen.end();
    const auto wanted = screen.focus_wanted();
    if (wanted && screen.tree().find(wanted)) screen.focus(active_ = wanted, true);
    else if (active_ && !screen.tree().find(active_)) screen.focus(active_ = 0, true);
}

int Stage::rest() {
    int frames = 0;
    do frame();
    while (++frames < 200 && screen.frames_wanted() > 0);
    REQUIRE_MESSAGE(frames < 200, "it never comes to rest");
    return frames;
}

void Stage::wait(double ms) { now_ms_ += ms; }

void Stage::move(float x, float y) {
    screen.pointer_move(x, y, false);
    frame();
    rest();
}

void Stage::press_at(float x, float y) {
    move(x, y);
    screen.pointer_button(0, true);
    frame();
    screen.pointer_button(0, false);
    frame();
    rest();
}

void Stage::drag(float from_x, float from_y, float to_x, float to_y) {
    move(from_x, from_y);
    screen.pointer_button(0, true);
    frame();
    screen.pointer_move((from_x + to_x) / 2, (from_y + to_y) / 2, false);
    frame();
    screen.pointer_move(to_x, to_y, false);
    frame();
    screen.pointer_button(0, false);
    frame();
    rest();
}

void Stage::click(std::string_view role, std::string_view name) {
    const auto& node = get(role, name);
    press_at(node.x + node.w / 2, node.y + node.h / 2);
}

void Stage::hold(bool ctrl, bool shift) { screen.modifiers(ctrl, shift, false, false); }

void Stage::focus(std::string_view role, std::string_view name) {
    screen.focus(active_ = get(role, name).id, true);
    rest();
}

void Stage::key(Key key) {
    screen.key(active_, key);
    rest();
}

void Stage::enter() {
    screen.activate(active_);
    rest();
}

void Stage::type(std::string_view role, std::string_view name, std::string_view text) {
    screen.edit(get(role, name).id, text, int(text.size()), int(text.size()));
    rest();
}

const a11y::Node& Stage::get(std::string_view role, std::string_view name) const {
    const auto* node = find(role, name);
    REQUIRE_MESSAGE(node != nullptr, "no ", role, " named \"", name, "\" in\n", outline());
    return *node;
}

std::string Stage::focused() const {
    const auto* node = active_ ? screen.tree().find(active_) : nullptr;
    return node ? std::string(node->name) : std::string();
}
