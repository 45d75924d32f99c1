#pragma once
#include "spec/shape.h"

namespace spec {

// What the service asks of a workflow beyond the kind of its fields, one question each. What a
// rule needs to know and does not, it leaves out or says.
void check_labels(const YamlTree&, YamlTree::Id workflow, const SpecDraft&, const SpecFacts&, Findings&, WorkflowShape&);
void check_request(const SpecDraft&, Findings&);
void check_names(const WorkflowShape&, const SpecFacts&, Findings&);
void check_order(const WorkflowShape&, Findings&);
void check_pool(const WorkflowShape&, const SpecDraft&, const SpecFacts&, Findings&);
void check_room(const WorkflowShape&, const SpecFacts&, Findings&);
void check_outside(const WorkflowShape&, const SpecFacts&, Findings&);      // images, storage, credentials
void advise(std::string_view source, const YamlTree&, const WorkflowShape&, const SpecFacts&, Findings&);

std::string join_names(const std::vector<std::string>&, std::size_t most = 8);
std::string nearest_name(const std::string& written, const std::vector<std::string>& known);   // empty: none is near

struct Image { std::string host, name, tag; bool pinned = false; };          // tag: empty when none is said
std::optional<Image> read_image(std::string_view);
std::string gib_text(double bytes);                                          // "2008Gi"

}  // namespace spec
