#pragma once
#include "spec/span.h"
#include "spec/template_value.h"
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spec {

// A part of Jinja, rendered as the service does: undefined variables are faults, and so is what
// its sandbox hides. What this does not know is said to be unknown, never guessed.
struct TemplateFault {
    Span at;                  // in the text that was rendered
    std::string what, why;
    bool unknown = false;     // the service may well take it: only we cannot say
    std::string undefined;    // the name of a variable that is not there
};

// What became of a text, and where each part of it came from.
struct Rendered {
    struct Piece { std::size_t out = 0; Span from; bool copied = false; };  // begins at `out`; copied: byte by byte
    std::string text;
    std::vector<Piece> pieces;
    std::vector<std::string> used;      // variables that were looked up
    std::optional<TemplateFault> fault;

    Span source_of(Span in_text) const;
    bool copied(Span in_text) const;    // it stands so in the source
};

using Variables = std::map<std::string, Value, std::less<>>;
Rendered render_template(std::string_view text, const Variables&);
bool has_template(std::string_view text);                            // anything for Jinja to do
std::size_t service_token(std::string_view text, std::size_t at);    // bytes of "{{output}}" and its like; 0: none there

}  // namespace spec
