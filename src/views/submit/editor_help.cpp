#include "views/submit/editor_help.h"
#include "domain/spec_keys.h"
#include "domain/waiting.h"
#include "views/submit/spec_place.h"
#include <algorithm>
#include <array>

namespace submit {

using std::string_view;
static constexpr std::size_t kMostNodes = 300, kMostOffered = 80;

// --- what is known beside the text
NodeNames help_nodes(const Model& m) {
    auto out = std::make_shared<std::vector<std::string>>();
    const auto pool = submit_pool(m);
    if (!m.fleet.value) return out;
    for (const auto& r : m.fleet.value->resources()) {
        if (out->size() == kMostNodes) break;
        if (std::any_of(r.memberships.begin(), r.memberships.end(), [&](const Membership& in) { return in.pool == pool; })) out->push_back(r.name.value);
    }
    return out;
}

std::shared_ptr<const HelpFacts> help_facts(const Model& m, NodeNames nodes) {
    auto out = std::make_shared<HelpFacts>();
    out->nodes = std::move(nodes);
    const auto name = submit_pool(m);
    if (const auto* pool = m.pools.value ? find_pool(*m.pools.value, name.value) : nullptr) {
        for (const auto& p : pool->platforms) {
            out->platforms.push_back({p.name.value, p.name == pool->default_platform ? "default of " + name.value : "of " + name.value});
            for (const auto& mount : p.allowed_mounts) out->mounts.push_back({mount, "on " + p.name.value});
        }
        for (const auto& t : pool->topology_keys) out->topology.push_back({t.key, "of " + name.value});
        if (!pool->timeouts.max_exec.empty()) out->most_exec.push_back({pool->timeouts.max_exec, "the most in " + name.value});
        if (!pool->timeouts.max_queue.empty()) out->most_queue.push_back({pool->timeouts.max_queue, "the most in " + name.value});
    }
    if (m.submit->check) for (const auto& p : m.submit->check->parameters) out->variables.push_back({p.name, p.value});
    return out;
}

// --- values
namespace {

class Values {
  public:
    Values(const HelpFacts& facts, string_view text, const SpecSpot& spot) : facts_(facts), text_(text), spot_(spot), out_{spot.from, spot.to, {}} {}

    EditorChoices take() {
        if (spot_.at == SpecSpot::At::expression) return variables(), std::move(out_);
        for (const auto& row : kFixed)
            if (row.kind == spot_.kind && row.key == spot_.key) for (const auto& word : row.words) if (!word.empty()) add(std::string(word), "");
        named();
        return std::move(out_);
    }

  private:
    struct Fixed { string_view kind, key; std::array<string_view, 5> words; };
    static constexpr Fixed kFixed[] = {
        {"topology", "requirementType", {"required", "preferred"}}, {"group", "barrier", {"true", "false"}}, {"group", "ignoreNonleadStatus", {"true", "false"}},
        {"task", "lead", {"true", "false"}}, {"task", "privileged", {"true", "false"}}, {"task", "hostNetwork", {"true", "false"}}, {"file", "base64", {"true", "false"}},
        {"task", "downloadType", {"download"}}, {"timeout", "exec_timeout", {"1h", "12h", "24h", "7d"}}, {"timeout", "queue_timeout", {"1h", "12h", "24h", "7d"}},
        {"checkpoint", "frequency", {"15m", "1h"}}, {"resource", "gpu", {"1", "2", "4", "8"}}};

    bool in(string_view kind, string_view key) const { return spot_.kind == kind && spot_.key == key; }
    void add(std::string value, std::string note) {
        const bool there = std::any_of(out_.items.begin(), out_.items.end(), [&](const EditorChoice& c) { return c.text == value; });
        if (!there && !value.empty() && out_.items.size() < kMostOffered) out_.items.push_back({.text = std::move(value), .note = std::move(note)});
    }
    void add(const std::vector<Offered>& all) { for (const auto& one : all) add(one.value, one.note); }

