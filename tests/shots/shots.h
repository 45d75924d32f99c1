#pragma once
#include <string>
#include <vector>

// Which pictures are taken. The answers in tests/shots/data were captured once from
// `osmo-sim --scenario small --now 2026-11-22T15:00:00 --speed 0`.
struct Shot {
    // gone: the node asked for was seen before · partly: some of the answer cannot be read
    enum class State { loaded, loading, failed, kept, empty, gone, partly, signed_out };
    std::string name, hash;
    State state = State::loaded;
    std::string keys;         // a shortcut pressed before the picture is taken
    int width = 0;            // CSS pixels; 0: as asked on the command line
    std::string types = {};   // typed into the field that has the focus then
    std::string site = {};    // what the page around it tells: "embed=1"
    int height = 0;           // as width
    void (*then)(class HeadlessConsole&) = nullptr;  // whatever else happens before it
};
std::vector<Shot> all_shots();
std::vector<Shot> shell_shots();
std::vector<Shot> submit_shots();
std::vector<Shot> profile_shots();

struct Frame {
    int width = 1440, height = 900;
    float pixel_ratio = 1;
    std::string only;         // part of a name
};
// Writes FOLDER/NAME-dark.png and FOLDER/NAME-light.png; returns how many pictures, or -1
// after saying on stderr what went wrong.
int take_shots(const std::string& folder, const Frame&);
