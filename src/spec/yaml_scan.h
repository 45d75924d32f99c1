#pragma once
#include "spec/yaml_token.h"

namespace spec {

// Where the scanner stands in its text; knows lines and columns (in characters, from 0).
class YamlCursor {
  public:
    explicit YamlCursor(std::string_view text) : text_(text) {}
    bool ended(std::size_t ahead = 0) const { return at_ + ahead >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return ended(ahead) ? '\0' : text_[at_ + ahead]; }  // bytes, not characters
    bool breaks(std::size_t ahead = 0) const;                 // a line's end stands there
    bool blank(std::size_t ahead = 0) const;                  // a blank, a tab, a line's end or the text's
    bool spaced(std::size_t ahead = 0) const;                 // the same without tabs
    bool document_mark() const;                               // "---" or "..." and then nothing of a word
    void step(std::size_t bytes);                             // over characters that end no line
    std::string take_break();                                 // "\n", or the odd separators as they are; empty when none is there
    std::string_view rest() const { return text_.substr(at_); }

    std::size_t at() const { return at_; }
    std::size_t index() const { return index_; }
    std::size_t line() const { return line_; }
    std::ptrdiff_t column() const { return column_; }
    std::string_view text() const { return text_; }

  private:
    std::string_view text_;
    std::size_t at_ = 0, index_ = 0, line_ = 0;
    std::ptrdiff_t column_ = 0;
};

// The three ways to write a text. Each leaves the cursor behind it; a fault is in `fault`.
struct YamlScalar { std::string text; std::size_t end = 0; std::optional<Fault> fault; };
YamlScalar scan_quoted(YamlCursor&);
YamlScalar scan_block(YamlCursor&, std::ptrdiff_t indent);
YamlScalar scan_plain(YamlCursor&, std::ptrdiff_t indent, bool in_flow, bool& key_may_follow);
YamlScalar scan_name(YamlCursor&);                            // of an anchor or alias, its sign before it
YamlScalar scan_tag(YamlCursor&);                             // "!", "!local", "tag:yaml.org,2002:int"

}  // namespace spec
