#pragma once
#include <string>
#include <string_view>
#include <vector>

// A toy shell behind a make-believe terminal: bytes typed in, bytes to draw out. It echoes as bash with readline
// does and knows a few commands (help lists them). Nothing of this machine is run or read.
namespace sim {

class Shell {
public:
    explicit Shell(std::string command) : command_(std::move(command)) {}

    std::string open(int rows, int columns);  // what comes first; over() at once when the command was no shell
    std::string type(std::string_view bytes);
    std::string resize(int rows, int columns);

    bool over() const { return over_; }
    int exit_code() const { return code_; }

private:
    std::string prompt();
    std::string enter();
    std::string run_line(const std::string& line);
    std::string run(const std::vector<std::string>& words);
    std::string key(char c);

    std::string command_, line_;
    int rows_ = 24, columns_ = 80, code_ = 0;
    bool over_ = false;
    int escape_ = 0;  // inside an escape sequence that a key sent
};

std::string colours();  // every style a terminal should know

}  // namespace sim
