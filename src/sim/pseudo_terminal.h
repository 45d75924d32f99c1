#pragma once
#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>

// A real pseudo-terminal. At its far end runs this very program once more, as the toy shell and nothing else (far_end.h): it
// starts no program, opens no file and listens to nobody, because whoever reaches the port reaches it.
namespace sim {

class PseudoTerminal {
public:
    static std::unique_ptr<PseudoTerminal> start(const std::string& command, int rows, int columns);  // null: there is none to be had
    ~PseudoTerminal();  // hangs up
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    int near_end() const { return near_; }
    void resize(int rows, int columns);
    void hang_up();  // the far end goes, and what it said last can still be read

private:
    PseudoTerminal(int near, pid_t process) : near_(near), process_(process) {}
    int near_;
    pid_t process_;
};

}  // namespace sim
