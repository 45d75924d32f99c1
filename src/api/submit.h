#pragma once
#include "base/result.h"
#include "domain/spec.h"
#include <string>
#include <string_view>
#include <vector>

// Sending a specification: its body, and what the service answers. A preview brings the text that
// the service made of it, a validation a sentence in `logs`, a submission the name of the workflow.
std::string submit_body(const SpecDraft&, bool as_template);   // as_template: the service keeps the text as a template too
std::vector<std::string> whole_pairs(const std::vector<std::string>&);   // "key=value"; those still without a key are left out

struct SubmitAnswer { std::string name, spec, logs; std::vector<std::string> warnings; };
Result<SubmitAnswer> decode_submit_answer(std::string_view body);
std::string refused_workflow(std::string_view body);           // the row that a refusal left behind; empty: none told
