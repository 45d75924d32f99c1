#pragma once
#include "domain/names.h"
#include "domain/spec.h"
#include <optional>
#include <string>
#include <string_view>

// What a person has written and chosen, as it is kept in this browser and told in a link.
struct SubmitDraft {
    SpecDraft spec;
    std::string name;                // "finetune.yaml"; empty: it has none yet
    std::string pool;                // empty: the person's default
    std::string origin;              // the workflow it was made from
    std::string original;            // its text then: what a change is a change of
    bool operator==(const SubmitDraft&) const = default;
};
std::string print_draft(const SubmitDraft&);
SubmitDraft without_secrets(SubmitDraft);                  // as it is kept, and as a link tells it
std::size_t secrets_of(const SubmitDraft&);                // how many would be left out then
std::optional<SubmitDraft> read_draft(std::string_view);   // none: not ours, or of a later version
bool says_nothing(const SubmitDraft&);                     // nothing would be lost with it
std::string workflow_file_name(const SubmitDraft&, std::string_view workflow);
