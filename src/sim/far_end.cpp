#include "sim/far_end.h"

#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "sim/shell.h"

namespace sim {
namespace {

volatile sig_atomic_t interrupted = 0, resized = 0;

void on_interrupt(int) { interrupted = 1; }
void on_resize(int) { resized = 1; }

void listen_to(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;  // without SA_RESTART: reads and sleeps end
    ::sigaction(signal, &action, nullptr);
}

struct Size { int rows, columns; };
Size terminal_size() {
    winsize size{};
    ::ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    return {size.ws_row, size.ws_col};
}

// False when nobody is there any more.
bool put(std::string_view text) {
    while (!text.empty()) {
        const auto n = ::write(STDOUT_FILENO, text.data(), text.size());
        if (n < 0 && (errno == EINTR || errno == EAGAIN) && !interrupted) continue;
        if (n <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// At the prompt the shell does everything itself, as readline does; while a program runs, the terminal does.
enum class Manners { prompt, program, raw_program };
void set_manners(Manners manners) {
    termios t{};
    ::tcgetattr(STDIN_FILENO, &t);
    ::cfmakeraw(&t);
    if (manners != Manners::prompt) t.c_lflag |= ISIG;
    if (manners == Manners::program) {
        t.c_lflag |= ICANON | ECHO | ECHOE | ECHOCTL;
        t.c_iflag |= ICRNL;
        t.c_oflag |= OPOST | ONLCR;
    }
    ::tcsetattr(STDIN_FILENO, TCSANOW, &t);
}

// Whether a key came within the time.
bool key_within(int ms, char& key) {
    pollfd in{STDIN_FILENO, POLLIN, 0};
    return ::poll(&in, 1, ms) > 0 && ::read(STDIN_FILENO, &key, 1) == 1;
}

int sleep_for(const std::string& seconds) {
    const auto whole = static_cast<long>(std::clamp(std::atof(seconds.c_str()), 0.0, 3600.0) * 1000);
    for (long left = whole; left > 0 && !interrupted; left -= 100) ::poll(nullptr, 0, static_cast<int>(std::min(left, 100L)));
    return interrupted ? 130 : 0;
}

int flood(const std::string& word) {
    const auto line = (word.empty() ? "y" : word) + "\n";
    while (!interrupted && put(line)) {}
    return 130;
}

int repeat_lines() {
    char line[1024];
    for (;;) {
        const auto n = ::read(STDIN_FILENO, line, sizeof line);
        if (n <= 0) return interrupted ? 130 : 0;
        put({line, static_cast<std::size_t>(n)});
    }
}

int show_progress() {
    for (int i = 0; i <= 20 && !interrupted; ++i) {
        put("\r[" + std::string(static_cast<std::size_t>(i), '#') + std::string(static_cast<std::size_t>(20 - i), ' ') + "] " + std::to_string(i * 5) + "%");
        ::poll(nullptr, 0, 50);
    }
    put("\n");
    return interrupted ? 130 : 0;
}

// A full screen of its own, drawn anew each second and when its size changes, until q.
int watch_load() {
    set_manners(Manners::raw_program);
    put("\x1b[?1049h\x1b[?25l");
    for (int second = 0; !interrupted; ++second) {
        const auto [rows, columns] = terminal_size();
        put("\x1b[H\x1b[2J\x1b[7mtop  " + std::to_string(columns) + "x" + std::to_string(rows) + "  " + std::to_string(second) + "s\x1b[0m\r\n\r\n    PID   %CPU  COMMAND\r\n    118    741  python train.py\r\n");
        char key = 0;
        resized = 0;
        if (key_within(1000, key) && key == 'q') break;
    }
    put("\x1b[?25h\x1b[?1049l");
    return 0;
}

class AtTerminal final : public Programs {
public:
    bool knows(std::string_view name) const override { return name == "sleep" || name == "yes" || name == "cat" || name == "top" || name == "progress" || name == "tty" || name == "stty"; }
    int run(const std::vector<std::string>& words, std::string_view before) override {
        interrupted = 0;
        const auto last_line = before.rfind('\n') + 1;  // npos + 1 is 0: all of it
        put(before.substr(0, last_line));
        set_manners(Manners::program);  // before the end of what tells that it runs: who has seen that may type
        put(before.substr(last_line));
        const int code = run_one(words.front(), words.size() > 1 ? words[1] : std::string());
        set_manners(Manners::prompt);
        return code;
    }

private:
    static int run_one(const std::string& name, const std::string& argument) {
        if (name == "sleep") return sleep_for(argument);
        if (name == "yes") return flood(argument);
        if (name == "cat") return repeat_lines();
        if (name == "progress") return show_progress();
        if (name == "top") return watch_load();
        if (name == "tty") return put(std::string(::ttyname(STDIN_FILENO)) + "\n"), 0;
        const auto [rows, columns] = terminal_size();
        return put(std::to_string(rows) + " " + std::to_string(columns) + "\n"), 0;
    }
};

// It needs nothing of this machine but its terminal and a little time.
void give_up_rights() {
    const auto limit = [](auto what, rlim_t most) {
        const rlimit to{most, most};
        ::setrlimit(what, &to);
    };
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 8);  // sanitizers need a pipe to look at memory
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, 600);
    if (::geteuid() == 0 && ::setgid(65534) == 0 && ::setuid(65534) != 0) ::_exit(126);
}

}  // namespace

int run_far_end(const std::string& command) {
    if (!::isatty(STDIN_FILENO)) return 2;
    give_up_rights();
    listen_to(SIGINT, on_interrupt);
    listen_to(SIGWINCH, on_resize);
    set_manners(Manners::prompt);
    AtTerminal programs;
    Shell shell(command, &programs);
    const auto [rows, columns] = terminal_size();
    put(shell.open(rows, columns));
    while (!shell.over()) {
        char keys[4096];
        const auto n = ::read(STDIN_FILENO, keys, sizeof keys);
        if (n > 0) put(shell.type({keys, static_cast<std::size_t>(n)}));
        else if (n == 0 || errno != EINTR) break;
        if (!std::exchange(resized, 0)) continue;
        const auto now = terminal_size();
        put(shell.resize(now.rows, now.columns));
    }
    ::tcdrain(STDOUT_FILENO);
    return shell.exit_code();
}

}  // namespace sim
