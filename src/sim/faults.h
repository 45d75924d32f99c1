#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/reply.h"

// What goes wrong on the way: faults that a test orders, and the accidents of a bad day. Which request of a
// path meets which accident follows from the seed alone.
namespace sim {

struct Fault {
    std::string method;  // "" any
    std::string path_prefix;
    int after = 0;              // let so many pass first
    int times = 1;              // -1: for ever
    std::optional<int> status;  // none: the real answer, damaged
    std::optional<std::string> body;
    std::string type;  // of that body
    Span delay{};
    long truncate_at = -1;  // a shorter body, sent whole
    long cut_at = -1;       // the connection ends after so many bytes
    bool mute = false;      // of a stream only the header comes
};

class Faults {
public:
    void add(Fault fault) { faults_.push_back(std::move(fault)); }
    void clear() { faults_.clear(); }
    std::optional<Fault> take(const Request& request, std::string_view path);
    const std::vector<Fault>& all() const { return faults_; }

private:
    std::vector<Fault> faults_;
};

class BadDay {
public:
    explicit BadDay(std::uint64_t seed) : seed_(seed) {}
    Fault next(std::string_view path);

private:
    std::uint64_t seed_;
    std::map<std::string, std::uint64_t, std::less<>> seen_;  // by path
};

Reply damaged(Reply reply, const Fault& fault);
bool replaces(const Fault& fault);  // no need to make the real answer

}  // namespace sim
