#include "views/amounts.h"
#include "base/words.h"
#include <algorithm>
#include <fmt/core.h>

double share_of(std::int64_t part, std::int64_t whole) {
    return whole <= 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::int64_t amount(Quantity q, const Amounts& a) {
    switch (q) {
        case Quantity::gpu: return a.gpu.value;
        case Quantity::cpu: return a.cpu.value;
        case Quantity::memory: return a.memory.value;
        case Quantity::storage: return a.storage.value;
    }
    return 0;
}

static std::string number(Quantity q, std::int64_t v) {
    switch (q) {
        case Quantity::gpu: return count_words(v);
        case Quantity::cpu: return cores_words({v});
        default: return gib_words({v});
    }
}

std::string amount_words(Quantity q, const Amounts& a) {
    switch (q) {
        case Quantity::gpu: return plural(a.gpu.value, "GPU");
        case Quantity::cpu: return a.cpu.value == 1000 ? "1 core" : cores_words(a.cpu) + " cores";
        default: return bytes_words({amount(q, a)});
    }
}

static constexpr std::string_view kUnits[] = {"GPUs", "cores", "GiB", "GiB"};

Measure measure(Quantity q, const Amounts& used, const Amounts& total) {
    const auto unit = kUnits[static_cast<std::size_t>(q)];
    Measure m{.used = number(q, amount(q, used)), .total = number(q, amount(q, total)), .free = number(q, amount(q, total - used)),
              .unit = std::string(unit), .share = share_of(amount(q, used), amount(q, total))};
    m.none = amount(q, total) == 0 && amount(q, used) == 0;
    m.bar.parts = {{.share = std::clamp(m.share, 0.0, 1.0), .tone = m.share > 1 ? Tone::warning : Tone::accent}};
    m.bar.said = fmt::format("{} of {} {} used", m.used, m.total, unit);
    return m;
}
