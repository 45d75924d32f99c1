#include "sim/log_text.h"

#include <algorithm>

#include "sim/log_lines.h"
#include "sim/random.h"

namespace sim {
namespace {

constexpr std::int64_t kOpening = 3;  // entries about the inputs
constexpr std::string_view kOpeningTexts[kOpening] = {
    "Downloading Start", " 100%|##########| 1.20G/1.20G [00:01<00:00, 1.1GB/s]", "All Inputs Gathered"};

Span usual_pause(Span run) { return std::clamp(run / 1500, Span{milliseconds{500}}, Span{minutes{1}}); }

// What its program said last, if it was what ended it.
const char* last_words(const Task& t, const Attempt& a) {
    if (a.exit_code == 137) return kKilled;
    return a.exit_code != 1 ? nullptr : t.ask.gpus > 0 ? kTraceback : kNoFile;
}

// What is on its standard error in the end.
const char* error_words(const Task& t, const Attempt& a) {
    if (const char* words = last_words(t, a)) return words;
    return a.status == Status::failed_backend_error || a.exit_code == 3001 ? "The connection to the task was lost: no exit status was received"
                                                                           : "Received SIGTERM: it is asked to end";
}

std::int64_t body_entries(Instant from, Instant until, Span every) {
    return until < from ? 0 : (until - from) / every + 1;
}

}  // namespace

TaskLog::TaskLog(const World& world, Place at)
    : at_(at), key_(mix(world.workflow(at).key, static_cast<std::uint64_t>(at.group) << 40 |
                                                    static_cast<std::uint64_t>(at.task) << 20 |
                                                    static_cast<std::uint64_t>(at.attempt))) {
    const auto& w = world.workflow(at);
    const auto& t = world.task(at);
    tag_ = at.attempt == 0 ? t.name : t.name + " retry-" + std::to_string(at.attempt);
    every_ = w.lines_per_second > 0 ? std::max(Span{1}, from_seconds(1.0 / w.lines_per_second)) : usual_pause(t.fate.run);
}

std::int64_t TaskLog::catch_up(const World& world) {
    const auto& a = nth(world.task(at_).attempts, at_.attempt);
    start_ = a.start;
    body_ = a.download_end;
    end_ = a.end;
    if (start_ == kNever || world.now < start_) return 0;
    const auto until = end_ == kNever ? world.now : end_;
    const auto entries = until < body_ ? 1 : kOpening + body_entries(body_, until, every_);
    closing_words_ = last_words(world.task(at_), a);
    if (end_ == kNever || !closing_words_) return entries;
    closing_ = entries;
    return entries + 1;
}

Instant TaskLog::time_of(std::int64_t entry) const {
    if (entry == closing_) return end_;
    if (entry == 0) return start_;
    return entry < kOpening ? body_ : body_ + (entry - kOpening) * every_;
}

void TaskLog::append_prefix(std::string& out, std::int64_t entry, bool control) const {
    const auto second = std::chrono::floor<seconds>(time_of(entry)).time_since_epoch().count();
    if (second != stamp_second_) {
        stamp_second_ = second;
        stamp_ = iso(std::chrono::floor<seconds>(time_of(entry)));  // 2026-11-22T15:35:20
        stamp_[4] = stamp_[7] = '/';
        stamp_[10] = ' ';
        stamp_ += " [" + tag_ + "]";
    }
    out += stamp_;
    out += control ? "[osmo] " : " ";
}

void TaskLog::append(std::string& out, std::int64_t entry) const {
    const bool control = entry < kOpening && entry != closing_;
    append_prefix(out, entry, control);
    if (entry == closing_) out += closing_words_;
    else if (control) out += kOpeningTexts[entry];
    else append_log_line(out, mix(key_ + static_cast<std::uint64_t>(entry)), entry - kOpening + 1);
    out += '\n';
}

std::string error_text(const World& world, Place at) {
    const auto& t = world.task(at);
    const auto& a = nth(t.attempts, at.attempt);
    if (a.start == kNever || !has_error_logs(a.status)) return {};
    return "[" + t.name + ": " + t.name + "] " + error_words(t, a) + "\n";
}

}  // namespace sim
