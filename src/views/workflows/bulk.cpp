#include "views/workflows/bulk.h"
#include "base/words.h"
#include "store/login.h"
#include "store/run.h"
#include "views/state.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace workflows {

namespace {

struct Verb {
    BulkKind kind;
    const char *verb, *doing, *done, *keep, *effect;
    Icon icon;
    Button::Kind look;
};
constexpr std::array<Verb, 4> kVerbs = {{
    {BulkKind::restart, "Restart", "Restarting", "restarted", "Leave as they are", "For each a new workflow is made in its own pool; what completed is used as it is.", Icon::rotate_cw, Button::Kind::primary},
    {BulkKind::cancel, "Cancel", "Canceling", "canceled", "Keep running", "Running tasks stop now, waiting ones will not start. Outputs already uploaded are kept.", Icon::ban, Button::Kind::danger_solid},
    {BulkKind::resubmit, "Resubmit", "Resubmitting", "resubmitted", "Leave as they are", "Of each a new workflow is made from its specification; the old ones stay as they are. What is chosen here is the same for all.", Icon::copy_plus, Button::Kind::primary},
    {BulkKind::tag, "Tag", "Tagging", "tagged", "Leave as they are", "Tags are words that an administrator chose.", Icon::tag, Button::Kind::primary},
}};
const Verb& verb_of(BulkKind kind) { return *std::find_if(kVerbs.begin(), kVerbs.end(), [&](const Verb& v) { return v.kind == kind; }); }

std::int64_t n(std::size_t count) { return static_cast<std::int64_t>(count); }

// "2 queued, 1 failed": of those that are in the list.
std::string mix(const Model& m) {
    static constexpr std::array<std::string_view, 6> words = {"queued", "starting", "running", "completed", "failed", "other"};
    std::array<std::int64_t, 6> counts{};
    for (const auto& w : m.workflows.value->rows)
        if (m.bulk->picked.contains(w.id.value)) ++counts[static_cast<std::size_t>(phase_of(w.status.status))];
    std::string out;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count_words(counts[i]), words[i]);
    return out;
}

std::string names(const Model& m) {
    std::string out;
    for (const auto& id : m.bulk->picked) out += id + "\n";
    return out;
}

void add(Offer& out, Button button, Action does) {
    button.size = Button::Size::compact;
    out.bar.actions.push_back(std::move(button));
    out.does.push_back(std::move(does));
}

}  // namespace

std::optional<Offer> offer(const Model& m) {
    const auto& picked = m.bulk->picked;
    if (picked.empty() || !m.workflows.value) return std::nullopt;
    Offer out{.bar = {.title = count_words(n(picked.size())) + " selected", .note = mix(m), .actions = {}}, .does = {}};
    for (const auto& verb : kVerbs) {
        if (m.login->site.read_only()) break;
        const auto able = bulk_plan(m, verb.kind).able.size();
        Button button{.label = verb.kind == BulkKind::tag ? "Tag" : fmt::format("{} {}", verb.verb, able), .icon = verb.icon, .kind = verb.kind == BulkKind::cancel ? Button::Kind::danger : Button::Kind::quiet};
        // ended ones can be canceled by force: the dialog offers it
        if (able == 0 && verb.kind != BulkKind::cancel) button.why_disabled = "None of them can be " + std::string(verb.done);
        add(out, std::move(button), bulk_event(OpenBulk{verb.kind}));
    }
    add(out, {.label = "Copy names", .icon = Icon::copy, .kind = Button::Kind::quiet}, CopyText{names(m), plural(n(picked.size()), "name") + " copied"});
    return out;
}

