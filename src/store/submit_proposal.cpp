#include "store/submit_proposal.h"
#include "domain/spec_amend.h"
#include "store/toast.h"

static std::string words_of(const Amendment& a) {
    using K = Amendment::Kind;
    switch (a.kind) {
        case K::memory: return "memory of " + a.task + ": " + a.value;
        case K::storage: return "storage of " + a.task + ": " + a.value;
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
        toast(m, Toast::Kind::failed, "The change was not made", change ? "Its place was not found in the text, for " + words_of(*change) : "The link names none that is known");
        return text;
    }
    if (*made != text) toast(m, Toast::Kind::done, "Changed, " + words_of(*change), "Look at it before you submit");
    return std::move(*made);
}
