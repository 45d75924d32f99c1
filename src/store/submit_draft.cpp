#include "store/submit_draft.h"
#include "domain/secrets.h"
#include "store/route.h"
#include <array>

static constexpr std::string_view kVersion = "draft1\n";
static constexpr std::array<std::string_view, 3> kPriorities = {"HIGH", "NORMAL", "LOW"};

static void line(std::string& out, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out.append(key).append("=").append(percent_encode(value)).append("\n");
}

static void pairs(std::string& out, std::string_view key, const std::vector<std::pair<std::string, std::string>>& all) {
    for (const auto& [name, value] : all) line(out, key, percent_encode(name) + "=" + percent_encode(value));
}

static std::string_view word_of(Priority p) { return p == Priority::high ? kPriorities[0] : p == Priority::low ? kPriorities[2] : kPriorities[1]; }

std::string print_draft(const SubmitDraft& d) {
    std::string out(kVersion);
    line(out, "name", d.name), line(out, "pool", d.pool), line(out, "origin", d.origin);
    if (d.spec.priority != Priority::normal) line(out, "priority", word_of(d.spec.priority));
    pairs(out, "set", d.spec.set), pairs(out, "text", d.spec.set_string);
    for (const auto& label : d.spec.labels) line(out, "label", label);
    for (const auto& env : d.spec.env) line(out, "env", env);
    line(out, "original", d.original == d.spec.text ? std::string_view("=") : std::string_view(d.original));
    return out + "spec\n" + d.spec.text;                   // last, as it is: it is the most of it
}

SubmitDraft without_secrets(SubmitDraft d) {
    const bool same = d.original == d.spec.text;
    d.spec.text = without_secrets(d.spec.text);
    d.original = same ? d.spec.text : without_secrets(d.original);
    for (auto* pairs : {&d.spec.set, &d.spec.set_string})
        for (auto& [name, value] : *pairs) value = without_secret(name, value);
    for (auto& env : d.spec.env) env = without_secrets(env);
    return d;
}

std::size_t secrets_of(const SubmitDraft& d) {
    auto n = secrets_in(d.spec.text).size();
    for (const auto* pairs : {&d.spec.set, &d.spec.set_string})
        for (const auto& [name, value] : *pairs) n += without_secret(name, value) != value;
    for (const auto& env : d.spec.env) n += secrets_in(env).size();
    return n;
}

static void read_pair(std::string_view value, std::vector<std::pair<std::string, std::string>>& all) {
    const auto eq = value.find('=');
    if (eq != std::string_view::npos) all.emplace_back(percent_decode(value.substr(0, eq)), percent_decode(value.substr(eq + 1)));
}

static void read_line(std::string_view key, std::string value, SubmitDraft& d) {
    if (key == "name") d.name = std::move(value);
    else if (key == "pool") d.pool = std::move(value);
    else if (key == "origin") d.origin = std::move(value);
    else if (key == "original") d.original = std::move(value);
    else if (key == "priority") d.spec.priority = value == kPriorities[0] ? Priority::high : value == kPriorities[2] ? Priority::low : Priority::normal;
    else if (key == "set") read_pair(value, d.spec.set);
    else if (key == "text") read_pair(value, d.spec.set_string);
    else if (key == "label") d.spec.labels.push_back(std::move(value));
    else if (key == "env") d.spec.env.push_back(std::move(value));
}

std::optional<SubmitDraft> read_draft(std::string_view text) {
    if (!text.starts_with(kVersion)) return std::nullopt;
    text.remove_prefix(kVersion.size());
    SubmitDraft d;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one == "spec") { d.spec.text = text; break; }
        const auto eq = one.find('=');
        if (eq != std::string_view::npos) read_line(one.substr(0, eq), percent_decode(one.substr(eq + 1)), d);
    }
    if (d.original == "=") d.original = d.spec.text;
    return d;
}

bool says_nothing(const SubmitDraft& d) {
    const bool chosen = !d.spec.set.empty() || !d.spec.set_string.empty() || !d.spec.labels.empty() || !d.spec.env.empty();
    return !chosen && (d.spec.text.find_first_not_of(" \t\r\n") == std::string::npos || d.spec.text == d.original);
}

// A name for a file: the one it came with, else the workflow's.
std::string workflow_file_name(const SubmitDraft& d, std::string_view workflow) {
    if (!d.name.empty()) return d.name;
    std::string out;
    for (const char c : workflow) out += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ? c : '-';
    return (out.empty() ? "workflow" : out) + ".yaml";
}
