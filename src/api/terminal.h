#pragma once
#include "api/endpoint.h"
#include <string>
#include <string_view>

// A question to the service as a person would ask it in a terminal. Every word is quoted where a
// shell would take it for something else. The CLI knows dates only: the time of day is left out.
std::string curl_command(std::string_view page, std::string_view url);  // page: an address of this origin
std::string task_list_command(const TaskQuery&);
std::string workflow_list_command(const WorkflowQuery&);
std::string shell_word(std::string_view);
