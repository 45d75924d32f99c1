#include "domain/log_lens.h"
#include <algorithm>

bool LogFilter::wants(const LogSource& s) const {
    return (tasks.empty() || std::find(tasks.begin(), tasks.end(), s.task) != tasks.end()) &&
           (attempts.empty() || std::find(attempts.begin(), attempts.end(), s.retry) != attempts.end());
}

void LogLens::Lines::drop_before(LineNumber n) {
    while (head_ < all_.size() && (all_[head_] & ~kMark) < n) ++head_;
    if (head_ < 4096 || head_ * 2 < all_.size()) return;
    all_.erase(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
}

std::uint32_t LogLens::Lines::first_from(LineNumber n) const {
    const auto begin = all_.begin() + static_cast<std::ptrdiff_t>(head_);
    return static_cast<std::uint32_t>(std::lower_bound(begin, all_.end(), n, [](LineNumber a, LineNumber b) { return (a & ~kMark) < b; }) - begin);
}

void LogLens::look(const LogFilter& filter, const LogQuery& query) {
    if (filter == filter_ && query == query_) return;
    const bool same_words = query.words == query_.words && query.options == query_.options;
    filter_ = filter, query_ = query;
    if (!same_words) {
        pattern_.reset();
        fault_.clear();
        if (!query.words.empty()) {
            auto made = Pattern::make(query.words, query.options);
            if (made) pattern_.emplace(std::move(*made));
            else fault_ = made.error().what;
        }
    }
    all_rows_ = filter == LogFilter{} && !(query.only_matches && looks_for_something());
    start_over(text_);
}

void LogLens::start_over(const LogText* text) {
    if (!anew_) counted_ = std::move(count_);
    anew_ = text && text == text_;
    count_ = {};
    text_ = text;
    next_ = first_ = 0;
    wanted_.clear();
    rows_.clear(), matches_.clear(), errors_.clear();
    before_.clear();
    after_ = 0;
    left_out_ = false;
    ++revision_;
}

std::uint32_t LogLens::rows() const { return all_rows_ ? next_ - std::min(next_, first_) : rows_.size(); }
LineNumber LogLens::line(std::uint32_t row) const { return all_rows_ ? first_ + row : rows_[row]; }
bool LogLens::gap_before(std::uint32_t row) const { return !all_rows_ && rows_.marked(row); }

std::uint32_t LogLens::row_of(LineNumber n) const {
    if (!all_rows_) return rows_.first_from(n);
    return std::clamp(n, first_, std::max(first_, next_)) - first_;
}

void LogLens::let_go(const LogText& text) {
    if (&text != text_ || first_ == text.first()) return;
    first_ = text.first();
    rows_.drop_before(first_), matches_.drop_before(first_), errors_.drop_before(first_);
    next_ = std::max(next_, first_);
    ++revision_;
}

bool LogLens::step(const LogText& text) {
    if (&text != text_) start_over(&text);
    let_go(text);
    if (next_ >= text.end()) return false;
    while (wanted_.size() < text.sources().size()) wanted_.push_back(filter_.wants(text.sources()[wanted_.size()]));
    const auto& block = text.block(text.block_of(next_));
    const std::size_t from = next_ - block.first, to = block.lines.size();
    found_.clear();
    if (pattern_ && !query_.errors) find_matches(block, from, to);
    auto match = found_.begin();
    for (std::size_t i = from; i < to; ++i) {
        const bool found = query_.errors ? block.lines[i].level == LogLevel::error : match != found_.end() && *match == i;
        if (found && !query_.errors) ++match;
        take(block.first + static_cast<LineNumber>(i), block.lines[i], found);
    }
    next_ = block.first + static_cast<LineNumber>(to);
    if (next_ >= text.end()) anew_ = false;
    ++revision_;
    return true;
}

void LogLens::find_matches(const LogText::Block& block, std::size_t from, std::size_t to) {
    auto line = static_cast<std::uint32_t>(from);
    for (std::size_t at = block.lines[from].at; at < block.text.size();) {
        const auto hit = pattern_->find_line(block.text, at);
        if (hit == std::string_view::npos) return;
        while (line + 1 < to && block.lines[line + 1].at <= hit && block.lines[line + 1].at + 256 > hit) ++line;  // mostly a near one
        const auto after = std::upper_bound(block.lines.begin() + line, block.lines.end(), hit, [](std::size_t h, const LogLine& l) { return h < l.at; });
        line = static_cast<std::uint32_t>(after - block.lines.begin()) - 1;
        found_.push_back(line);
        if (++line >= to) return;
        at = block.lines[line].at;
    }
}

void LogLens::take(LineNumber n, const LogLine& l, bool match) {
    const bool notice = l.level == LogLevel::notice;
    if (!notice && (filter_.hides(l.level) || !wanted_[l.source])) return;
    if (!notice) {
        ++count_.passing;
        count_.timeline.add(l.second, l.level);
    }
    if ((filter_.from && l.second < filter_.from) || (filter_.to && l.second > filter_.to)) return;
    if (match && !notice) matches_.add(n);
    if (l.level == LogLevel::error && !(l.flags & (LogLine::follows | LogLine::joined))) errors_.add(n);
    if (!all_rows_) take_row(n, match && !notice);
}

// With only matches shown, each brings the rows around it along.
void LogLens::take_row(LineNumber n, bool match) {
    if (!query_.only_matches || !looks_for_something()) return rows_.add(n);
    if (match) {
        const auto mark = left_out_ && rows_.size() > 0 ? Lines::kMark : 0;
        before_.push_back(n);
        rows_.add(before_.front() | mark);
        for (std::size_t i = 1; i < before_.size(); ++i) rows_.add(before_[i]);
        before_.clear();
        left_out_ = false;
        after_ = query_.context;
    } else if (after_ > 0) {
        --after_;
        rows_.add(n);
    } else {
        before_.push_back(n);
        if (before_.size() > static_cast<std::size_t>(query_.context)) before_.pop_front(), left_out_ = true;
    }
}
