#pragma once
#include "spec/template_text.h"
#include <memory>

namespace spec {

// A template, read: what it says to do, in order. Positions are those in the text.
struct TemplateExpr;
using ExprPtr = std::unique_ptr<TemplateExpr>;

struct TemplateExpr {
    enum class Op : std::uint8_t {
        constant, name, list, tuple, dict, attribute, item, slice, call, filter, test, negate, plus, no, all, any, choose,
        add, subtract, times, divide, floor_divide, modulo, power, join, compare,
    } op = Op::constant;
    int height = 1;                                          // of the tree below, for it is walked on the stack
    Span at;
    std::string text;                                        // of a name, attribute, filter or test; the signs of a comparison, one letter each
    Value value;
    std::vector<ExprPtr> kids;                               // of a dict: key, value, key, value; a missing one is null
    std::vector<std::pair<std::string, ExprPtr>> named;      // arguments by name
};

struct TemplateStep;
using Steps = std::vector<TemplateStep>;

struct TemplateStep {
    enum class Do : std::uint8_t { copy, print, branch, loop, set, set_block, with, macro, filter, scope } what = Do::copy;
    Span at;
    ExprPtr expr;                                            // printed; the condition; the list; the value; the filter
    ExprPtr only_if;                                         // of a loop
    std::vector<std::string> names;                          // set, or looped over; a macro's name and its parameters
    std::string space;                                       // "ns" of "set ns.x = 1"
    bool soft = false;                                       // inside a branch: an unknown filter is a fault only when it is run
    std::vector<ExprPtr> values;                             // of `with`; defaults of a macro, from the right
    Steps body, otherwise;
};

struct TemplateMacro { const TemplateStep* step = nullptr; };

struct TemplateTree {
    Steps steps;
    std::optional<TemplateFault> fault;
};
// `text` has "\n" at the ends of its lines, and its last one taken off.
TemplateTree read_template(std::string_view text);

enum class Knowledge : std::uint8_t { ours, theirs, nobodys };   // we can do it; only the service can; it does not exist
Knowledge knows_filter(std::string_view name);
Knowledge knows_test(std::string_view name);

}  // namespace spec
