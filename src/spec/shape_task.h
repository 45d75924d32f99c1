#pragma once
#include "spec/fields.h"

namespace spec {

// The parts of a task that have rules of their own.
void read_inputs(Fields&, YamlTree::Id, const std::string& path, TaskShape&);
void read_outputs(Fields&, YamlTree::Id, const std::string& path, TaskShape&);
void read_files(Fields&, YamlTree::Id, const std::string& path, WorkflowShape&);
void read_environment(Fields&, YamlTree::Id, const std::string& path);
void read_exit_actions(Fields&, YamlTree::Id, const std::string& path);
void read_credentials(Fields&, YamlTree::Id, const std::string& path, TaskShape&);
void read_checkpoints(Fields&, YamlTree::Id, const std::string& path);
void read_kpis(Fields&, YamlTree::Id, const std::string& path);
void read_download_type(Fields&, YamlTree::Id, const std::string& path);
bool is_storage(std::string_view url);       // an address the service can store to
std::string_view storage_scheme(std::string_view url);

}  // namespace spec
