#pragma once
#include "store/model.h"
#include "store/polling.h"
#include "ui/icon.h"
#include "ui/tone.h"
#include <memory>
#include <string>
#include <string_view>
#include <vector>
class Ui;

// One place of the console, as the rest of the program knows it. It holds nothing but
// the pages it made last (see Memo): close it and make it anew, and the screen is the same.
class View {
  public:
    virtual ~View() = default;
    virtual void draw(const Model&, Ui&) = 0;
    virtual std::string title(const Model&) const = 0;  // of the browser tab, without the product's name
    virtual Tone mark(const Model&) const { return Tone::plain; }  // on the tab's icon: how the thing shown stands
};

enum class NavGroup : std::uint8_t { none, top, work, fleet };

struct ViewInfo {
    std::string_view path;   // "resources" in #/resources
    std::string_view title;
    Icon icon;
    NavGroup group;          // none: reachable by link only
    std::vector<Need> needs;
    std::unique_ptr<View> (*make)();
    bool changes = false;    // it is there to change something: a frame that only shows has no use for it
};
