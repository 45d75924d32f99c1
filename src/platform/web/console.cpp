#include "platform/web/console.h"
#include "platform/web/bridge.h"
#include <cmath>

// While the wheel turns, rows come and go with every frame and nobody reads them.
static constexpr double kWheelRestMs = 120, kMirrorPauseMs = 100;

Console::Console()
    : screen(glyphs, built_in_tokens()),
      renderer(shell_webgl_wanted() != 0),
      app(platform, screen) {}

void Console::start() {
    app.start();
    started_ = true;
}

void Console::turn(bool draw) {
    if (!started_) return;
    app.frame();
    if (draw) {
        renderer.draw(screen.picture());
    } else {
        renderer.apply(screen.picture());
        loop.request_frame();
    }
    tell_page(!draw);
}

void Console::wheel_turned() { wheel_ms_ = clock.steady_ms(); }

void Console::tell_page(bool at_once) {
    untold_ |= !screen.changes().empty();
    const double now = clock.steady_ms();
    const auto wanted = screen.focus_wanted();
    const bool rest = now - wheel_ms_ > kWheelRestMs || now - told_ms_ >= kMirrorPauseMs;
    if (untold_ && !wanted && !at_once && !rest) {
        loop.wake_in(Millis{static_cast<int>(std::ceil(kMirrorPauseMs - (now - told_ms_)))});
    } else if (untold_ || wanted) {
        mirror_.tell(screen.tree(), wanted);
        told_ms_ = now;
        untold_ = false;
    }
    if (const auto s = screen.selection_wanted()) shell_select_text(s->id, s->from, s->to);
    if (screen.cursor() != cursor_) shell_cursor(static_cast<int>(cursor_ = screen.cursor()));
}

bool Console::busy() const { return untold_ || app.busy() || loop.waiting() || !transport.idle(); }
