#pragma once
#include "ui/surface.h"
#include <map>
#include <string>
#include <string_view>
#include <vector>
class Screen;

// Tells the page what lies over the canvas: each surface's place and contents when they changed, and its text apart,
// because it is large. What a person typed is known here as what the page holds already.
class Surfaces {
  public:
    void tell(const Screen&);                       // after the mirror, which makes the nodes they lie in
    bool any() const { return !told_.empty(); }
    void typed(const std::string& key, std::string text) { told_[key].text = std::move(text); }
    std::string choices(std::string_view key, std::string_view text, std::size_t caret) const;  // as JSON
    std::string hover(std::string_view key, std::string_view text, std::size_t at) const;

  private:
    struct Told { std::string frame, text; bool has_text = false; int round = 0; };
    void tell_one(const Surface&);
    void tell_text(const EditorModel&, Told&);
    const EditorModel* editor(std::string_view key) const;

    std::map<std::string, Told, std::less<>> told_;
    const std::vector<Surface>* shown_ = nullptr;   // the screen's own list
    std::string theme_;
    int round_ = 0;
};