namespace {

Badge badge_of(const BulkItem& item) {
    if (!item.sent) return {.word = "Waits", .tone = Tone::quiet, .icon = Icon::clock};
    if (!item.end) return {.word = "Asked", .tone = Tone::starting, .icon = Icon::circle_dashed};
    switch (item.end->kind) {
        case WriteEnd::Kind::done: return {.word = "Done", .tone = Tone::running, .icon = Icon::circle_check};
        case WriteEnd::Kind::refused: return {.word = "Refused", .tone = Tone::failed, .icon = Icon::circle_x};
        case WriteEnd::Kind::unknown: break;
    }
    return {.word = "Not known", .tone = Tone::warning, .icon = Icon::triangle_alert};
}

std::string words_of(const BulkItem& item) {
    if (!item.end) return "";
    if (!item.end->made.empty()) return "as " + item.end->made + (item.end->warnings.empty() ? "" : ". " + item.end->warnings.front());
    if (!item.end->failure) return "";
    auto words = item.end->failure->detail.empty() ? reason_words(*item.end->failure) : item.end->failure->detail;
    if (item.end->kind == WriteEnd::Kind::unknown) words += ". It was not sent again: look at its page";
    return words;
}

void add_rows(BulkAsking& out, const BulkState& s, const Verb& verb) {
    std::size_t ended = 0, done = 0;
    for (const auto& item : s.items) {
        ended += item.end.has_value();
        done += item.end && item.end->kind == WriteEnd::Kind::done;
        out.rows.push_back({.key = item.id.value, .id = item.id.value, .words = words_of(item), .badge = badge_of(item)});
    }
    out.under_way = ended < s.items.size();
    out.done = static_cast<double>(ended) / static_cast<double>(s.items.size());
    out.progress = out.under_way ? fmt::format("{} {} of {}", verb.doing, ended, s.items.size()) : fmt::format("{} of {} {}", done, plural(n(s.items.size()), "workflow"), verb.done);
    if (!out.under_way && done < s.items.size()) out.progress += ". The others keep their ticks.";
    out.title = out.under_way ? fmt::format("{} {}", verb.doing, plural(n(s.items.size()), "workflow")) : "What came of it";
    out.effect.clear();
    out.unable.clear();
    out.reason_label.clear();
    out.can_force = false;
    out.tags.clear(), out.untags.clear(), out.tags_note.clear();
    out.resubmit.reset();
    out.keep.label = out.under_way ? "Close, go on in the background" : "Close";
    out.send = {};
}

void add_unable(BulkAsking& out, const BulkPlan& plan) {
    constexpr std::size_t kNamed = 5;
    for (std::size_t i = 0; i < std::min(kNamed, plan.unable.size()); ++i) out.unable.push_back(plan.unable[i].first + ": " + plan.unable[i].second);
    if (plan.unable.size() > kNamed) out.unable.push_back(fmt::format("and {} more", plan.unable.size() - kNamed));
}

void add_tags(BulkAsking& out, const Model& m) {
    const auto& s = *m.bulk;
    const auto& known = m.run->tag_names;
    if (!known.value) {
        out.tags_note = known.failure ? "Which tags there are is not known. " + reason_words(*known.failure) + "." : "Asking which tags there are…";
    } else {
        out.tag_names = *known.value;
        if (out.tag_names.empty()) out.tags_note = "There are no tags: an administrator sets them.";
    }
    for (const auto& tag : out.tag_names) {
        out.tags.push_back({.label = tag, .checkable = true, .checked = s.add.contains(tag)});
        out.untags.push_back({.label = tag, .checkable = true, .checked = s.remove.contains(tag)});
    }
    for (const auto& tag : s.add) out.tags_note += fmt::format("{}+{}", out.tags_note.empty() ? "" : "  ", tag);
    for (const auto& tag : s.remove) out.tags_note += fmt::format("{}−{}", out.tags_note.empty() ? "" : "  ", tag);
    if (s.add.empty() && s.remove.empty()) out.send.why_disabled = "Choose a tag first";
}

}  // namespace

std::optional<BulkAsking> bulk_asking(const Model& m) {
    const auto& s = *m.bulk;
    if (s.asking == BulkKind::none) return std::nullopt;
    const auto& verb = verb_of(s.asking);
    const auto plan = bulk_plan(m, s.asking);
    const auto able = n(plan.able.size()), all = able + n(plan.unable.size());
    BulkAsking out{.title = able == all ? fmt::format("{} {}?", verb.verb, plural(able, "workflow")) : fmt::format("{} {} of {}?", verb.verb, count_words(able), plural(all, "workflow")), .effect = verb.effect};
    out.keep = {.label = verb.keep};
    out.send = {.label = fmt::format("{} {}", verb.verb, plural(able, "workflow")), .icon = verb.icon, .kind = verb.look, .id = "send"};
    if (able == 0) out.send.why_disabled = "None of them can be " + std::string(verb.done);
    add_unable(out, plan);
    if (s.asking == BulkKind::cancel) out.reason = s.reason, out.reason_label = "Reason, shown with their tasks", out.force = s.force, out.can_force = true;
    if (s.asking == BulkKind::tag) add_tags(out, m);
    if (s.asking == BulkKind::resubmit) out.resubmit = resubmit_form(m, plan.able, s.change);
    if (!s.items.empty()) add_rows(out, s, verb);
    return out;
}

}  // namespace workflows
