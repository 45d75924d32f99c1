#pragma once
#include <string>
#include <string_view>

// The command line's own words for what a browser cannot do. Names are quoted where a shell would read them otherwise.
namespace shell {

std::string shell_quoted(std::string_view word);
std::string exec_command(std::string_view workflow, std::string_view task, std::string_view command);
std::string exec_group_command(std::string_view workflow, std::string_view group, std::string_view command);
std::string port_forward_command(std::string_view workflow, std::string_view task, std::string_view port, bool udp);
std::string rsync_command(bool upload, std::string_view workflow, std::string_view task);
std::string download_command(std::string_view uri);

}  // namespace shell
