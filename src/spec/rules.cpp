#include "spec/rules.h"
#include "base/text.h"
#include "base/words.h"
#include "spec/chars.h"
#include "spec/fields.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace spec {

using K = YamlNode::Kind;

std::string join_names(const std::vector<std::string>& names, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i) out += (i ? ", " : "") + names[i];
    if (names.size() > most) out += fmt::format(" and {} more", names.size() - most);
    return out;
}

std::string nearest_name(const std::string& written, const std::vector<std::string>& known) {
    std::string best;
    std::size_t least = std::min<std::size_t>(3, written.size() / 2 + 1);
    for (const auto& name : known) {
        const auto apart = same_name(name) == same_name(written) ? 0 : edit_distance(lower_case(written), lower_case(name), 3);
        if (apart < least) least = apart, best = name;
    }
    return best;
}

// --- labels: Kubernetes' own rules
static bool label_word(std::string_view s) {
    if (s.empty() || s.size() > 63) return false;
    const auto edge = [](char c) { return is_letter(c) || is_digit(c); };
    return edge(s.front()) && edge(s.back()) && std::all_of(s.begin(), s.end(), [](char c) { return is_word(c) || c == '-' || c == '.'; });
}

static bool label_prefix(std::string_view s) {
    if (s.empty() || s.size() > 253) return false;
    while (true) {
        const auto part = s.substr(0, s.find('.'));
        const auto edge = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c); };
        if (part.empty() || part.size() > 63 || !edge(part.front()) || !edge(part.back())) return false;
        if (!std::all_of(part.begin(), part.end(), [&](char c) { return edge(c) || c == '-'; })) return false;
        if (part.size() == s.size()) return true;
        s.remove_prefix(part.size() + 1);
    }
}

static bool label_key(std::string_view s) {
    const auto slash = s.find('/');
    if (slash == std::string_view::npos) return label_word(s);
    return label_prefix(s.substr(0, slash)) && label_word(s.substr(slash + 1));
}

static constexpr auto kDry = Finding::Step::dry_run;
static constexpr std::string_view kLabelForm = "1 to 63 letters, digits, -, _ and dots; a letter or digit first and last";

static void label_rules(const WorkflowShape& shape, const SpecFacts& facts, Span at, Findings& found) {
    if (!facts.label_rules) return;
    for (const auto& rule : *facts.label_rules) {
        const auto label = shape.labels.find(rule.key);
        const bool there = label != shape.labels.end();
        const bool allowed = there && (rule.allowed.empty() || std::find(rule.allowed.begin(), rule.allowed.end(), label->second) != rule.allowed.end());
        if (allowed) continue;
        auto what = there ? fmt::format("The label “{}” may not be “{}” here", rule.key, label->second) : fmt::format("The label “{}” is missing", rule.key);
        auto why = rule.allowed.empty() ? std::string("The service asks for it") : "Allowed are " + join_names(rule.allowed);
        if (rule.enforced) found.error(at, "labels", std::move(what), std::move(why));
        else found.warn(at, "labels", std::move(what), why + "; it only warns");
    }
}

void check_labels(const YamlTree& tree, YamlTree::Id workflow, const SpecDraft& draft, const SpecFacts& facts, Findings& found, WorkflowShape& shape) {
    const auto id = tree.find(tree[workflow], "labels");
    Span at = {tree[workflow].at.from, tree[workflow].at.from + 1};
    if (const auto name = tree.key_of(tree[workflow], "name"); name != YamlTree::kNone) at = tree[name].at;
    if (id != YamlTree::kNone) {
        at = tree[tree.key_of(tree[workflow], "labels")].at;
        if (tree[id].kind != K::map) return void(found.error(tree[id].at, "labels", fmt::format("This is {}, and a map should stand here", kind_words(tree[id].kind)), "Labels are texts by key", kDry));
        Fields fields(tree, found);
        fields.each(id, [&](std::string_view key, YamlTree::Id key_id, YamlTree::Id value) {
            const auto& k = tree[key_id];
            const auto& v = tree[value];
            const auto path = at_key("labels", key);
            if (k.kind != K::text) found.error(k.at, path, fmt::format("The key “{}” is {}", key, kind_words(k.kind)), "Keys of labels are texts", kDry);
            else if (!label_key(key)) found.error(k.at, path, fmt::format("“{}” cannot be the key of a label", shorten(key, 70)), std::string(kLabelForm), kDry);
            if (v.kind != K::text) {
                auto& f = found.error(v.at, path, fmt::format("This is {}, and a text should stand here", kind_words(v.kind)), "Values of labels are texts: put it into quotes", kDry);
                if (v.kind != K::list && v.kind != K::map && v.kind != K::null) found.mend(f, v.at, quoted_yaml(v.text), fmt::format("Change to {}", quoted_yaml(v.text)));
            } else if (!label_word(v.text)) {
                found.error(v.at, path, fmt::format("“{}” cannot be the value of a label", shorten(v.text, 70)), std::string(kLabelForm), kDry);
            }
            shape.labels[std::string(key)] = v.text;
        });
    }
    for (const auto& pair : draft.labels) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || !label_key(std::string_view(pair).substr(0, equals)) || !label_word(std::string_view(pair).substr(equals + 1)))
            found.about(Finding::Severity::error, kDry, fmt::format("“{}” is no label", shorten(pair, 80)), "key=value, each of " + std::string(kLabelForm));
        else shape.labels[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    if (shape.labels.size() > 16) found.error(at, "labels", fmt::format("{} labels are too many", shape.labels.size()), "A workflow has 16 at most", kDry);
    label_rules(shape, facts, at, found);
}

