#include "base/text.h"
#include "base/words.h"
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

// --- secrets in plain sight
struct Mark { std::string_view begins; std::size_t least; };
constexpr Mark kMarks[] = {{"AKIA", 20}, {"ASIA", 20}, {"ghp_", 36}, {"gho_", 36}, {"github_pat_", 40}, {"glpat-", 20}, {"hf_", 30}, {"nvapi-", 30}, {"sk-", 32}, {"xoxb-", 30}, {"xoxp-", 30}, {"eyJhbGci", 40}, {"AIza", 35}};

bool secret_char(char c) { return is_word(c) || c == '-' || c == '.' || c == '+' || c == '/' || c == '='; }

constexpr std::string_view kNames[] = {"password", "passwd", "secret", "token", "api_key", "apikey", "access_key", "private_key", "secret_key"};

bool secret_name(std::string_view key) {
    auto plain = lower_case(key);
    std::replace(plain.begin(), plain.end(), '-', '_');
    return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view n) { return plain == n || plain.ends_with(std::string("_") + std::string(n)); });
}

// "KEY: value" and "KEY=value" on one line; the value as it stands.
Span named_secret(std::string_view line, std::size_t begin) {
    for (std::size_t at = line.find_first_of(":="); at != std::string_view::npos; at = line.find_first_of(":=", at + 1)) {
        auto from = at;
        while (from > 0 && (is_word(line[from - 1]) || line[from - 1] == '-')) --from;
        if (!secret_name(line.substr(from, at - from))) continue;
        auto to = at + 1;
        while (to < line.size() && (line[to] == ' ' || line[to] == '"' || line[to] == '\'')) ++to;
        auto end = to;
        while (end < line.size() && secret_char(line[end])) ++end;
        const auto value = line.substr(to, end - to);
        const bool mixed = std::any_of(value.begin(), value.end(), is_digit) && std::any_of(value.begin(), value.end(), is_letter);
        if (value.size() >= 12 && mixed) return {begin + to, begin + end};
    }
    return {};
}

Span known_secret(std::string_view line, std::size_t begin) {
    for (const auto& mark : kMarks) {
        const auto at = line.find(mark.begins);
        if (at == std::string_view::npos || (at > 0 && (is_word(line[at - 1]) || line[at - 1] == '-'))) continue;
        auto end = at;
        while (end < line.size() && secret_char(line[end])) ++end;
        if (end - at >= mark.least) return {begin + at, begin + end};
    }
    const auto key = line.find("-----BEGIN ");
    if (key != std::string_view::npos && line.find("PRIVATE KEY-----", key) != std::string_view::npos) return {begin + key, begin + line.size()};
    return {};
}

void secrets(std::string_view source, Findings& found) {
    for (std::size_t begin = 0; begin < source.size();) {
        const auto end = std::min(source.find('\n', begin), source.size());
        const auto line = source.substr(begin, end - begin).substr(0, 4000);
        auto at = known_secret(line, begin);
        if (at.size() == 0) at = named_secret(line, begin);
        if (at.size() > 0)
            found.at_source(Finding::Severity::warning, Finding::Step::validation, at, "This looks like a secret", "Everybody who may see the workflow can read it: keep it as a credential, and name that under “credentials”");
        begin = end + 1;
    }
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
