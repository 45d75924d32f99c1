#include "views/resubmit_form.h"
#include "base/words.h"
#include <algorithm>
#include <fmt/core.h>

using Runs = std::vector<const Workflow*>;

static const std::string* label_in(const ResubmitChange& change, std::string_view key) {
    for (const auto& [name, value] : change.labels) if (name == key) return &value;
    return nullptr;
}

// Those that every one of them has: a key of some only would be given to the others too.
static std::vector<std::string> common_keys(const Runs& runs) {
    std::vector<std::string> out;
    if (runs.empty()) return out;
    for (const auto& label : runs.front()->labels)
        if (std::all_of(runs.begin(), runs.end(), [&](const Workflow* w) { return w->labels.contains(label.first); })) out.push_back(label.first);
    return out;
}

static Field label_field(const Runs& runs, const std::string& key, const ResubmitChange& change) {
    const auto& first = runs.front()->labels.at(key);
    const bool same = std::all_of(runs.begin(), runs.end(), [&](const Workflow* w) { return w->labels.at(key) == first; });
    const auto* said = label_in(change, key);
    return {.key = "label " + key, .label = key, .hint = same && !first.empty() ? first : runs.size() == 1 ? "empty" : "each its own", .value = said ? *said : "", .mono = true};
}

// Of one, the words are about that one.
static std::string own_pool(const Runs& runs) { return runs.size() != 1 ? "Each in its own" : runs.front()->pool ? "Its own, " + runs.front()->pool->value : "Its own"; }

static void add_pools(ResubmitForm& out, const Model& m, const Runs& runs) {
    if (m.profile.value) for (const auto& p : m.profile.value->pools) out.pool_names.push_back(p.value);
    if (out.pool_names.empty()) for (const auto* w : runs) if (w->pool) out.pool_names.push_back(w->pool->value);
    std::sort(out.pool_names.begin(), out.pool_names.end());
    out.pool_names.erase(std::unique(out.pool_names.begin(), out.pool_names.end()), out.pool_names.end());
    out.pool_names.insert(out.pool_names.begin(), "");
    for (const auto& name : out.pool_names) out.pools.push_back({.label = name.empty() ? own_pool(runs) : name, .one_of = true, .checked = name == out.change.pool});
    out.pool = {.label = out.change.pool.empty() ? own_pool(runs) : out.change.pool, .about = "pool", .menu = true};
}

static void add_notes(ResubmitForm& out, const Runs& runs) {
    const auto going = std::count_if(runs.begin(), runs.end(), [](const Workflow* w) { return !is_final(w->status.status); });
    if (going > 0) out.notes.push_back(runs.size() == 1 ? "It is still going: both would run" : going == 1 ? "1 of them is still going: both would run" : fmt::format("{} of them are still going: both would run", count_words(going)));
    if (!out.change.pool.empty()) out.notes.push_back(std::string(runs.size() == 1 ? "The service refuses it when it names a platform " : "The service refuses those that name a platform ") + out.change.pool + " does not have");
    if (out.change.priority == "LOW") out.notes.push_back("LOW needs no quota, and may be preempted");
    if (!out.change.without.empty()) out.notes.push_back("The specification is read and sent with the node left out. Variables of a template stay as they were filled in");
}

ResubmitForm resubmit_form(const Model& m, const Runs& runs, const ResubmitChange& change) {
    ResubmitForm out{.change = change};
    add_pools(out, m, runs);
    out.priorities = {{runs.size() == 1 ? "Its own" : "Each its own"}, {"HIGH", Icon::chevrons_up}, {"NORMAL", Icon::equal}, {"LOW", Icon::chevron_down}};
    out.short_priorities = {{"Own"}, {"HIGH"}, {"NORMAL"}, {"LOW"}};
    out.priority_names = {"", "HIGH", "NORMAL", "LOW"};
    out.priority = static_cast<int>(std::find(out.priority_names.begin(), out.priority_names.end(), out.change.priority) - out.priority_names.begin());
    const auto keys = common_keys(runs);
    out.labels_title = runs.size() == 1 ? "Labels" : "Labels that all of them have";
    for (const auto& key : keys) out.labels.push_back(label_field(runs, key, out.change));
    out.more = {.name = "Other labels", .key_label = "Label", .add = "Add label", .pairs = {}};
    for (const auto& [key, value] : out.change.labels)
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) out.more.pairs.push_back({key, value});
    out.without = {.key = "resubmit without", .label = "Leave out a node", .hint = "None", .value = out.change.without, .mono = true};
    add_notes(out, runs);
    return out;
}

ResubmitChange with_label(ResubmitChange change, const std::string& key, const std::string& value) {
    std::erase_if(change.labels, [&](const auto& l) { return l.first == key; });
    if (!value.empty()) change.labels.insert(change.labels.begin(), {key, value});
    return change;
}

ResubmitChange with_more(ResubmitChange change, const ResubmitForm& form, const std::vector<KeyValue>& now) {
    std::erase_if(change.labels, [&](const auto& l) { return std::none_of(form.labels.begin(), form.labels.end(), [&](const Field& f) { return f.label == l.first; }); });
    for (const auto& pair : now) change.labels.emplace_back(pair.key, pair.value);
    return change;
}