    void named() {
        if (in("resource", "platform")) return add(facts_.platforms);
        if (in("topology", "key")) return add(facts_.topology);
        if (in("timeout", "exec_timeout")) return add(facts_.most_exec);
        if (in("timeout", "queue_timeout")) return add(facts_.most_queue);
        if (in("task", "volumeMounts")) return add(facts_.mounts);
        if (in("resource", "nodesExcluded")) return nodes();
        const auto names = names_in(text_);
        if (in("task", "resource")) for (const auto& r : names.resources) add(r.name, "resource of this workflow");
        if (in("task", "image")) for (const auto& i : names.images) if (i.at != line()) add(i.name, "used here");
        if (in("input", "task")) upstream(names);
    }

    // A task reads only what stands above it, and not itself.
    void upstream(const SpecNames& names) {
        auto above = names.tasks;
        std::erase_if(above, [&](const NamedSpot& t) { return t.at > spot_.from; });
        if (!above.empty()) above.pop_back();
        for (auto t = above.rbegin(); t != above.rend(); ++t) add(t->name, "task above");
    }

    void nodes() {
        const auto written = text_.substr(spot_.from, spot_.to - spot_.from);
        if (facts_.nodes) for (const auto& node : *facts_.nodes) if (node.find(written) != std::string::npos) add(node, "node");
    }

    void variables() {
        for (const auto& v : facts_.variables) add(v.value, v.note.empty() ? "variable" : v.note);
    }

    std::size_t line() const {
        const auto at = spot_.from == 0 ? string_view::npos : text_.rfind('\n', spot_.from - 1);
        return at == string_view::npos ? 0 : at + 1;
    }

    const HelpFacts& facts_;
    string_view text_;
    const SpecSpot& spot_;
    EditorChoices out_;
};

}  // namespace

// --- keys
static EditorChoices sections(const SpecSpot& spot) {
    EditorChoices out{spot.from, spot.to, {}};
    for (const auto& [name, about] : {std::pair("workflow", "What runs"), std::pair("default-values", "Variables of the template, with what they are otherwise"), std::pair("version", "2")})
        out.items.push_back({.text = name, .note = "section", .about = about, .insert = std::string(name) + (name == string_view("version") ? ": 2" : ":\n  $0")});
    return out;
}

static EditorChoices keys(const SpecSpot& spot) {
    EditorChoices out{spot.from, spot.to, {}};
    for (const auto& [action, about] : {std::pair("COMPLETE", "Exit codes that count as success"), std::pair("FAIL", "Exit codes that fail the task"), std::pair("RESCHEDULE", "Exit codes after which it starts anew")})
        if (spot.kind == "exitActions") out.items.push_back({.text = action, .note = "exit codes", .about = about, .insert = std::string(action) + ": '$0'"});
    for (const auto& key : spec_keys(spot.kind))
        out.items.push_back({.text = std::string(key.key), .note = key.required ? "required" : std::string(key.takes), .about = std::string(key.help), .insert = std::string(key.key) + ": $0"});
    return out;
}

EditorChoices complete_spec(const HelpFacts& facts, string_view text, std::size_t caret) {
    const auto spot = spot_at(text, caret);
    switch (spot.at) {
        case SpecSpot::At::nowhere: break;
        case SpecSpot::At::expression: case SpecSpot::At::value: return Values(facts, text, spot).take();
        case SpecSpot::At::key: {
            if (spot.kind == "top") return spot.from == 0 || text[spot.from - 1] == '\n' ? sections(spot) : EditorChoices{caret, caret, {}};
            auto out = keys(spot);
            if (spot.key == "nodesExcluded" || spot.key == "volumeMounts") {   // items of a list, one to a line
                SpecSpot item = spot;
                item.kind = spot.key == "nodesExcluded" ? "resource" : "task";
                return Values(facts, text, item).take();
            }
            return out;
        }
    }
    return {caret, caret, {}};
}

EditorHover hover_spec(string_view text, std::size_t at) {
    const auto end = std::min(text.find_first_of(":\n", std::min(at, text.size())), text.size());
    if (end == text.size() || text[end] != ':') return {};
    const auto spot = spot_at(text, end);
    if (spot.at != SpecSpot::At::key || at < spot.from) return {};
    const auto key = text.substr(spot.from, end - spot.from);
    const auto* known = spec_key(spot.kind, key);
    if (!known) return {};
    return {spot.from, end, std::string(key) + ": " + std::string(known->takes) + (known->required ? ", required" : ""), std::string(known->help)};
}

}  // namespace submit
