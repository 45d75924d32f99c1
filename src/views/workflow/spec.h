#pragma once
#include "domain/line_diff.h"
#include "store/run.h"
#include "ui/diff_model.h"
#include "ui/editor_model.h"
#include "ui/parts.h"
#include <optional>
#include <string>
#include <vector>

// The specification: `?tab=spec&spec=written|changes&with=train-6&diff=inline&task=train`. A task that is open beside it is shown in
// it; the one that the caret stands in can be opened.
namespace workflow {

enum class SpecLook : std::uint8_t { rendered, as_written, changes };

struct SpecPage {
    SpecLook look = SpecLook::rendered;
    std::vector<Segment> looks;
    std::vector<Route> look_routes;
    std::string instead;                       // why there is no text; and nothing else is told then
    std::string text, name;                    // name: of the file it is saved as
    EditorModel::Language language = EditorModel::Language::yaml;
    std::vector<EditorTint> tints;
    std::optional<EditorSpan> show;
    int shown = 0;
    std::string totals, note;                  // what it asks for; what the two that are compared are
    std::vector<MenuItem> compared;            // what it can be compared with
    std::vector<Route> compared_routes;
    std::string compared_with;
    std::vector<DiffPair> beside;              // changes where there is room: both texts, one beside the other
    std::string older, newer;                  // what those are
    bool is_inline = false;                    // chosen so, though there is room
};
SpecPage spec_of(const Run&, const Model&);

// The task whose block the caret stands in; null: none.
const SpecBlock* block_at_caret(const SpecPage&, const Model&);
std::string totals_words(const SpecTotals&);

// Two texts as one: what went and what came with a sign in front, of what stayed only what is near.
struct DiffPage { std::string text; std::vector<EditorTint> tints; std::vector<DiffPair> beside; std::size_t gone = 0, added = 0; };
DiffPage diff_page(std::string_view before, std::string_view now);

}  // namespace workflow
