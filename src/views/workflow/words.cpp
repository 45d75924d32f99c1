#include "views/workflow/words.h"
#include "base/words.h"
#include "views/state.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace workflow {

std::string lasting_words(Seconds s) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(s);
    if (minutes.count() < 1) return "<1m";
    return minutes.count() < 60 ? fmt::format("{}m", minutes.count()) : duration_words(minutes);
}

static Seconds passed(Instant from, Instant to) { return std::chrono::duration_cast<Seconds>(std::max(Millis(0), to - from)); }

static std::string ended_words(const Run& run, Instant now) {
    const auto& w = run.head;
    const bool canceled = w.status.status == Status::failed_canceled;
    std::string out = w.status.status == Status::completed ? "completed" : w.status.status == Status::failed_submission ? "not accepted" : canceled ? "canceled" : "failed";
    if (canceled && run.canceled_by) out += " by " + run.canceled_by->value;
    if (w.ended) out += " " + age_words(*w.ended, now);
    if (w.status.status == Status::failed_submission) return out;
    if (!w.started) return out + ", never started";
    if (w.duration) out += " after " + duration_words(*w.duration);
    return out;
}

std::string state_words(const Run& run, Instant now) {
    const auto& w = run.head;
    if (is_final(w.status.status)) return ended_words(run, now);
    if (!w.started) return "queued " + lasting_words(passed(w.submitted, now));
    const auto since = lasting_words(passed(*w.started, now));
    if (w.status.status == Status::running) return "running " + since;
    return is_alive(w.status.status) ? "started " + age_words(*w.started, now) + ", nothing runs now" : "started " + age_words(*w.started, now);
}

std::string progress_words(const Run& run) {
    if (run.tasks == 0) return "";
    const auto p = progress(run);
    const auto n = [](std::size_t count) { return count_words(static_cast<std::int64_t>(count)); };
    auto out = fmt::format("{} of {} done", n(p.done), plural(static_cast<std::int64_t>(p.all), "task"));
    if (p.failed > 0) out += fmt::format(", {} {}", n(p.failed), run.head.status.status == Status::failed_canceled ? "canceled" : "failed");
    if (p.not_run > 0) out += fmt::format(", {} not run", n(p.not_run));
    return out;
}

std::string moment_words(Instant at, Instant now, Seconds zone) {
    const auto clock = clock_words(at, zone);  // "2026-11-22 15:35:20 UTC"
    const bool today = std::chrono::floor<std::chrono::days>(at + zone) == std::chrono::floor<std::chrono::days>(now + zone);
    return (today ? clock.substr(11) : clock) + ", " + age_words(at, now);
}

std::string amounts_words(const Amounts& a) {
    std::string out;
    const auto add = [&](bool some, const std::string& words) { if (some) out += (out.empty() ? "" : ", ") + words; };
    add(a.gpu.value != 0, plural(a.gpu.value, "GPU"));
    add(a.cpu.value != 0, a.cpu.value == 1000 ? std::string("1 core") : cores_words(a.cpu) + " cores");
    add(a.memory.value != 0, bytes_words(a.memory));
    return out;
}

// "Exit code 137Exit Action: RESCHEDULE the task for exit code 137."
std::vector<std::string> failure_lines(std::string_view words) {
    static constexpr std::array<std::string_view, 3> starts = {"Exit Action:", "No exit action", "Task was canceled"};
    std::vector<std::string> out;
    for (std::size_t from = 0; from < words.size();) {
        auto end = std::min(words.find('\n', from), words.size());
        for (const auto start : starts) end = std::min(end, words.find(start, from + 1));
        auto line = words.substr(from, end - from);
        from = end < words.size() && words[end] == '\n' ? end + 1 : end;
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        if (!line.empty()) out.emplace_back(line);
    }
    return out;
}

}  // namespace workflow
