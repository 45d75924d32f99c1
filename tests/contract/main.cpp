// osmo-contract FOLDER: sends every recorded answer of a real service through the decoder the
// console uses for that request. One line per file that fails; exit status 1 when one did.
#include "contract/recording.h"
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace fs = std::filesystem;

static std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error) && at->path().extension() == ".json") out.push_back(at->path());
    std::sort(out.begin(), out.end());
    return out;
}

static std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

static std::string one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

int main(int count, char** words) {
    if (count != 2 || !fs::is_directory(words[1])) {
        std::fprintf(stderr, "Usage: osmo-contract FOLDER (of recorded answers, one JSON file each)\n");
        return 2;
    }
    std::array<int, 4> seen{};
    for (const auto& file : json_files(words[1])) {
        const auto checked = check_file(contents(file));
        ++seen[static_cast<std::size_t>(checked.verdict)];
        if (checked.verdict == Verdict::failed)
            std::printf("%s: %s\n", file.lexically_relative(words[1]).c_str(), one_line(checked.words).c_str());
    }
    const int decoded = seen[0], not_ours = seen[1], failed = seen[2];
    std::printf("%d recordings, %d decoded, %d not ours, %d failed\n", decoded + not_ours + failed, decoded, not_ours, failed);
    return failed == 0 ? 0 : 1;
}
