#pragma once
#include "store/submit.h"
#include "ui/parts.h"
#include <optional>
#include <string>
#include <vector>

// What a specification may be given: a form from `default-values`, and pairs for the rest.
namespace submit {

struct ParameterRow {
    std::string name, value, note, help;   // note: "default 4", of a changed one
    std::string warning;
    bool changed = false, used = true;
    SpecParameter::Type type = SpecParameter::Type::text;
};

struct Parameters {
    std::vector<ParameterRow> rows;
    PairsEditor numbers, texts;            // variables that default-values does not name: --set, --set-string
    PairsEditor env, labels;
    bool nothing = false;                  // neither rows nor pairs
    std::string count, note;               // "4", "1 changed"
};
Parameters parameters_of(const SubmitState&);

SubmitDraft with_parameter(SubmitDraft, const ParameterRow&, const std::optional<std::string>& value);   // none: its default again
SubmitDraft with_numbers(SubmitDraft, const Parameters&, const std::vector<KeyValue>&);
SubmitDraft with_texts(SubmitDraft, const Parameters&, const std::vector<KeyValue>&);
SubmitDraft with_env(SubmitDraft, const std::vector<KeyValue>&);
SubmitDraft with_labels(SubmitDraft, const std::vector<KeyValue>&);

}  // namespace submit
