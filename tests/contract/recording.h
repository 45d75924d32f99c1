#pragma once
#include <optional>
#include <string>
#include <string_view>

// One recorded exchange with a real service: a JSON file with `request` {method, path} and
// `response` {status, json or text}. Other files of such a folder (an index, a socket session) are none.
struct Recording {
    std::string method, path;
    int status = 0;
    std::string body;
};

enum class Verdict { decoded, not_ours, failed, no_recording };

struct Checked {
    Verdict verdict;
    std::string words;  // of what failed
};

Checked check(const Recording&);
std::optional<Recording> read_file(std::string_view text);
Checked check_file(std::string_view text);
bool listed_as_not_ours(std::string_view method, std::string_view path);
