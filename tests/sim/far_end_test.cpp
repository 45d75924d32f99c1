#include <doctest/doctest.h>

#include <poll.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <utility>

#include "sim/pseudo_terminal.h"

namespace {

constexpr int kPatienceMs = 20000;  // a test that waits for what never comes has failed, and says so

class Screen {
public:
    explicit Screen(const std::string& command = "/bin/bash") : terminal_(sim::PseudoTerminal::start(command, 24, 80)) { REQUIRE(terminal_); }
    void type(const std::string& keys) { REQUIRE(::write(terminal_->near_end(), keys.data(), keys.size()) == static_cast<ssize_t>(keys.size())); }
    // What is drawn up to and with these bytes; what came after them is kept for the next call.
    std::string until(const std::string& end) {
        char piece[512];
        while (drawn_.find(end) == std::string::npos) {
            pollfd far{terminal_->near_end(), POLLIN, 0};
            if (::poll(&far, 1, kPatienceMs) == 0) return std::exchange(drawn_, {}) + "<nothing more came>";
            const auto n = ::read(terminal_->near_end(), piece, sizeof piece);
            if (n <= 0) return std::exchange(drawn_, {}) + "<over>";
            drawn_.append(piece, static_cast<std::size_t>(n));
        }
        const auto length = drawn_.find(end) + end.size();
        auto out = drawn_.substr(0, length);
        drawn_.erase(0, length);
        return out;
    }
    sim::PseudoTerminal& terminal() { return *terminal_; }

private:
    std::unique_ptr<sim::PseudoTerminal> terminal_;
    std::string drawn_;
};

constexpr const char* kPrompt = "nobody@vm:~$ ";

}  // namespace

TEST_CASE("the shell stands at a real terminal, of the size it was given") {
    Screen screen;
    (void)screen.until(kPrompt);
    screen.type("tty\r");
    CHECK(screen.until(kPrompt).find("\r/dev/pts/") != std::string::npos);
    screen.type("stty size\r");
    CHECK(screen.until(kPrompt).find("24 80\r\n") != std::string::npos);
    screen.terminal().resize(50, 132);
    (void)screen.until(kPrompt);
    screen.type("stty size\r");
    CHECK(screen.until(kPrompt).find("50 132\r\n") != std::string::npos);
}

TEST_CASE("what runs too long is interrupted by a key, and the shell goes on") {
    Screen screen;
    (void)screen.until(kPrompt);
    for (const char* program : {"sleep 3000\r", "yes\r"}) {
        screen.type(program);
        (void)screen.until(program == std::string("yes\r") ? "y\r\ny\r\n" : "\x1b[?2004l");
        screen.type("\x03");
        (void)screen.until(kPrompt);
    }
    screen.type("echo $?\r");
    CHECK(screen.until(kPrompt).find("130\r\n") != std::string::npos);
}

TEST_CASE("the terminal itself echoes and ends lines for a program that reads them") {
    Screen screen;
    (void)screen.until(kPrompt);
    screen.type("cat\r");
    (void)screen.until("\x1b[?2004l\r");
    screen.type("h\xc3\xa9llo\r");
    CHECK(screen.until("llo\r\nh\xc3\xa9llo\r\n").ends_with("llo\r\n"));
    screen.type("\x04");
    CHECK(screen.until(kPrompt).ends_with(kPrompt));
}

TEST_CASE("a program may take the whole screen, and gives it back") {
    Screen screen;
    (void)screen.until(kPrompt);
    screen.type("top\r");
    CHECK(screen.until("train.py").find("\x1b[?1049h") != std::string::npos);
    screen.type("q");
    CHECK(screen.until(kPrompt).find("\x1b[?1049l") != std::string::npos);
}

TEST_CASE("one command draws its output and is over; a shell is over when it is left or hung up") {
    CHECK(Screen("echo one").until("<never>") == "one\r\n<over>");
    Screen left;
    (void)left.until(kPrompt);
    left.type("exit\r");
    CHECK(left.until("<never>").ends_with("exit\r\n<over>"));
    Screen hung_up;
    (void)hung_up.until(kPrompt);
    hung_up.terminal().hang_up();
    CHECK(hung_up.until("<never>").ends_with("<over>"));
}

TEST_CASE("nothing of the machine is reached from there") {
    Screen screen;
    (void)screen.until(kPrompt);
    for (const char* line : {"/bin/sh\r", "cat /etc/passwd | id\r", "$(id)\r", "vi\r"}) {
        screen.type(line);
        auto drawn = screen.until("\x1b[?2004l\r");
        if (line == std::string("cat /etc/passwd | id\r")) screen.type("\r\x04");
        drawn += screen.until(kPrompt);
        CHECK(drawn.find("root:") == std::string::npos);
        CHECK(drawn.find("uid=") == std::string::npos);
    }
}
