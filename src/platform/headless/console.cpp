#include "platform/headless/console.h"
#include <algorithm>
#include <cmath>

static constexpr Millis kFrame{16};
static constexpr int kMostTurns = 2000;  // more than any page needs to come to rest

HeadlessConsole::HeadlessConsole(Setup s)
    : setup(std::move(s)), clock(setup.now), glyphs(setup.fonts), screen(glyphs, built_in_tokens()), app(platform, screen) {
    location.history = {setup.hash};
    const auto px = [&](int css) { return int(std::lround(float(css) * setup.pixel_ratio)); };
    screen.resize(px(setup.width), px(setup.height), setup.pixel_ratio);
}

void HeadlessConsole::start() {
    app.system_theme(setup.theme);
    app.start();
    run();
}

void HeadlessConsole::go(std::string_view hash) {
    location.set_hash(hash, false);
    app.hash_changed();
}

void HeadlessConsole::frame() {
    loop.frame_asked = false;
    clock.advance(kFrame);
    app.frame();
    app.settle();
    raster_.apply(screen.picture());
    const auto wanted = screen.focus_wanted();
    if (wanted && screen.tree().find(wanted)) focus(wanted);
    else if (active_ && !screen.tree().find(active_)) focus(0);  // a removed element is blurred
}

void HeadlessConsole::focus(std::uint32_t id) {
    active_ = id;
    screen.focus(id, true);
    loop.request_frame();
}

bool HeadlessConsole::run() {
    for (int turn = 0; turn < kMostTurns; ++turn) {
        if (loop.run_task() || transport.deliver()) continue;
        if (!loop.frame_asked) return true;
        frame();
    }
    return false;
}

bool HeadlessConsole::wait(Millis time) {
    while (time > Millis(0)) {
        if (!run()) return false;
        const Millis step = std::clamp(loop.wake.value_or(time), Millis(1), time);
        clock.advance(step);
        time -= step;
        if (loop.wake && *loop.wake <= step) {
            loop.wake.reset();
            loop.request_frame();
        } else if (loop.wake) {
            *loop.wake -= step;
        }
    }
    return run();
}

const Raster& HeadlessConsole::paint() {
    raster_.draw(screen.picture());
    return raster_;
}
