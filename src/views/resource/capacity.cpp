#include "base/words.h"
#include "views/links.h"
#include "views/resource/parts.h"
#include <algorithm>
#include <fmt/core.h>

namespace resource {

static constexpr std::size_t kTold = 6;   // tasks with a colour of their own
static constexpr int kOthers = 7;         // the colour of a chart that no task has: faint would be free
static constexpr std::int64_t kMostSlots = 16;

static std::string name_of(const Task& t) { return t.workflow.value + "/" + t.name; }

static Amounts asked_by(const Task& t) { return {t.gpu, t.cpu, t.memory, t.storage}; }

// Shares of the whole, one after the other, never more than all of it.
class Filling {
  public:
    Filling(Quantity q, const Amounts& total) : quantity_(q), total_(amount(q, total)) {}
    void add(const Amounts& a, Bar::Part look, std::string_view who) {
        const auto n = amount(quantity_, a);
        if (n <= 0) return;
        said += fmt::format(", {} {}", who, amount_words(quantity_, a));
        const double share = std::min(share_of(n, total_), 1 - full_);
        full_ += std::max(0.0, share);
        look.share = std::max(0.0, share);
        parts.push_back(look);
    }
    std::vector<Bar::Part> parts;
    std::string said;

  private:
    Quantity quantity_;
    std::int64_t total_;
    double full_ = 0;
};

static Amounts least(const Amounts& a, const Amounts& b) {
    return {std::min(a.gpu, b.gpu), std::min(a.cpu, b.cpu), std::min(a.memory, b.memory), std::min(a.storage, b.storage)};
}

static Amounts at_least_none(const Amounts& a) {
    return {std::max(a.gpu, Gpus{0}), std::max(a.cpu, Millicores{0}), std::max(a.memory, Bytes{0}), std::max(a.storage, Bytes{0})};
}

// Tasks, then pods outside workflows, then what neither accounts for.
static Bar split_bar(Quantity q, const Resource& r, const Tasks& running) {
    Filling filling(q, r.total);
    Amounts by_tasks, others;
    for (std::size_t i = 0; i < running.size(); ++i) {
        by_tasks += asked_by(*running[i]);
        if (i < kTold) filling.add(asked_by(*running[i]), {.series = static_cast<int>(i)}, name_of(*running[i]));
        else others += asked_by(*running[i]);
    }
    filling.add(others, {.series = kOthers}, "other tasks");
    const auto rest = at_least_none(r.used - by_tasks), outside = least(at_least_none(r.outside), rest);
    filling.add(rest - outside, {.tone = Tone::unused}, "not told by tasks");
    filling.add(outside, {.tone = Tone::unused, .hatched = true}, "outside workflows");
    const auto m = measure(q, r.used, r.total);
    Bar bar{.parts = std::move(filling.parts), .said = m.bar.said + filling.said, .height = 14};
    if (q == Quantity::gpu && r.total.gpu.value <= kMostSlots) bar.slots = static_cast<int>(r.total.gpu.value);
    if (m.share > 1) for (auto& part : bar.parts) part.tone = Tone::warning, part.series = -1;
    return bar;
}

static CapacityLine line(std::string label, Quantity q, const Resource& r, const Tasks& running) {
    const auto m = measure(q, r.used, r.total);
    if (m.none) return {.label = std::move(label), .used = "None", .total = {}, .share = {}, .free = {}, .bar = {}};
    return {.label = std::move(label), .used = m.used, .total = fmt::format("/ {} {}", m.total, m.unit), .share = percent_words(m.share),
            .free = amount_words(q, r.free()) + " free", .bar = split_bar(q, r, running)};
}

static LegendItem swatch(std::string label, Bar::Part look, std::string href = {}) {
    look.share = 1;
    return {std::move(label), {.parts = {look}, .said = {}, .width = 10, .height = 10}, std::move(href)};
}

void add_capacity(Page& page, const Resource& r, const Tasks& running) {
    page.capacity = {line("GPU", Quantity::gpu, r, running), line("CPU", Quantity::cpu, r, running),
                     line("Memory", Quantity::memory, r, running), line("Storage", Quantity::storage, r, running)};
    page.capacity_note = r.total.gpu.value == 0 ? "No GPUs" : amount_words(Quantity::gpu, r.free()) + " free";
    for (std::size_t i = 0; i < std::min(running.size(), kTold); ++i)
        page.legend.push_back(swatch(name_of(*running[i]), {.series = static_cast<int>(i)}, workflow_href(running[i]->workflow)));
    if (running.size() > kTold) page.legend.push_back(swatch(plural(static_cast<std::int64_t>(running.size() - kTold), "other task"), {.series = kOthers}));
    page.legend.push_back(swatch("Outside workflows", {.tone = Tone::unused, .hatched = true}));
    page.legend.push_back({"Free", {.parts = {}, .said = {}, .width = 10, .height = 10}, ""});
}

}  // namespace resource
