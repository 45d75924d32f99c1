// osmo-spec-check FOLDER: judges every spec of a folder by the page's own checker and compares
// with the verdict that stands beside it. One line for each disagreement; a verdict that is the
// same but comes at another step is told, and agrees. Exit status 1 when a verdict differs.
#include "spec_check/case.h"
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

static std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error) && at->path().extension() == ".json" && at->path().filename() != "index.json") out.push_back(at->path());
    std::sort(out.begin(), out.end());
    return out;
}

static std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

int main(int count, char** words) {
    if (count != 2 || !fs::is_directory(words[1])) {
        std::fprintf(stderr, "Usage: osmo-spec-check FOLDER (of specs with verdicts, one JSON file each)\n");
        return 2;
    }
    int agree = 0, too_strict = 0, too_lax = 0, asks = 0, unread = 0;
    for (const auto& file : json_files(words[1])) {
        SpecCase c;
        if (const auto why = read_case(contents(file), c); !why.empty()) {
            std::printf("%s cannot be read: %s\n", file.filename().c_str(), why.c_str());
            ++unread;
            continue;
        }
        const auto ours = judge(c);
        const bool refused = c.verdict == "refused";
        if (ours.said == Judged::asks) { ++asks; continue; }
        if (ours.said == Judged::refused && !refused) std::printf("%s is taken, and we refuse it: %s\n", c.name.c_str(), ours.words.c_str()), ++too_strict;
        else if (ours.said == Judged::accepted && refused) std::printf("%s is refused, and we take it: %s\n", c.name.c_str(), c.reason.c_str()), ++too_lax;
        else ++agree;
        const auto* step = ours.step == Finding::Step::dry_run ? "dry_run" : "validation";
        if (ours.said == Judged::refused && refused && c.refused_by != step) std::printf("%s is refused by %s, and we say %s: %s\n", c.name.c_str(), c.refused_by.c_str(), step, ours.words.c_str());
    }
    std::printf("%d specs, %d agree, %d refused by us but taken, %d taken by us but refused, %d need the service\n", agree + too_strict + too_lax + asks + unread, agree, too_strict, too_lax, asks);
    return too_strict + too_lax + unread == 0 ? 0 : 1;
}
