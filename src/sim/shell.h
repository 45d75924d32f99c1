#pragma once
#include <string>
#include <string_view>
#include <vector>

// A toy shell behind a make-believe terminal: bytes typed in, bytes to draw out. It echoes as bash with readline
// does and knows a few commands (help lists them). Nothing of this machine is run or read.
namespace sim {

// What takes its time, or the whole screen: only at a real terminal (far_end.h).
class Programs {
public:
    virtual ~Programs() = default;
    virtual bool knows(std::string_view name) const = 0;
    virtual int run(const std::vector<std::string>& words, std::string_view before) = 0;  // before: what is to be drawn first
};

class Shell {
public:
    explicit Shell(std::string command, Programs* programs = nullptr) : command_(std::move(command)), programs_(programs) {}

    std::string open(int rows, int columns);  // what comes first; over() at once when the command was no shell
    std::string type(std::string_view bytes);
    std::string resize(int rows, int columns);

    bool over() const { return over_; }
    int exit_code() const { return code_; }

private:
    std::string prompt();
    std::string enter();
    std::string run_line(const std::string& line, std::string out);  // behind what is to be drawn already
    std::string run(const std::vector<std::string>& words);
    std::string key(char c);

    std::string command_, line_;
    Programs* programs_;
    int rows_ = 24, columns_ = 80, code_ = 0;
    bool over_ = false;
    int escape_ = 0;  // inside an escape sequence that a key sent
};

std::string colours();  // every style a terminal should know

}  // namespace sim
