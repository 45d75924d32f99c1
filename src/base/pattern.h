#pragma once
#include "base/find_text.h"
#include "base/result.h"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

// What to look for in lines of text: a word, or a regular expression of the usual kind. Matching takes time
// proportional to the text whatever the pattern is, so none can hang the page; what no linear matcher can do
// (look-around, back-references) is refused in words.
// Ours because it was measured: RE2 of Debian 12 adds 69 kB to a page of 400 kB, and 41 when its messages and Unicode
// tables are cut out of it by hand.
struct PatternOptions {
    bool ignore_case = true, whole_word = false, expression = false;
    bool operator==(const PatternOptions&) const = default;
};

class Pattern {
  public:
    static Result<Pattern> make(std::string_view words, PatternOptions);  // the error's place is a byte of the words
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    // Of lines with newlines between them: a byte of the first one that matches, beginning with the one that begins
    // at `from`; npos when none does.
    std::size_t find_line(std::string_view lines, std::size_t from) const;
    bool matches(std::string_view line) const { return find_line(line, 0) != std::string_view::npos; }
    std::vector<std::pair<std::size_t, std::size_t>> spans(std::string_view line, std::size_t most) const;  // not empty ones, from … to

  private:
    struct Parts;
    explicit Pattern(std::unique_ptr<Parts>);
    std::unique_ptr<Parts> p_;
};

namespace pattern {

// A regular expression, taken apart.
struct Node {
    enum class Kind : std::uint8_t { empty, set, all, any, repeat, line_begin, line_end, word_edge, no_word_edge };
    Kind kind = Kind::empty;
    std::vector<std::pair<char32_t, char32_t>> set;  // code points, in order, none twice
    std::vector<Node> parts;                         // all: one after the other; any: one of them; repeat: one
    int least = 0, most = -1;                        // of repeat; -1: any number
    bool lazy = false;
};
Result<Node> parse(std::string_view text, bool ignore_case);
Node literal(std::string_view text, bool ignore_case);
std::string required_text(const Node&);              // what stands in every match, the longest such; may be empty

// The machine for it: it reads bytes, and never steps back.
struct Step {
    enum class Kind : std::uint8_t { bytes, fork, line_begin, line_end, word_edge, no_word_edge, match };
    Kind kind = Kind::match;
    std::uint16_t set = 0;                           // of bytes: which
    std::uint32_t next = 0, other = 0;               // fork: `next` is preferred
};
using ByteSet = std::vector<bool>;                   // 256
struct Program {
    std::vector<Step> steps;
    std::vector<ByteSet> sets;
    std::uint32_t start = 0;
    std::uint8_t byte_class[256] = {};               // bytes that no step tells apart are one class
    std::vector<std::uint8_t> class_byte;            // one byte of each
};
Result<Program> compile(const Node&);
bool word_byte(unsigned char);                       // of \w; bytes above ASCII are parts of letters

class Machine;                                       // runs it, states made as they are met
}  // namespace pattern
