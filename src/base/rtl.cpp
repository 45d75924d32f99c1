#include "base/rtl.h"
#include "base/utf8.h"
#include <map>
#include <vector>

static constexpr std::size_t kMostRuns = 0x1900;

static bool right_to_left(char32_t c) { return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc); }

// What may stand between two words of a run: neither a letter nor a sign that ends one thing and begins another.
static bool joins(char32_t c) { return c == ' ' || c == '-' || c == '.' || c == ',' || c == ':' || (c >= '0' && c <= '9'); }

bool has_right_to_left(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool may = (byte >= 0xd6 && byte <= 0xdf) || byte == 0xe0 || byte == 0xef;
        if (may && right_to_left(code_point(text, i).value)) return true;
    }
    return false;
}

struct Runs {
    std::map<std::string, char32_t, std::less<>> codes;
    std::vector<std::string_view> texts;  // of the map's keys, which stay where they are
};

static Runs& runs() {
    static Runs all;
    return all;
}

// None when there are no codes left: it is then drawn letter by letter.
static char32_t code_of(std::string_view run) {
    Runs& all = runs();
    if (const auto known = all.codes.find(run); known != all.codes.end()) return known->second;
    if (all.texts.size() >= kMostRuns) return 0;
    const char32_t code = kFirstRun + static_cast<char32_t>(all.texts.size());
    all.texts.push_back(all.codes.emplace(run, code).first->first);
    return code;
}

std::string_view run_text(char32_t code) {
    const Runs& all = runs();
    return code >= kFirstRun && code - kFirstRun < all.texts.size() ? all.texts[code - kFirstRun] : std::string_view();
}

static std::size_t end_of_run(std::string_view text, std::size_t from) {
    std::size_t end = from;
    for (std::size_t i = from; i < text.size();) {
        const auto c = code_point(text, i);
        if (!right_to_left(c.value) && !joins(c.value)) break;
        i += c.size;
        if (right_to_left(c.value)) end = i;
    }
    return end;
}

std::string in_runs(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = code_point(text, i);
        if (!right_to_left(c.value)) {
            out += text.substr(i, c.size);
            i += c.size;
            continue;
        }
        const auto run = text.substr(i, end_of_run(text, i) - i);
        if (const char32_t code = code_of(run)) append_utf8(out, code);
        else out += run;
        i += run.size();
    }
    return out;
}
