#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/instant.h"
#include "sim/reply.h"

// The query of a URL, read the way the service reads it: lists are repeated keys, unknown keys are ignored,
// and everything that cannot be read is named in one 422 answer.
namespace sim {

std::optional<std::string> unpercent(std::string_view text, bool plus_is_space);

struct Target {
    std::string path;                                        // decoded
    std::vector<std::pair<std::string, std::string>> query;  // decoded
};
Target split_target(std::string_view target);

class Query {
public:
    explicit Query(std::vector<std::pair<std::string, std::string>> pairs) : pairs_(std::move(pairs)) {}

    std::vector<std::string> list(std::string_view key) const;
    std::optional<std::string> text(std::string_view key) const;  // the last one, as the service takes it
    bool flag(std::string_view key, bool otherwise);
    std::int64_t integer(std::string_view key, std::int64_t otherwise);
    std::optional<std::int64_t> integer(std::string_view key);
    std::optional<Instant> instant(std::string_view key);
    std::optional<std::size_t> one_of(std::string_view key, std::span<const std::string_view> words);
    std::vector<std::size_t> some_of(std::string_view key, std::span<const std::string_view> words);

    bool good() const { return faults_.empty(); }
    Reply complaint() const;  // 422

private:
    void blame(std::string_view key, int index, std::string_view type, std::string_view message, std::string_view input,
               std::string_view context);
    void blame_word(std::string_view key, int index, std::span<const std::string_view> words, std::string_view input);

    std::vector<std::pair<std::string, std::string>> pairs_;
    std::string faults_;
};

}  // namespace sim
