#include "platform/web/console.h"
#include "platform/web/bridge.h"
#include <cmath>
#include <utility>

// While the wheel turns, rows come and go with every frame and nobody reads them.
static constexpr double kWheelRestMs = 120, kMirrorPauseMs = 33;
static constexpr double kLongFrameMs = 20;
static constexpr int kFramesToSettle = 3;

Console::Console()
    : screen(glyphs, built_in_tokens()),
      renderer(shell_webgl_wanted() != 0),
      app(platform, screen) {}

void Console::start() {
    app.start();
    screen.begin(clock.steady_ms());  // nothing yet: what any frame needs is made ready
    screen.end();
    renderer.apply(screen.picture());
    started_ = true;
}

// What becomes of the tree is told by one frame only, and the page may be told later.
void Console::make() {
    app.frame();
    untold_ |= !screen.changes().empty();
}

void Console::turn(bool draw) {
    if (!started_) return;
    if (!draw) return settle();
    const double begin = clock.steady_ms();
    make();
    const double finished = clock.steady_ms();
    cost_ = {finished - begin, 0, 0};
    if (is_spike(finished - begin)) {
        renderer.apply(screen.picture());  // new letters, too, are told once
        return loop.request_frame();
    }
    renderer.draw(screen.picture());
    const double drawn = clock.steady_ms();
    app.settle();
    tell_page(false);
    cost_ = {finished - begin, drawn - finished, clock.steady_ms() - drawn};
}

// The first frame of a cold program, or of much that arrived, is much for one task. It is made once,
// and made again to be shown in the next, which costs little: pages are kept and code is compiled.
bool Console::is_spike(double ms) {
    const double before = std::exchange(frame_ms_, ms);
    return ms > kLongFrameMs && before < kLongFrameMs / 2;
}

// A key that closes a dialog needs a frame to say so, one to be without it, and one to give the
// focus back.
void Console::settle() {
    for (int i = 0; i < kFramesToSettle; ++i) {
        loop.take_wish();
        make();
        app.settle();
        renderer.apply(screen.picture());
        tell_page(true);
        if (!loop.take_wish()) break;
    }
    loop.request_frame();
}

void Console::wheel_turned() { wheel_ms_ = clock.steady_ms(); }

void Console::tell_page(bool at_once) {
    at_once |= surfaces.any() || !screen.surfaces().empty();  // they move with the picture
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
    surfaces.tell(screen);
    if (const auto s = screen.selection_wanted()) shell_select_text(s->id, s->from, s->to);
    if (screen.cursor() != cursor_) shell_cursor(static_cast<int>(cursor_ = screen.cursor()));
}

bool Console::busy() const { return untold_ || app.busy() || loop.waiting() || !transport.idle(); }