void check_request(const SpecDraft& draft, Findings& found) {
    for (const auto& pair : draft.env) {
        const auto parts = std::count(pair.begin(), pair.end(), '=');
        if (parts == 0) found.about(Finding::Severity::error, Finding::Step::validation, fmt::format("“{}” is no variable", shorten(pair, 60)), "NAME=value");
        if (parts > 1) found.about(Finding::Severity::warning, Finding::Step::validation, fmt::format("The service cuts the value of {}", shorten(pair.substr(0, pair.find('=')), 60)), "It drops everything from the second “=” on: write it into the text under “environment”");
    }
}

// --- names
void check_names(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    struct Named { const std::string* name; Span at; std::string path; bool written; };
    std::vector<Named> all;
    for (const auto& g : shape.groups) {
        if (!g.implied && is_name(g.name)) all.push_back({&g.name, g.name_at, g.path, true});
        for (const auto& t : g.tasks) if (t.named) all.push_back({&t.task.name, t.name_at, t.path, true});
    }
    std::map<std::string, std::string> seen;
    for (const auto& n : all) {
        const auto [at, fresh] = seen.emplace(same_name(*n.name), *n.name);
        if (fresh) continue;
        found.error(n.at, n.path, at->second == *n.name ? fmt::format("The name “{}” stands twice", *n.name) : fmt::format("“{}” and “{}” are the same name here", *n.name, at->second),
                    "Tasks and groups share their names, and neither case nor - and _ make a difference");
    }
    const auto most = static_cast<std::size_t>(facts.most_name.value_or(64));
    const auto length = [&](const std::string& name, Span at, const std::string& path, std::string_view why) {
        if (name.size() <= most) return;
        auto what = fmt::format("“{}” is {} characters too long", shorten(name, 30), name.size() - most);
        if (facts.most_name) found.error(at, path, std::move(what), std::string(why));
        else found.warn(at, path, std::move(what), fmt::format("Services take {} as a rule", most));
    };
    length(shape.name, shape.name_at, "name", fmt::format("The service takes {} at most", most));
    for (const auto& g : shape.groups) {
        if (!g.implied) length(g.name, g.name_at, g.path, fmt::format("The service takes {} at most", most));
        for (const auto& t : g.tasks) {
            if (g.implied && t.task.name.size() <= most) length(g.name, t.name_at, t.path, fmt::format("The service makes “{}-group” of it, and takes {} at most", shorten(t.task.name, 20), most));
            else length(t.task.name, t.name_at, t.path, fmt::format("The service takes {} at most", most));
        }
    }
}

// --- who waits for whom
namespace {
struct Place { std::size_t group = 0; Span at; };

// With a list of its own instead of the stack: chains are as long as there are tasks.
bool waits_for(const WorkflowShape& shape, const std::map<std::string, Place>& places, std::size_t from, std::size_t to) {
    std::vector<std::size_t> next(1, from);
    std::vector<bool> seen(shape.groups.size());
    while (!next.empty()) {
        const auto at = next.back();
        next.pop_back();
        if (seen[at]) continue;
        seen[at] = true;
        for (const auto& t : shape.groups[at].tasks)
            for (const auto& in : t.inputs) {
                const auto place = places.find(in.task);
                if (!in.workflow.empty() || place == places.end()) continue;
                if (place->second.group == to) return true;
                next.push_back(place->second.group);
            }
    }
    return false;
}
}  // namespace

void check_order(const WorkflowShape& shape, Findings& found) {
    static constexpr int kMostCircles = 50;   // looked for: the next ones are told as standing below
    int looked = 0;
    std::map<std::string, Place> places;
    std::vector<std::string> names;
    for (std::size_t g = 0; g < shape.groups.size(); ++g)
        for (const auto& t : shape.groups[g].tasks) if (!t.task.name.empty()) places[t.task.name] = {g, t.name_at}, names.push_back(t.task.name);
    for (std::size_t g = 0; g < shape.groups.size(); ++g) {
        for (const auto& t : shape.groups[g].tasks) {
            for (const auto& in : t.inputs) {
                if (!in.workflow.empty()) { found.ask(in.at, t.path, fmt::format("Whether {} of {} has ended, only the service knows", in.task, in.workflow), "Tasks of other workflows must have ended before they can be read"); continue; }
                const auto at = places.find(in.task);
                if (at == places.end()) {
                    auto& f = found.error(in.at, t.path, fmt::format("There is no task “{}”", in.task), "An input names a task of this workflow, letter by letter; groups do not count");
                    if (const auto near = nearest_name(in.task, names); !near.empty() && near != t.task.name) found.mend(f, in.at, near, fmt::format("Change to {}", near));
                } else if (at->second.group == g) {
                    found.error(in.at, t.path, in.task == t.task.name ? std::string("A task cannot read itself") : fmt::format("“{}” is in the same group", in.task), "A group starts as a whole: it would wait for itself");
                } else if (at->second.group > g) {
                    const bool circle = ++looked <= kMostCircles && waits_for(shape, places, at->second.group, g);
                    found.error(in.at, t.path, circle ? fmt::format("“{}” and “{}” wait for each other", t.task.name, in.task) : fmt::format("“{}” stands below “{}”", in.task, t.task.name),
                                circle ? "Neither would ever start" : "A task can read only what is written above it: move it down");
                }
            }
        }
    }
}

}  // namespace spec
