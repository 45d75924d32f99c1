#include "sim/pseudo_terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "sim/far_end.h"

namespace sim {
namespace {

winsize size_of(int rows, int columns) {
    const auto clamp = [](int n) { return static_cast<unsigned short>(std::clamp(n, 1, 1000)); };
    winsize size{};
    size.ws_row = clamp(rows);
    size.ws_col = clamp(columns);
    return size;
}

// Only what may be called between fork and exec of a program with threads.
[[noreturn]] void become_far_end(char* const* arguments) {
    char* const nothing[] = {nullptr};
    for (int fd = 3; fd < 1024; ++fd) ::close(fd);
    if (::chdir("/") == 0) ::execve("/proc/self/exe", arguments, nothing);
    ::_exit(127);
}

}  // namespace

std::unique_ptr<PseudoTerminal> PseudoTerminal::start(const std::string& command, int rows, int columns) {
    std::string words[] = {"osmo-sim", std::string(kFarEndWord), command};
    char* const arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    auto size = size_of(rows, columns);
    int near = -1;
    const pid_t process = ::forkpty(&near, nullptr, nullptr, &size);
    if (process == 0) become_far_end(arguments);
    if (process < 0) return nullptr;
    ::fcntl(near, F_SETFD, FD_CLOEXEC);
    return std::unique_ptr<PseudoTerminal>(new PseudoTerminal(near, process));
}

void PseudoTerminal::resize(int rows, int columns) {
    const auto size = size_of(rows, columns);
    ::ioctl(near_, TIOCSWINSZ, &size);
}

void PseudoTerminal::hang_up() {
    if (process_ <= 0) return;
    ::kill(process_, SIGHUP);
    ::kill(process_, SIGKILL);
}

PseudoTerminal::~PseudoTerminal() {
    hang_up();
    ::close(near_);
    if (process_ > 0) ::waitpid(process_, nullptr, 0);
}

}  // namespace sim
