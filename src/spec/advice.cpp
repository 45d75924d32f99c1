#include "base/text.h"
#include "base/words.h"
#include "domain/secrets.h"
#include "spec/chars.h"
#include "spec/fields.h"
#include "spec/python.h"
#include "spec/rules.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace spec {

// What the service takes without a word, and a person would want to know.
namespace {

void secrets(std::string_view source, Findings& found) {
    for (const auto& at : secrets_in(source))
        found.at_source(Finding::Severity::warning, Finding::Step::validation, {at.from, at.to}, "This looks like a secret", "Everybody who may see the workflow can read it: keep it as a credential, and name that under “credentials”. This browser does not keep it");
    for (auto at = source.find(kMaskedSecret); at != std::string_view::npos; at = source.find(kMaskedSecret, at + 1))
        found.at_source(Finding::Severity::warning, Finding::Step::validation, {at, at + kMaskedSecret.size()}, "A secret was taken out here", "Neither the service nor this browser keeps secrets in a text: write it in again, or better, name a credential");
}

void twice(const YamlTree& tree, Findings& found) {
    for (const auto& [first, last] : tree.twice)
        found.warn(tree[last].at, "", fmt::format("“{}” stands twice here", shorten(tree[last].text, 40)), "The last one counts, what the first says is lost");
}

void timeouts(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    if (!facts.pool) return;
    const auto over = [&](const std::optional<double>& asked, const std::optional<Said>& said, const std::string& most, std::string_view key) {
        const auto limit = read_duration(most);
        if (asked && said && limit && *asked > *limit) {
            auto& f = found.warn(said->at, at_key("timeout", key), fmt::format("The pool {} allows {} at most", facts.pool->name.value, most), "The service lowers it without a word");
            found.mend(f, said->at, most, fmt::format("Change to {}", most));
        }
    };
    over(shape.exec_seconds, shape.exec_timeout, facts.pool->timeouts.max_exec, "exec_timeout");
    over(shape.queue_seconds, shape.queue_timeout, facts.pool->timeouts.max_queue, "queue_timeout");
}

// A duration of two units is stored in a form that the service does not read again.
void mixed_duration(const std::optional<Said>& said, const std::optional<double>& seconds, std::string_view key, Findings& found) {
    if (!said || !seconds || !said->text.starts_with("P")) return;
    const auto units = std::count_if(said->text.begin() + 1, said->text.end(), [](char c) { return is_letter(c) && c != 'T'; });
    if (units < 2 || *seconds < 1) return;
    const auto whole = static_cast<std::int64_t>(*seconds);
    const auto text = whole % 3600 == 0 ? fmt::format("{}h", whole / 3600) : whole % 60 == 0 ? fmt::format("{}m", whole / 60) : fmt::format("{}s", whole);
    auto& f = found.warn(said->at, at_key("timeout", key), "The service cannot read again what it makes of this", "Submitting the run again by its name would be refused: one unit avoids that");
    found.mend(f, said->at, text, fmt::format("Change to {}", text));
}

void left_out(const WorkflowShape& shape, Findings& found) {
    std::set<std::string> used;
    for (const auto& g : shape.groups) for (const auto& t : g.tasks) used.insert(t.task.resource);
    for (const auto& [name, r] : shape.resources)
        if (!used.count(name) && !shape.groups.empty()) found.warn(r.name_at, r.path, fmt::format("No task uses the resource “{}”", shorten(name, 40)), "The service does not look at most of it");
}

}  // namespace

void advise(std::string_view source, const YamlTree& tree, const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    secrets(source, found);
    twice(tree, found);
    timeouts(shape, facts, found);
    mixed_duration(shape.exec_timeout, shape.exec_seconds, "exec_timeout", found);
    mixed_duration(shape.queue_timeout, shape.queue_seconds, "queue_timeout", found);
    left_out(shape, found);
}

}  // namespace spec
