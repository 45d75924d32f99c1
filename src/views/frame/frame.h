#pragma once
#include "app/view.h"
#include "store/action.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
class Ui;

// What stands around every page: navigation, app bar, toasts, palette. The App draws the
// whole window with `draw`; keys, menu and palette all read the one table in commands.h.
namespace frame {

struct PaletteRows;
struct PalettePage;

// It holds nothing but the pages it made last (see Memo), as a View does.
class Frame {
  public:
    Frame();
    ~Frame();
    void draw(const Model&, const ViewInfo& current, Ui&, const std::function<void()>& draw_page);

  private:
    void draw_palette(const Model&, Ui&);
    void draw_bell(const Model&, Ui&);
    struct Kept;
    std::unique_ptr<Kept> kept_;
};

std::string document_title(std::string_view page_title, std::string_view site = "OSMO Console");  // "Resources · OSMO Console"
std::string tab_title(const Model&, std::string_view page_title);            // with the number of news that nobody has looked at
std::string tab_mark(const Model&, const ViewInfo&, Tone of_view);           // of the tab's icon; stale data stand over how the thing is
std::optional<Action> shortcut(const Model&, std::string_view keys);         // "Ctrl+K", "g r"; none: not ours

}  // namespace frame
