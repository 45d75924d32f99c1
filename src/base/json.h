#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A JSON text as one flat list of nodes in the order of the text; an object's members are
// key, value, key, value. Nodes point into the text: it must outlive them.
// Ours because it was measured: of a fleet of 100,000, which is 123 MB, nlohmann made trees in
// 26 µs an element; this takes 2, and 6.5 with everything else that decoding is.
struct JsonNode {
    enum class Kind : std::uint8_t { null, yes, no, number, text, list, object };
    std::uint32_t begin = 0, size = 0;  // in the text; of a string, what is between its quotes
    std::uint32_t next = 0;             // the node after this value; 0 while it is still open
    Kind kind = Kind::null;
    bool plain = true;                  // a string without escapes, of ASCII only
};

class JsonTape {
  public:
    enum class End { done, cut, wrong, deep };  // cut: right so far, but the text ended
    // Reads one value of `text` at `at` and moves `at` behind it. It never nests deeper than kMaxDepth.
    End read(std::string_view text, std::size_t& at);

    const std::vector<JsonNode>& nodes() const { return nodes_; }
    std::string path_to(std::uint32_t node) const;  // "[3].usage_fields.gpu"
    std::string path_to_end() const;                // where reading stopped
    static constexpr int kMaxDepth = 100;

  private:
    struct Walk;
    std::string key(std::uint32_t node) const;
    std::string_view text_;
    std::vector<JsonNode> nodes_;
};

void skip_space(std::string_view text, std::size_t& at);

// What a string means: escapes undone, broken UTF-8 and NUL replaced by U+FFFD.
std::string json_text(std::string_view raw, bool plain);
std::string mend_utf8(std::string_view text);  // the same for text that is not JSON
