#include "spec_check/case.h"
#include "api/decode.h"
#include "spec/check.h"
#include "spec_check/service.h"
#include <algorithm>

using Severity = Finding::Severity;

static void split(const std::string& pair, std::vector<std::pair<std::string, std::string>>& into, std::vector<std::string>& bad) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos) bad.push_back(pair);
    else into.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
}

// A spec as it was sent: our reader of JSON keeps NUL out of the console's texts, a spec may have one.
static std::string exact_text(const Reader& r) {
    std::string out = r.text();
    if (r.raw().find("\\u0000") == std::string_view::npos) return out;
    out.clear();
    const auto raw = r.raw();
    std::size_t from = 0;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] != '\\') continue;
        if (raw.substr(at, 6) == "\\u0000") {
            out += json_text(raw.substr(from, at - from), false) + '\0';
            from = at + 6, at += 5;
        } else {
            ++at;   // the sign behind a backslash begins no escape
        }
    }
    return out + json_text(raw.substr(from), false);
}

static SpecCase case_of(const Reader& root) {
    SpecCase out;
    const auto text_or = [](const Reader& r, std::string_view otherwise) { return r.here() && r.raw() != "null" ? r.text() : std::string(otherwise); };
    out.name = root.at("name").text();
    out.draft.text = exact_text(root.at("spec"));
    out.verdict = root.at("verdict").text();
    out.refused_by = text_or(root.at("refused_by"), "");
    out.reason = text_or(root.at("reason"), "");
    out.pool = root.at("request").at("pool").text();
    if (const auto query = root.at("request").at("query"); query.here() && query.raw() != "null")
        query.items([&](const Reader& pair) {
            std::vector<std::string> parts;
            pair.items([&](const Reader& part) { parts.push_back(part.text()); });
            if (parts.size() != 2) return;
            if (parts[0] == "priority") out.priority = parts[1];
            if (parts[0] == "label") out.draft.labels.push_back(parts[1]);
            if (parts[0] == "env_vars") out.draft.env.push_back(parts[1]);
        });
    const auto each = [&](std::string_view key, auto& into) {
        if (const auto list = root.at(key); list.here() && list.raw() != "null") list.items([&](const Reader& item) { split(item.text(), into, out.bad_set); });
    };
    each("set_variables", out.draft.set), each("set_string_variables", out.draft.set_string);
    out.draft.priority = priority_of(out.priority);
    return out;
}

std::string read_case(std::string_view json, SpecCase& out) {
    const auto made = decode(json, case_of);
    if (!made) return made.error().text();
    out = *made;
    return {};
}

OurVerdict judge(const SpecCase& c) {
    if (c.draft.priority == Priority::unknown) return {Judged::refused, Finding::Step::dry_run, "There is no priority " + c.priority};
    const auto* facts = facts_of_pool(c.pool);
    if (!facts) return {Judged::refused, Finding::Step::dry_run, "There is no pool " + c.pool};
    if (!c.bad_set.empty()) return {Judged::refused, Finding::Step::dry_run, "No variable: " + c.bad_set.front()};
    const auto check = spec::check_spec(c.draft, *facts);
    OurVerdict out;
    for (const auto& f : check.findings) {
        if (f.severity == Severity::ask && out.said == Judged::accepted) out.said = Judged::asks, out.words = f.what;
        if (f.severity != Severity::error || (out.said == Judged::refused && (out.step == Finding::Step::dry_run || f.step == Finding::Step::validation))) continue;
        out = {Judged::refused, f.step, (f.line ? "line " + std::to_string(f.line) + ": " : "") + f.what};
    }
    return out;
}
