#include "sim/log_stream.h"

#include <algorithm>
#include <array>
#include <queue>
#include <set>

#include "sim/log_text.h"
#include "sim/random.h"

namespace sim {
namespace {

constexpr std::size_t kPiece = 256 * 1024;
constexpr std::string_view kBanner = "Workflow terminated abnormally...\n";  // of which only these words are known

// The logs that are wanted, each read up to somewhere.
class MergedLog {
public:
    MergedLog(const World& world, const LogWish& wish) : wish_(wish) { find_sources(world); }

    // Everything up to now, at most about a piece of it: false when that was all.
    bool append(std::string& out, const World& world) {
        find_sources(world);
        while (out.size() < kPiece) {
            if (due_.empty()) return false;
            const auto next = due_.top();
            due_.pop();
            auto& source = sources_[next.source];
            // As long as it comes before all others, there is no need to ask again.
            do source.log.append(out, source.sent++);
            while (source.sent < source.count && out.size() < kPiece &&
                   (due_.empty() || Due{source.log.time_of(source.sent), next.source} < due_.top()));
            if (source.sent < source.count) due_.push({source.log.time_of(source.sent), next.source});
        }
        return true;
    }

    // Leaves out what cannot be among the last so many lines.
    void skip_to_last(std::int64_t lines) {
        due_ = decltype(due_)();
        for (std::size_t s = 0; s < sources_.size(); ++s) {
            sources_[s].sent = std::max<std::int64_t>(0, sources_[s].count - lines);
            if (sources_[s].sent < sources_[s].count) due_.push({sources_[s].log.time_of(sources_[s].sent), s});
        }
    }

private:
    struct Source {
        TaskLog log;
        std::int64_t sent = 0, count = 0;
    };
    struct Due {
        Instant at;
        std::size_t source;
        bool operator<(const Due& o) const { return at != o.at ? at < o.at : source < o.source; }
        bool operator>(const Due& o) const { return o < *this; }
    };

    bool wanted(const Task& task, int attempt) const {
        if (wish_.task.empty()) return true;
        if (task.name != wish_.task) return false;
        return attempt == (wish_.retry >= 0 ? wish_.retry : static_cast<int>(task.attempts.size()) - 1);
    }

    // Attempts that were not there before, lines that were not there before.
    void find_sources(const World& world) {
        const auto& w = nth(world.workflows, wish_.workflow);
        std::size_t attempts = 0;
        for (const auto& g : w.groups)
            for (const auto& t : g.tasks) attempts += t.attempts.size();
        if (attempts != attempts_) {
            attempts_ = attempts;
            add_sources(world, w);
        }
        if (world.now == caught_up_) return;
        caught_up_ = world.now;
        for (std::size_t s = 0; s < sources_.size(); ++s) {
            auto& source = sources_[s];
            const bool was_due = source.sent < source.count;
            source.count = source.log.catch_up(world);
            if (!was_due && source.sent < source.count) due_.push({source.log.time_of(source.sent), s});
        }
    }

    void add_sources(const World& world, const Workflow& w) {
        for (int g = 0; g < static_cast<int>(w.groups.size()); ++g)
            for (int t = 0; t < static_cast<int>(nth(w.groups, g).tasks.size()); ++t) {
                const auto& task = nth(nth(w.groups, g).tasks, t);
                for (int a = 0; a < static_cast<int>(task.attempts.size()); ++a) {
                    const Place at{wish_.workflow, g, t, a};
                    if (wanted(task, a) && known_.insert(std::array<int, 3>{g, t, a}).second) sources_.push_back({TaskLog(world, at)});
                }
            }
        caught_up_ = kNever;
    }

    LogWish wish_;
    std::size_t attempts_ = 0;
    Instant caught_up_{};
    std::vector<Source> sources_;
    std::set<std::array<int, 3>> known_;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
};

// What was asked of the past: everything, or its last lines.
std::string last_lines(MergedLog& log, const World& world, const LineFilter& filter) {
    if (!filter.pattern) log.skip_to_last(filter.last);
    std::string all;
    for (bool more = true; more;) {
        std::string piece;
        more = log.append(piece, world);
        filter.apply(piece);
        all += piece;
        if (all.size() > 64 * kPiece) filter.keep_last(all);
    }
    filter.keep_last(all);
    return all;
}

bool loses_tail(const Service& service, const Workflow& w) {
    switch (service.streams().tail) {
        case Tail::keep: return false;
        case Tail::lose: return true;
        default: return Random(w.key, 0x7a11).chance(0.2);
    }
}

Reply stored(Service& service, const LogWish& wish) {
    auto log = std::make_shared<MergedLog>(service.world(), wish);
    if (wish.filter.last >= 0) return text_stream(service, last_lines(*log, service.world(), wish.filter));
    auto r = text_stream(service);
    r.more = [world = service.shared_world(), log, filter = wish.filter](std::string& out) {
        const auto before = out.size();
        std::string piece;
        bool more = true;
        while (piece.empty() && more) {  // a piece of nothing would mean: wait
            more = log->append(piece, *world);
            filter.apply(piece);
        }
        if (before == 0) out = std::move(piece);
        else out += piece;
        return more;
    };
    return r;
}

bool is_alive_or_refused(const Workflow& w) { return is_alive(w.status) || w.status == WorkflowStatus::failed_submission; }

Reply growing(Service& service, const LogWish& wish) {
    auto log = std::make_shared<MergedLog>(service.world(), wish);
    std::string past;
    if (wish.filter.last >= 0) past = last_lines(*log, service.world(), wish.filter);
    auto r = live_text(service, [&service, log, wish](std::string& out) {
        const auto& world = service.world();
        const auto& w = nth(world.workflows, wish.workflow);
        const bool over = !is_alive_or_refused(w);
        if (over && loses_tail(service, w)) return true;
        std::string piece;
        const bool more = log->append(piece, world);
        wish.filter.apply(piece);
        out += piece;
        if (!over || more) return true;
        if (w.status != WorkflowStatus::completed) out += kBanner;
        return false;
    });
    r.body = std::move(past);
    return r;
}

}  // namespace

Reply log_reply(Service& service, LogWish wish) {
    const auto& w = nth(service.world().workflows, wish.workflow);
    return is_alive_or_refused(w) ? growing(service, wish) : stored(service, wish);
}

}  // namespace sim
