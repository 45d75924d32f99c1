#pragma once
#include "ui/tone.h"
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

// Series over time. A sample that was not taken is NaN and is drawn as a gap, never as zero
// and never bridged. Stacked ones add up from the first series upwards.
struct Series {
    std::string name;
    Tone tone = Tone::accent;
    int colour = -1;                 // ≥ 0: that colour of a chart instead of the tone's
    bool hatched = false;
    std::vector<double> values;      // as many as there are moments
};

struct Chart {
    enum class Kind : std::uint8_t { lines, areas, bars };  // areas and bars are stacked
    std::string name;                // "GPUs in use by priority"
    Kind kind = Kind::lines;
    std::vector<std::string> moments;                       // of each sample, in full: "Tue 9 Dec, 06:00"
    std::vector<std::pair<std::size_t, std::string>> ticks; // below the axis: sample, words
    std::vector<Series> series;
    double limit = -1;               // a dashed line; < 0: none
    std::string limit_words;         // "Capacity 512"
    std::string said;                // empty: a sentence made from the values
    float height = 240;
    bool total = false;              // the stacked sum is among what hovering tells
    bool axis = true;
};

namespace chart {
struct Scale { double top = 1, step = 1; };
Scale scale_for(double most);                     // round steps, four or five of them, to at least `most`
Scale scale_of(const Chart&);                     // quarters of the limit, where that is what everything stays below
double highest(const Chart&);                     // of the lines, or of the stacks; the limit counts
std::string sentence(const Chart&);               // per series: from, to, and the newest
std::string words_at(const Chart&, std::size_t);  // "Tue 9 Dec, 06:00: LOW 49, NORMAL 212, total 336"
std::string number(double);                       // 7,418; 0.25; "no sample"
}  // namespace chart
