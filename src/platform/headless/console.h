#pragma once
#include "app/app.h"
#include "platform/headless/canned_transport.h"
#include "platform/headless/fakes.h"
#include "platform/headless/stb_glyphs.h"
#include "platform/raster.h"
#include "ui/screen.h"
#include <string>

// The whole program without a browser: tests and shots turn it by hand. Time stands still
// unless `wait` winds it, and it does what the mirror does: moves the focus where it is wanted.
class HeadlessConsole {
  public:
    struct Setup {
        int width = 1440, height = 900;  // CSS pixels
        float pixel_ratio = 1;
        Theme theme{.dark = true, .compact = false, .still = true, .forced = {}};
        std::string hash;
        Instant now{Millis{1'780'000'000'000}};
        std::string fonts = "build/fonts";
    };
    explicit HeadlessConsole(Setup);
    HeadlessConsole() : HeadlessConsole(Setup{}) {}

    void start();                    // and on until nothing moves
    void go(std::string_view hash);  // as if typed into the address bar
    void frame();
    bool run();                      // answers, tasks and frames until nothing moves; false: it never rests
    bool wait(Millis);               // the same while time goes by
    const Raster& paint();           // the newest frame's pixels
    void focus(std::uint32_t id);    // 0: nothing has it
    std::uint32_t active() const { return active_; }  // what the browser would call document.activeElement
    const a11y::Tree& tree() const { return screen.tree(); }

    const Setup setup;
    CannedTransport transport;
    HandClock clock;
    MapStorage storage;
    StringLocation location;
    KeptClipboard clipboard;
    KeptFiles files;
    KeptNotices notices;
    KeptTerminals terminals;
    HandLoop loop;
    MapHistory history{loop};
    StbGlyphs glyphs;
    Platform platform{transport, clock, storage, history, location, clipboard, files, notices, terminals, loop};
    Screen screen;
    App app;

  private:
    Raster raster_;
    std::uint32_t active_ = 0;
};
