#pragma once
#include "spec/template_text.h"

namespace spec {

// Jinja's text cut up: what is copied, and inside {{ }} and {% %} names, numbers, texts and signs.
struct TemplateToken {
    enum class Kind : std::uint8_t { copy, print_begin, print_end, block_begin, block_end, name, text, whole, real, sign, end } kind = Kind::end;
    Span at;
    std::string text;       // of a name, a text (escapes undone) or a sign
    Value value;            // of a number
};

struct TemplateTokens {
    std::vector<TemplateToken> tokens;
    std::optional<TemplateFault> fault;
};
TemplateTokens scan_template(std::string_view text);

}  // namespace spec
