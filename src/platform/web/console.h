#pragma once
#include "app/app.h"
#include "platform/web/browser.h"
#include "platform/web/canvas_glyphs.h"
#include "platform/web/fetch_transport.h"
#include "platform/web/mirror.h"
#include "platform/web/renderer_choice.h"
#include "platform/web/surfaces.h"
#include "ui/screen.h"

// What the last frame cost, in ms: for measuring.
struct FrameCost {
    double program = 0;  // from the inbox to the finished picture and tree
    double picture = 0;  // the picture onto the canvas; with WebGL, that is the driver's
    double mirror = 0;   // the tree into the page
};

// The program in its page: the browser's parts, the screen, the App, and one turn of them all.
// exports.cpp hands it what the page reports.
class Console {
  public:
    Console();
    void start();
    void turn(bool draw);   // without drawing: so that the focus is right before a key handler returns
    void wheel_turned();    // the mirror may lag behind for a while
    bool busy() const;
    const FrameCost& cost() const { return cost_; }

    FetchTransport transport;
    WebClock clock;
    WebStorage storage;
    WebHistory history;
    WebLocation location;
    WebClipboard clipboard;
    WebFiles files;
    WebNotices notices;
    WebTerminals terminals;
    WebLoop loop;
    Platform platform{transport, clock, storage, history, location, clipboard, files, notices, terminals, loop};
    CanvasGlyphs glyphs;
    Screen screen;
    RendererChoice renderer;
    App app;
    Surfaces surfaces;

  private:
    void make();
    void settle();
    bool is_spike(double ms);
    void tell_page(bool at_once);

    Mirror mirror_;
    FrameCost cost_;
    Cursor cursor_ = Cursor::arrow;
    double wheel_ms_ = -1e9, told_ms_ = -1e9, frame_ms_ = 0;
    bool untold_ = false, started_ = false;
};

Console& the_console();
