#pragma once
#include "store/fleet.h"
#include "store/query_index.h"
#include <string>
#include <string_view>
#include <vector>

// Nodes seen before that the service no longer tells of: it leaves out those that are not
// ready or cordoned. They are shown as missing, and never counted.
struct MissingNode {
    ResourceName name;
    BackendName backend;
    std::vector<std::string> pools, platforms;
    Gpus gpu;
    Instant last_seen{};
    bool operator==(const MissingNode&) const = default;
};

std::string print_missing(std::span<const MissingNode>);        // one line each
std::vector<MissingNode> read_missing(std::string_view text);   // what cannot be read is left out

QueryIndex index_of(const std::vector<MissingNode>&);            // as the query language sees them; they have nothing free
bool asks_for_missing(const Query&);                            // `health:missing`

// Compares a fleet with the roster of the one before, a few thousand nodes a step, and writes
// its own. A roster is text that only this class reads: what every node was, in order of names.
class RosterStep {
  public:
    // `seen`: when the old roster's fleet was. A fleet that could not be read whole adds nobody.
    RosterStep(std::shared_ptr<const Fleet>, std::shared_ptr<const std::string> old, Instant seen, std::vector<MissingNode> known, Instant now);
    bool step();                                  // true: done
    std::string roster() { return std::move(roster_); }
    std::vector<MissingNode> missing() { return std::move(missing_); }

    static constexpr std::size_t kMost = 2000;    // missing nodes that are kept: the last seen
    static constexpr auto kForget = std::chrono::days(30);

  private:
    void write_kinds();
    void write_some();
    void read_kinds();
    void compare_some();
    void settle();
    bool present(std::string_view name, std::string_view backend);

    std::shared_ptr<const Fleet> fleet_;
    std::shared_ptr<const std::string> old_;
    Instant seen_, now_;
    std::vector<MissingNode> missing_;
    std::string roster_;
    std::vector<MissingNode> kinds_;              // of the old roster, without names
    std::size_t at_ = 0, written_ = 0, place_ = 0;
    enum class At { kinds, write, old_kinds, compare, settle, done } state_ = At::kinds;
};
