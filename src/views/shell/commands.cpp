#include "views/shell/commands.h"
#include <algorithm>
#include <fmt/format.h>

namespace shell {

static bool plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-_./:@%+,=").find(c) != std::string_view::npos;
}

std::string shell_quoted(std::string_view word) {
    if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return std::string(word);
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string exec_command(std::string_view workflow, std::string_view task, std::string_view command) {
    return fmt::format("osmo workflow exec {} {} --entry {}", shell_quoted(workflow), shell_quoted(task), shell_quoted(command));
}

std::string exec_group_command(std::string_view workflow, std::string_view group, std::string_view command) {
    return fmt::format("osmo workflow exec {} --group {} --entry {}", shell_quoted(workflow), shell_quoted(group), shell_quoted(command));
}

std::string port_forward_command(std::string_view workflow, std::string_view task, std::string_view port, bool udp) {
    return fmt::format("osmo workflow port-forward {} {} --port {}:{}{}", shell_quoted(workflow), shell_quoted(task), port, port, udp ? " --udp" : "");
}

std::string rsync_command(bool upload, std::string_view workflow, std::string_view task) {
    return fmt::format("osmo workflow rsync {} {} {} {}", upload ? "upload" : "download", shell_quoted(workflow), shell_quoted(task),
                       upload ? "./FOLDER:/PATH/IN/TASK" : "/PATH/IN/TASK:./FOLDER");
}

std::string download_command(std::string_view uri) { return fmt::format("osmo data download {} ./FOLDER", shell_quoted(uri)); }

}  // namespace shell
