#include "views/submit/parameters.h"
#include "base/text.h"
#include "base/words.h"
#include "domain/secrets.h"
#include <algorithm>
#include <fmt/core.h>

namespace submit {

using Pairs = std::vector<std::pair<std::string, std::string>>;

static const std::string* value_in(const Pairs& pairs, const std::string& name) {
    const auto at = std::find_if(pairs.rbegin(), pairs.rend(), [&](const auto& p) { return p.first == name; });
    return at == pairs.rend() ? nullptr : &at->second;
}

static std::string warning_of(const ParameterRow& row) {
    if (row.value == kMaskedSecret) return "A secret was left out of what this browser keeps: write it in again";
    if (row.changed && row.type == SpecParameter::Type::flag) return "Sent as a text: the service makes numbers of --set and nothing else, and any text counts as true";
    if (row.changed && row.type == SpecParameter::Type::other) return "A list or a map cannot be sent this way: it arrives as a text";
    return row.used ? "" : "Nothing in the text asks for it";
}

static ParameterRow row_of(const SpecParameter& p, const SpecDraft& draft) {
    ParameterRow row{.name = p.name, .value = p.value, .note = {}, .help = p.comment, .warning = {}, .used = p.used, .type = p.type};
    const auto* said = value_in(draft.set_string, p.name);
    if (!said) said = value_in(draft.set, p.name);
    if (said) row.value = *said, row.changed = true, row.note = "default " + shorten(p.value.empty() ? "empty" : p.value, 40);
    row.warning = warning_of(row);
    return row;
}

static std::vector<KeyValue> undeclared(const Pairs& pairs, const std::vector<ParameterRow>& rows) {
    std::vector<KeyValue> out;
    for (const auto& p : pairs)
        if (std::none_of(rows.begin(), rows.end(), [&](const ParameterRow& r) { return r.name == p.first; })) out.push_back({p.first, p.second});
    return out;
}

static std::vector<KeyValue> cut(const std::vector<std::string>& pairs) {
    std::vector<KeyValue> out;
    for (const auto& pair : pairs) {
        const auto eq = std::min(pair.find('='), pair.size());
        out.push_back({pair.substr(0, eq), eq < pair.size() ? pair.substr(eq + 1) : std::string()});
    }
    return out;
}

static std::vector<std::string> joined(const std::vector<KeyValue>& pairs) {
    std::vector<std::string> out;
    for (const auto& p : pairs) out.push_back(p.key + "=" + p.value);
    return out;
}

Parameters parameters_of(const SubmitState& s) {
    Parameters out{.rows = {}, .numbers = {.name = "Variables", .key_label = "Variable", .add = "Add variable", .pairs = {}},
                   .texts = {.name = "Variables, as texts", .key_label = "Text variable", .add = "Add text variable", .pairs = {}},
                   .env = {.name = "Environment of every task", .key_label = "Name", .add = "Add environment variable", .pairs = cut(s.draft.spec.env)},
                   
                   .labels = {.name = "Labels", .key_label = "Label", .add = "Add label", .pairs = cut(s.draft.spec.labels)}, .nothing = false, .count = {}, .note = {}};
    std::int64_t changed = 0;
    if (s.check)
        for (const auto& p : s.check->parameters) {
            out.rows.push_back(row_of(p, s.draft.spec));
            changed += out.rows.back().changed;
        }
    out.numbers.pairs = undeclared(s.draft.spec.set, out.rows), out.texts.pairs = undeclared(s.draft.spec.set_string, out.rows);
    for (auto& e : out.env.pairs)
        if (e.value.find('=') != std::string::npos) e.wrong = fmt::format("{}: the service cuts values at “=”, so it would not arrive", e.key.empty() ? "This value" : e.key);
    out.nothing = out.rows.empty() && out.numbers.pairs.empty() && out.texts.pairs.empty() && out.env.pairs.empty() && out.labels.pairs.empty();
    if (!out.rows.empty()) out.count = std::to_string(out.rows.size());
    if (changed > 0) out.note = fmt::format("{} changed", count_words(changed));
    return out;
}

static void without(Pairs& pairs, const std::string& name) { std::erase_if(pairs, [&](const auto& p) { return p.first == name; }); }

SubmitDraft with_parameter(SubmitDraft d, const ParameterRow& row, const std::optional<std::string>& value) {
    without(d.spec.set, row.name), without(d.spec.set_string, row.name);
    if (value) (row.type == SpecParameter::Type::text ? d.spec.set_string : d.spec.set).emplace_back(row.name, *value);
    return d;
}

// Those of default-values stay; the others are what stands in the form now.
static void put_undeclared(Pairs& pairs, const Parameters& form, const std::vector<KeyValue>& now) {
    std::erase_if(pairs, [&](const auto& p) { return std::none_of(form.rows.begin(), form.rows.end(), [&](const ParameterRow& r) { return r.name == p.first; }); });
    for (const auto& p : now) pairs.emplace_back(p.key, p.value);
}

SubmitDraft with_numbers(SubmitDraft d, const Parameters& form, const std::vector<KeyValue>& now) { return put_undeclared(d.spec.set, form, now), d; }
SubmitDraft with_texts(SubmitDraft d, const Parameters& form, const std::vector<KeyValue>& now) { return put_undeclared(d.spec.set_string, form, now), d; }
SubmitDraft with_env(SubmitDraft d, const std::vector<KeyValue>& now) { return d.spec.env = joined(now), d; }
SubmitDraft with_labels(SubmitDraft d, const std::vector<KeyValue>& now) { return d.spec.labels = joined(now), d; }

}  // namespace submit
