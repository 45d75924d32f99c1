#include "domain/log_text.h"
#include <algorithm>
#include <cassert>

static void put_number(std::vector<std::uint8_t>& out, std::uint32_t n) {
    for (; n >= 128; n >>= 7) out.push_back(static_cast<std::uint8_t>(n | 128));
    out.push_back(static_cast<std::uint8_t>(n));
}

static std::uint32_t take_number(const std::vector<std::uint8_t>& in, std::size_t& at) {
    std::uint32_t n = 0;
    for (int shift = 0;; shift += 7) {
        const std::uint32_t b = in[at++];
        n |= (b & 127) << shift;
        if (b < 128) return n;
    }
}

static bool begins_error(const LogLine& l) { return l.level == LogLevel::error && !(l.flags & (LogLine::follows | LogLine::joined)); }

std::uint16_t LogText::source(const LogSource& s) {
    const auto at = std::find(sources_.begin(), sources_.end(), s);
    if (at != sources_.end()) return static_cast<std::uint16_t>(at - sources_.begin());
    if (sources_.size() == kMostSources) return kMostSources - 1;
    sources_.push_back(s);
    const auto task = std::find(tasks_.begin(), tasks_.end(), s.task);
    task_of_.push_back(static_cast<std::size_t>(task - tasks_.begin()));
    if (task == tasks_.end()) tasks_.push_back(s.task);
    counts_.emplace_back();
    return static_cast<std::uint16_t>(sources_.size() - 1);
}

std::uint16_t LogText::style_number(const TextStyle& style) {
    const auto at = std::find(styles_.rbegin(), styles_.rend(), style);
    if (at != styles_.rend()) return static_cast<std::uint16_t>(styles_.rend() - at - 1);
    constexpr std::size_t kMostStyles = 4096;  // a gradient over true colours has no end
    if (styles_.size() == kMostStyles) return 0;
    styles_.push_back(style);
    return static_cast<std::uint16_t>(styles_.size() - 1);
}

// What is full is kept in no more memory than it takes.
LogText::Block& LogText::block_for(std::size_t bytes) {
    if (!blocks_.empty()) {
        Block& last = *blocks_.back();
        if (last.text.size() + bytes <= kBlockText && last.lines.size() < kBlockLines) return last;
        last.text.shrink_to_fit(), last.lines.shrink_to_fit(), last.styled.shrink_to_fit(), last.runs.shrink_to_fit();
    }
    while (blocks_.size() > 1 && text_bytes_ + std::max(bytes, kBlockText) > cap_) drop_oldest();
    blocks_.push_back(std::make_unique<Block>());
    blocks_.back()->first = end_;
    if (blocks_.size() > 1) blocks_.back()->text.reserve(std::max(bytes, kBlockText));
    return *blocks_.back();
}

void LogText::keep_at_most(std::uint64_t bytes) {
    cap_ = bytes;
    while (blocks_.size() > 1 && text_bytes_ > cap_) drop_oldest();
}

void LogText::drop_oldest() {
    const Block& oldest = *blocks_.front();
    text_bytes_ -= oldest.text.size();
    for (const auto& l : oldest.lines) {
        --counts_[l.source][static_cast<std::size_t>(l.level)];
        errors_ -= begins_error(l);
    }
    blocks_.erase(blocks_.begin());
    last_block_ = 0;
}

void LogText::append(std::string_view text, const LogLine& about, const std::vector<StyleRun>& runs) {
    assert(about.source < sources_.size());
    Block& b = block_for(text.size() + 1);
    LogLine line = about;
    line.at = static_cast<std::uint32_t>(b.text.size());
    if (!runs.empty()) {
        line.flags |= LogLine::styled;
        add_runs(b, runs);
    }
    b.lines.push_back(line);
    b.text += text;
    b.text += '\n';
    text_bytes_ += text.size() + 1;
    ++end_;
    ++counts_[line.source][static_cast<std::size_t>(line.level)];
    errors_ += begins_error(line);
    if (line.second == 0) return;
    if (first_second_ == 0) first_second_ = line.second;
    first_second_ = std::min(first_second_, line.second);
    last_second_ = std::max(last_second_, line.second);
}

void LogText::append_notice(std::string_view words) {
    const std::uint16_t last = size() > 0 ? about(end_ - 1).source : source({});
    append(words, {.second = last_second_, .source = last, .level = LogLevel::notice});
}

void LogText::add_runs(Block& b, const std::vector<StyleRun>& runs) {
    b.styled.push_back({static_cast<std::uint32_t>(b.lines.size()), static_cast<std::uint32_t>(b.runs.size())});
    std::uint32_t at = 0;
    put_number(b.runs, static_cast<std::uint32_t>(runs.size()));
    for (const auto& r : runs) {
        put_number(b.runs, r.from - at);
        put_number(b.runs, r.to - r.from);
        put_number(b.runs, style_number(r.style));
        at = r.to;
    }
}

std::size_t LogText::block_of(LineNumber n) const {
    assert(n >= first() && n < end_);
    const auto holds = [&](std::size_t i) { return i < blocks_.size() && n >= blocks_[i]->first && n - blocks_[i]->first < blocks_[i]->lines.size(); };
    if (holds(last_block_)) return last_block_;
    if (holds(last_block_ + 1)) return ++last_block_;
    const auto at = std::upper_bound(blocks_.begin(), blocks_.end(), n, [](LineNumber x, const auto& b) { return x < b->first; });
    return last_block_ = static_cast<std::size_t>(at - blocks_.begin()) - 1;
}

const LogLine& LogText::about(LineNumber n) const {
    const Block& b = *blocks_[block_of(n)];
    return b.lines[n - b.first];
}

std::string_view LogText::text(LineNumber n) const {
    const Block& b = *blocks_[block_of(n)];
    return b.line(n - b.first);
}

std::vector<StyleRun> LogText::runs(LineNumber n) const {
    std::vector<StyleRun> out;
    const Block& b = *blocks_[block_of(n)];
    const std::uint32_t i = n - b.first;
    if (!(b.lines[i].flags & LogLine::styled)) return out;
    const auto found = std::lower_bound(b.styled.begin(), b.styled.end(), i, [](const auto& s, std::uint32_t line) { return s.line < line; });
    std::size_t at = found->at;
    std::uint32_t column = 0;
    for (auto left = take_number(b.runs, at); left > 0; --left) {
        StyleRun run;
        run.from = column + take_number(b.runs, at);
        run.to = column = run.from + take_number(b.runs, at);
        run.style = styles_[take_number(b.runs, at)];
        out.push_back(run);
    }
    return out;
}

std::uint64_t LogText::held_bytes() const {
    std::uint64_t out = 0;
    for (const auto& b : blocks_)
        out += sizeof(Block) + b->text.capacity() + b->lines.capacity() * sizeof(LogLine) + b->styled.capacity() * sizeof(Block::Styled) + b->runs.capacity();
    return out;
}
