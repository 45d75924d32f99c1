#include "domain/capacity_request.h"
#include "base/quantity.h"
#include "base/words.h"
#include <fmt/core.h>

Gpus CapacityRequest::gpus() const {
    Gpus sum;
    for (const auto& t : tasks) {
        Gpus all;
        if (__builtin_mul_overflow(t.each.gpu.value, t.count, &all.value)) all.value = std::numeric_limits<std::int64_t>::max();
        sum += all;
    }
    return sum;
}

static bool plain(std::string_view name) { return name.find_first_of(" ,;+\"\t") == std::string_view::npos; }

static std::string written(const std::string& name) { return plain(name) ? name : '"' + name + '"'; }

static std::string cores(Millicores c) {
    auto text = fmt::format("{}.{:03}", c.value / 1000, c.value % 1000);
    text.resize(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + (c.value == 1000 ? " core" : " cores");
}

// "64Gi"; a bare number would be read as GiB.
static std::string size(Bytes b) {
    const auto text = print_quantity(b);
    return text.back() >= '0' && text.back() <= '9' ? text + "B" : text;
}

static std::string print_need(const TaskNeed& t, bool counted) {
    std::string out = counted ? fmt::format("{} {} of ", t.count, t.count == 1 ? "task" : "tasks") : "";
    out += fmt::format("{} {}", t.each.gpu.value, t.each.gpu.value == 1 ? "GPU" : "GPUs");
    if (t.each.cpu.value > 0) out += ", " + cores(t.each.cpu);
    if (t.each.memory.value > 0) out += ", " + size(t.each.memory) + " memory";
    if (t.each.storage.value > 0) out += ", " + size(t.each.storage) + " storage";
    if (!t.platform.empty()) out += " on " + written(t.platform);
    return out;
}

std::string print_request(const CapacityRequest& r) {
    std::string out;
    for (const auto& t : r.tasks) out += (out.empty() ? "" : " and ") + print_need(t, r.tasks.size() > 1 || t.count != 1);
    for (const auto& name : r.pools) out += (plain(name) ? " pool:" : " in ") + written(name);
    if (r.spread) out += ", spread";
    if (r.priority == Priority::low) out += ", LOW";
    if (r.priority == Priority::high) out += ", HIGH";
    for (const auto& name : r.excluded) out += ", except " + written(name);
    return out;
}

static std::string need_words(const TaskNeed& t, const CapacityRequest& r) {
    std::string out;
    if (t.count != 1 || r.tasks.size() > 1) out = plural(t.count, "task") + " of ";
    out += t.each.gpu.value == 0 ? "no GPU" : plural(t.each.gpu.value, "GPU");
    if (t.each.cpu.value > 0) out += ", " + cores(t.each.cpu);
    if (t.each.memory.value > 0) out += ", " + bytes_words(t.each.memory) + " memory";
    if (t.each.storage.value > 0) out += ", " + bytes_words(t.each.storage) + " storage";
    if (r.tasks.size() > 1) out += t.platform.empty() ? "" : " on " + t.platform;
    return out;
}

std::string request_words(const CapacityRequest& r) {
    std::string out;
    for (const auto& t : r.tasks) out += (out.empty() ? "" : " and ") + need_words(t, r);
    const bool many = r.tasks.size() > 1 || (!r.tasks.empty() && r.tasks[0].count != 1);
    out += r.spread ? " on any number of nodes" : many ? ", each on one node" : " on one node";
    if (r.tasks.size() == 1) out += r.tasks[0].platform.empty() ? ", any platform" : ", platform " + r.tasks[0].platform;
    for (const auto& name : r.pools) out += (&name == &r.pools.front() ? ", in " : " or ") + name;
    if (r.priority == Priority::low) out += ", LOW";
    if (r.priority == Priority::high) out += ", HIGH";
    if (!r.excluded.empty()) out += fmt::format(", without {}", plural(static_cast<std::int64_t>(r.excluded.size()), "node"));
    return out;
}
