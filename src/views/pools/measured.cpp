#include "base/words.h"
#include "views/pools/row.h"
#include <algorithm>
#include <fmt/core.h>

// Cores and memory: the service's quota speaks of GPUs only, so these are what the nodes themselves
// say, and who uses them what the running tasks ask for.
namespace pools {

namespace {

struct Asked { Amounts high, normal, low; bool known = false; };

Asked asked_in(const Model& m, const std::string& pool) {
    Asked out;
    out.known = m.running.value && m.running.value->sums.size() < static_cast<std::size_t>(kMostRows);
    if (!out.known) return out;
    for (const auto& s : m.running.value->sums)
        if (s.pool && s.pool->value == pool) (s.priority == Priority::high ? out.high : s.priority == Priority::low ? out.low : out.normal) += {s.gpu, s.cpu, s.memory, s.storage};
    return out;
}

std::string used_words(Quantity q, std::int64_t n) { return q == Quantity::cpu ? cores_words({n}) : bytes_words({n}); }

Bar bar_of(Quantity q, const Asked& asked, std::int64_t used, std::int64_t whole) {
    Bar bar;
    double left = std::clamp(share_of(used, whole), 0.0, 1.0);
    const auto part = [&](std::int64_t n, Tone tone, bool hatched = false) {
        const double share = std::min(std::clamp(share_of(n, whole), 0.0, 1.0), left);
        if (share > 0) bar.parts.push_back({.share = share, .tone = tone, .hatched = hatched});
        left -= share;
    };
    if (asked.known) part(amount(q, asked.high), Tone::high), part(amount(q, asked.normal), Tone::normal), part(amount(q, asked.low), Tone::low, true);
    part(used, Tone::unused);  // what is left of it
    if (bar.parts.empty()) bar.parts.push_back({.share = 0, .tone = Tone::unused});
    bar.said = fmt::format("{} of {} in use", used_words(q, used), q == Quantity::cpu ? cores_words({whole}) + " cores" : bytes_words({whole}));
    return bar;
}

}  // namespace

Quantity quantity_of(const Route& route) {
    const auto of = route.param("of");
    return of == "cpu" ? Quantity::cpu : of == "memory" ? Quantity::memory : Quantity::gpu;
}

void measure_by(Quantity q, Row& row, const Model& m, const NodeSet& set, const PoolNodes& nodes) {
    const auto sum = nodes.of(set);
    const auto used = amount(q, sum.used), whole = amount(q, sum.total), free = whole - used;
    row.has_capacity = m.fleet.value && sum.nodes > 0;
    row.no_capacity = !m.fleet.value ? "Not known yet" : "No nodes told of";
    row.in_use_amount = used, row.capacity_free_amount = free;
    if (!row.has_capacity) return;
    const auto asked = asked_in(m, row.name);
    const auto low = amount(q, asked.low);
    row.in_use = used_words(q, used);
    row.capacity = "/ " + used_words(q, whole);
    row.capacity_note = low > 0 ? used_words(q, low) + " LOW" : "";
    row.capacity_bar = bar_of(q, asked, used, whole);
    row.capacity_free = used_words(q, free);
    row.capacity_free_tone = free > 0 ? Tone::strong : free == 0 ? Tone::faint : Tone::warning;
}

std::string measured_total(Quantity q, const std::vector<const NodeSet*>& sets, const PoolNodes& nodes) {
    Amounts used, total;
    for (const auto* set : sets) {
        const auto sum = nodes.of(*set);
        used += sum.used, total += sum.total;
    }
    const auto unit = q == Quantity::cpu ? " cores" : "";
    return fmt::format("capacity {}/{}{} in use, {} free", used_words(q, amount(q, used)), used_words(q, amount(q, total)), unit, used_words(q, amount(q, total - used)));
}

}  // namespace pools
