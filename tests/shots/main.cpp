#include "shots.h"
#include <cstdio>
#include <cstdlib>

static int usage() {
    std::fprintf(stderr, "usage: osmo-shots FOLDER [--dpr 2] [--width 1440] [--height 900] [--only PART]\n"
                         "Run it from the top of the checkout.\n");
    return 2;
}

int main(int count, char** words) {
    Frame frame;
    std::string folder;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const bool option = word.starts_with("--");
        if (option && i + 1 == count) return usage();
        if (word == "--dpr") frame.pixel_ratio = float(std::atof(words[++i]));
        else if (word == "--width") frame.width = std::atoi(words[++i]);
        else if (word == "--height") frame.height = std::atoi(words[++i]);
        else if (word == "--only") frame.only = words[++i];
        else if (option || !folder.empty()) return usage();
        else folder = word;
    }
    if (folder.empty() || frame.width < 1 || frame.height < 1 || frame.pixel_ratio < 0.25F || frame.pixel_ratio > 8) return usage();
    const int taken = take_shots(folder, frame);
    if (taken >= 0) std::printf("%d pictures in %s\n", taken, folder.c_str());
    return taken < 0 ? 1 : 0;
}
