#pragma once
#include "domain/names.h"
#include "domain/spec_blocks.h"
#include "domain/spec_totals.h"
#include "store/remote.h"
#include <optional>
#include <string>
#include <vector>

// The specification of a workflow as a text: as it was rendered, as it was written, and that of another run to
// compare with (`?tab=spec&with=train-6`). Asked for while the tab is open.
struct SpecText {
    std::string text;
    std::vector<SpecBlock> blocks;             // of its tasks
    std::optional<SpecTotals> totals;          // none: it could not be read
};
enum class SpecOf : std::uint8_t { rendered, as_written, other };

struct RunSpec {
    Remote<SpecText> rendered, as_written, other;
    WorkflowId rendered_for, as_written_for, other_for;
    int line = 0;                              // the caret stands there; 0: nowhere yet
    std::uint64_t revision = 0;                // of `line`
    std::uint64_t revisions() const { return rendered.revision + as_written.revision + other.revision + revision; }
};

struct SpecTextArrived { SpecOf of; int request; Answer<SpecText> answer; };
struct StandInSpec     { int line; };

struct FetchSpecText   { SpecOf of; int request; WorkflowId id; };
