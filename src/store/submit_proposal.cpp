#include "store/submit_proposal.h"
#include "domain/spec_amend.h"
#include "store/toast.h"
#include <algorithm>
#include <fmt/core.h>

// "app and after": tasks that take the same resources change together.
static std::string whose(const Amendment& a, std::string_view text) {
    constexpr std::size_t kMostNamed = 4;
    auto names = tasks_amended(text, a);
    std::stable_partition(names.begin(), names.end(), [&](const std::string& name) { return name == a.task; });
    if (names.size() < 2) return a.task;
    if (names.size() > kMostNamed) return fmt::format("{}, {} and {} more", names[0], names[1], names.size() - 2);
    std::string out = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) out += (i + 1 < names.size() ? ", " : " and ") + names[i];
    return out;
}

static std::string words_of(const Amendment& a, std::string_view text) {
    using K = Amendment::Kind;
    switch (a.kind) {
        case K::memory: return "memory of " + whose(a, text) + ": " + a.value;
        case K::storage: return "storage of " + whose(a, text) + ": " + a.value;
        case K::exec_timeout: return "time limit: " + a.value;
        case K::queue_timeout: return "limit in the queue: " + a.value;
        case K::exclude: return "without " + a.value;
    }
    return "";
}

std::string wanted_source(const Model& m) {
    std::string out(m.route.param("from"));
    if (out.empty()) return out;
    if (m.route.param("template") == "1") out += " template";
    if (const auto change = m.route.param("change"); !change.empty()) out.append(" with ").append(change);
    return out;
}

std::string with_proposal(Model& m, std::string text) {
    const auto wanted = m.route.param("change");
    if (wanted.empty()) return text;
    const auto change = read_amendment(wanted);
    auto made = change ? amended(text, *change) : std::nullopt;
    if (!made) {
        toast(m, Toast::Kind::failed, "The change was not made", change ? "Its place was not found in the text, for " + words_of(*change, text) : "The link names none that is known");
        return text;
    }
    if (*made != text) toast(m, Toast::Kind::done, "Changed, " + words_of(*change, text), tasks_amended(text, *change).size() > 1 ? "They share these resources. Look at it before you submit" : "Look at it before you submit");
    return std::move(*made);
}
