#include "domain/spec_blocks.h"
#include "base/pieces.h"
#include <algorithm>
#include <optional>

namespace {

struct Line { std::size_t indent = 0; std::string_view words; };  // words: without what stands left of them and behind them

Line line_of(std::string_view raw) {
    while (!raw.empty() && (raw.back() == ' ' || raw.back() == '\r')) raw.remove_suffix(1);
    const auto indent = std::min(raw.find_first_not_of(' '), raw.size());
    return {indent, raw.substr(indent)};
}

std::string_view value_of(std::string_view words, std::string_view key) {
    if (!words.starts_with(key) || words.size() <= key.size() || words[key.size()] != ':') return {};
    words.remove_prefix(key.size() + 1);
    if (const auto comment = words.find(" #"); comment != std::string_view::npos) words = words.substr(0, comment);
    while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
    while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
    if (words.size() >= 2 && (words.front() == '"' || words.front() == '\'') && words.back() == words.front()) words = words.substr(1, words.size() - 2);
    return words;
}

class Reader {
  public:
    void line(std::string_view raw) {
        ++number_;
        const auto l = line_of(raw);
        if (l.words.empty() || l.words.front() == '#') return;
        if (list_ && (l.indent < *list_ || (l.indent == *list_ && !dash(l)))) list_.reset(), item_.reset();
        if (!list_ && l.words.starts_with("tasks:") && l.words.find_first_not_of(" #", 6) == std::string_view::npos) { wanted_ = l.indent; return; }
        if (wanted_ && !list_) {
            if (dash(l) && l.indent >= *wanted_) list_ = l.indent;
            wanted_.reset();
        }
        if (!list_) return;
        if (dash(l) && l.indent == *list_) begin(l);
        if (!item_) return;
        out_[*item_].last = number_;
        if (l.indent == inner_) name(l.words);
    }
    std::vector<SpecBlock> finish() {
        std::erase_if(out_, [](const SpecBlock& b) { return b.name.empty(); });
        return std::move(out_);
    }

  private:
    static bool dash(const Line& l) { return l.words == "-" || l.words.starts_with("- "); }

    void begin(const Line& l) {
        item_ = out_.size();
        out_.push_back({"", number_, number_});
        const auto words = line_of(l.words.substr(1));
        inner_ = l.indent + 1 + words.indent;
        if (words.words.empty()) inner_ = l.indent + 2;
        else name(words.words);
    }
    void name(std::string_view words) {
        if (const auto value = value_of(words, "name"); !value.empty() && out_[*item_].name.empty()) out_[*item_].name = value;
    }

    std::vector<SpecBlock> out_;
    std::optional<std::size_t> wanted_, list_, item_;   // left edges of "tasks:" and of its dashes; the block that is being read
    std::size_t inner_ = 0;                             // left edge of its keys
    int number_ = 0;
};

}  // namespace

std::vector<SpecBlock> spec_blocks(std::string_view text) {
    Reader reader;
    for (const auto line : pieces_of(text, '\n')) reader.line(line);
    return reader.finish();
}

const SpecBlock* block_of(const std::vector<SpecBlock>& blocks, std::string_view task) {
    const auto at = std::find_if(blocks.begin(), blocks.end(), [&](const SpecBlock& b) { return b.name == task; });
    return at == blocks.end() ? nullptr : &*at;
}

const SpecBlock* block_at(const std::vector<SpecBlock>& blocks, int line) {
    const auto at = std::find_if(blocks.begin(), blocks.end(), [&](const SpecBlock& b) { return b.line <= line && line <= b.last; });
    return at == blocks.end() ? nullptr : &*at;
}
