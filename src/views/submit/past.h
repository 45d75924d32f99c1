#pragma once
#include "store/submit.h"
#include "ui/parts.h"
#include <string>
#include <vector>

// The person's newest workflows, to begin with the text of one of them.
namespace submit {

struct PastRow { std::string key, id, pool, submitted; Badge status; };

struct Past {
    std::string find;
    std::vector<Segment> forms;        // as it ran, or as it was written
    int form = 0;
    std::string form_words;
    std::vector<PastRow> rows;
    std::string note;                  // why there are none, or that there are more
    Tone note_tone = Tone::quiet;
    std::string more_href;             // all of them
};
Past past_of(const Model&);

}  // namespace submit
