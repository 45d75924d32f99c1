#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>

// What was asked of the simulator, for tests that want to know whether something was asked once, or again.
namespace sim {

class RequestLog {
public:
    struct Entry {
        std::uint64_t number;  // from 1, in the order of arrival
        std::string method, target, path;
        int status;
    };

    void add(std::string method, std::string target, std::string path, int status) {
        ++counts_[{method, path}];
        entries_.push_back({++number_, std::move(method), std::move(target), std::move(path), status});
        if (entries_.size() > kKept) entries_.pop_front();
    }
    void clear() {
        entries_.clear();
        counts_.clear();
        number_ = 0;
    }
    const std::deque<Entry>& entries() const { return entries_; }
    const std::map<std::pair<std::string, std::string>, int>& counts() const { return counts_; }

private:
    static constexpr std::size_t kKept = 1000;
    std::uint64_t number_ = 0;
    std::deque<Entry> entries_;
    std::map<std::pair<std::string, std::string>, int> counts_;  // by method and path
};

}  // namespace sim
