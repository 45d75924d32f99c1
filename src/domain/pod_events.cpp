#include "domain/pod_events.h"
#include <algorithm>

static std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return (hash ^ 0xff) * 1099511628211ULL;
}

std::uint64_t id_of(const PodEvent& e) {
    std::uint64_t hash = 14695981039346656037ULL ^ static_cast<std::uint64_t>(e.at.time_since_epoch().count());
    hash = (hash ^ static_cast<std::uint64_t>(e.retry.value_or(-1))) * 1099511628211ULL;
    for (const auto* text : {&e.task, &e.reason, &e.status, &e.cause, &e.message}) hash = mixed(hash, *text);
    return hash;
}

static ClusterWord word_of(const PodEvent& e) {
    ClusterWord out{.at = e.at, .task = e.task, .reason = e.reason, .message = e.message};
    if (e.status.empty()) return out;
    if (e.cause.empty()) out.message = e.status;
    else out.reason = e.cause;
    return out;
}

std::size_t PodEvents::add(std::vector<PodEvent> more) {
    const auto before = static_cast<std::uint32_t>(all_.size());
    bool in_order = true;
    for (auto& e : more) {
        if (!known_.insert(id_of(e)).second) continue;
        in_order = in_order && (all_.empty() || all_.back().at <= e.at);
        all_.push_back(std::move(e));
    }
    const auto fresh = all_.size() - before;
    if (!in_order) put_in_order();
    else index(before);
    drop_oldest();
    return fresh;
}

void PodEvents::index(std::uint32_t from) {
    for (auto i = from; i < all_.size(); ++i) {
        words_.push_back(word_of(all_[i]));
        auto& places = by_task_[all_[i].task];
        if (places.empty()) tasks_.push_back(all_[i].task);
        places.push_back(i);
    }
}

void PodEvents::put_in_order() {
    std::stable_sort(all_.begin(), all_.end(), [](const PodEvent& a, const PodEvent& b) { return a.at < b.at; });
    words_.clear(), by_task_.clear(), tasks_.clear();
    index(0);
}

void PodEvents::drop_oldest() {
    if (all_.size() <= kMost) return;
    const auto many = all_.size() - kMost * 3 / 4;
    all_.erase(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(many));
    dropped_ += many;
    put_in_order();
}

std::span<const std::uint32_t> PodEvents::of(std::string_view task) const {
    const auto at = by_task_.find(std::string(task));
    return at == by_task_.end() ? std::span<const std::uint32_t>() : at->second;
}

// What is told late does not take back what was told of a later stage; only a new pod begins anew.
static bool goes_on_with(const std::vector<PodSpan>& spans, PodStage next) {
    if (spans.empty()) return true;
    const auto last = spans.back().stage;
    if (next == last || next == PodStage::none) return false;
    return next > last || last == PodStage::done;
}

std::vector<PodSpan> pod_spans(const PodEvents& events, std::string_view task, std::optional<Instant> now) {
    std::vector<PodSpan> out;
    for (const auto i : events.of(task)) {
        const auto& e = events.all()[i];
        const auto words = words_of(e);
        const bool ends = words.stage == PodStage::done;
        if (goes_on_with(out, words.stage) || (words.stage == PodStage::pending && !out.empty() && out.back().stage == PodStage::running)) {
            if (!out.empty() && out.back().open) out.back().to = e.at, out.back().open = false;
            out.push_back({words.stage, e.at, e.at, !ends, Weighing::usual});
        }
        if (ends && words.weighs == Weighing::trouble)
            for (std::size_t back = 1; back <= std::min<std::size_t>(2, out.size()); ++back) out[out.size() - back].weighs = Weighing::trouble;
    }
    if (!out.empty() && out.back().open) {
        out.back().to = std::max(now.value_or(events.all()[events.of(task).back()].at), out.back().from);
        out.back().open = now.has_value();
    }
    return out;
}

// Hardly any pod finds its node at once: what was placed within a minute did not wait.
static bool waited_in_vain(const PodEvents& events, std::span<const std::uint32_t> places, std::size_t from) {
    const auto since = events.all()[places[from]].at;
    for (auto i = from + 1; i < places.size(); ++i) {
        const auto& e = events.all()[places[i]];
        if (e.at - since > std::chrono::minutes(1)) return true;
        const auto stage = words_of(e).stage;
        if (stage == PodStage::init || stage == PodStage::running) return false;
    }
    return true;
}

std::vector<PodTrouble> pod_troubles(const PodEvents& events, std::string_view task) {
    std::vector<PodTrouble> out;
    const auto places = events.of(task);
    for (std::size_t k = 0; k < places.size(); ++k) {
        const auto& e = events.all()[places[k]];
        auto words = words_of(e);
        if (words.weighs == Weighing::usual) continue;
        const auto same = std::find_if(out.begin(), out.end(), [&](const PodTrouble& t) { return t.words.words == words.words; });
        if (same != out.end()) { ++same->times, same->last = e.at; continue; }
        if (words.stage == PodStage::pending && !waited_in_vain(events, places, k)) continue;
        out.push_back({e.at, e.at, 1, std::move(words), e.message});
    }
    return out;
}
