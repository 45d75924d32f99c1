#include "domain/log_timeline.h"
#include <algorithm>
#include <iterator>

static constexpr std::uint32_t kWidths[] = {1, 5, 15, 60, 300, 900, 3600, 10800, 43200, 86400, 604800, 6048000};
static constexpr std::uint32_t kShown[] = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 6048000};

static void add_to(LogTimeline::Counts& a, const LogTimeline::Counts& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
}

void LogTimeline::widen() {
    const auto* at = std::upper_bound(std::begin(kWidths), std::end(kWidths), width_);
    const std::uint32_t wider = at == std::end(kWidths) ? width_ * 2 : *at, factor = wider / width_;
    const std::uint64_t first = first_ / factor;
    std::vector<Counts> out((first_ + buckets_.size() - 1) / factor - first + 1);
    for (std::size_t i = 0; i < buckets_.size(); ++i) add_to(out[(first_ + i) / factor - first], buckets_[i]);
    width_ = wider, first_ = first, buckets_ = std::move(out);
}

void LogTimeline::add(LogSecond second, LogLevel level) {
    if (second == 0) return;
    if (buckets_.empty()) first_ = second / width_, buckets_.resize(1);
    std::uint64_t at = second / width_;
    while (std::max(at + 1, first_ + buckets_.size()) - std::min(at, first_) > kMost) widen(), at = second / width_;
    if (at < first_) buckets_.insert(buckets_.begin(), static_cast<std::size_t>(first_ - at), Counts{}), first_ = at;
    if (at >= first_ + buckets_.size()) buckets_.resize(static_cast<std::size_t>(at - first_ + 1));
    ++buckets_[static_cast<std::size_t>(at - first_)][static_cast<std::size_t>(level)];
}

LogTimeline::Bars LogTimeline::bars(std::size_t most) const {
    Bars out;
    if (buckets_.empty()) return out;
    const auto fits = [&](std::uint32_t w) { return w % width_ == 0 && (end() - 1) / w - begin() / w + 1 <= most; };
    const auto* at = std::find_if(std::begin(kShown), std::end(kShown), fits);
    out.width = at == std::end(kShown) ? std::max(width_, static_cast<std::uint32_t>((end() - begin()) / most + 1)) : *at;
    const LogSecond first = begin() / out.width;
    out.begin = first * out.width;
    out.counts.resize((end() - 1) / out.width - first + 1);
    for (std::size_t i = 0; i < buckets_.size(); ++i) add_to(out.counts[(first_ + i) * width_ / out.width - first], buckets_[i]);
    return out;
}
