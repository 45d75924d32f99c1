#include "domain/fragments.h"
#include "base/words.h"
#include <fmt/core.h>

static constexpr std::size_t kMostPieces = 8;

std::int64_t Fragments::holds(Gpus each) const {
    std::int64_t tasks = 0;
    if (each.value <= 0) return 0;
    for (std::int64_t free = 1; free < kUsual; ++free) tasks += free / each.value * usual_[static_cast<std::size_t>(free)];
    for (const auto& [free, nodes] : rare_) tasks += free / each.value * nodes;
    return tasks;
}

static std::string often(std::int64_t n) {
    if (n == 0) return "does not fit";
    if (n == 1) return "fits once";
    if (n == 2) return "fits twice";
    return fmt::format("fits {} times", count_words(n));
}

// "an 8-GPU task", "an 18-GPU task", "a 4-GPU task"
static std::string article(std::int64_t n) {
    const auto text = fmt::format("{}", n);
    return text[0] == '8' || n == 11 || n == 18 ? "an" : "a";
}

std::string Fragments::words() const {
    if (largest_.value <= 0) return "";
    if (free_.value == 0) return "No GPU is free";
    std::string out = plural(free_.value, "GPU") + " free = ";
    std::size_t pieces = 0;
    const auto piece = [&](std::int64_t free, std::int64_t nodes) {
        if (nodes == 0 || pieces > kMostPieces) return;
        if (pieces++ == kMostPieces) out += ", and smaller pieces";
        else out += fmt::format("{}{}×{}", pieces == 1 ? "" : ", ", count_words(nodes), free);
    };
    for (auto it = rare_.rbegin(); it != rare_.rend(); ++it) piece(it->first, it->second);
    for (std::int64_t free = kUsual; free-- > 1;) piece(free, usual_[static_cast<std::size_t>(free)]);
    return out + fmt::format("; {} {}-GPU task {}", article(largest_.value), count_words(largest_.value), often(holds(largest_)));
}
