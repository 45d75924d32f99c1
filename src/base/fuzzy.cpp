#include "base/fuzzy.h"
#include <algorithm>

namespace fuzzy {

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || static_cast<unsigned char>(c) >= 0x80; }

bool begins_word(std::string_view name, std::size_t at) { return at == 0 || !of_word(name[at - 1]) || !of_word(name[at]); }

// Finer than words: the digits of "h100" begin something too.
static bool begins_run(std::string_view name, std::size_t at) {
    if ((static_cast<unsigned char>(name[at]) & 0xC0) == 0x80) return false;
    return begins_word(name, at) || digit(name[at - 1]) != digit(name[at]);
}

bool has_word(std::string_view name, std::string_view beginning) {
    for (auto at = name.find(beginning); at != std::string_view::npos && at < name.size(); at = name.find(beginning, at + 1))
        if (begins_word(name, at)) return true;
    return false;
}

// Within a class of matches, the larger share of the name wins.
static Score graded(int base, std::string_view name, std::string_view word) {
    return static_cast<Score>(base + static_cast<int>(40 * word.size() / std::max<std::size_t>(1, name.size())));
}

Score at(std::string_view name, std::string_view word, std::size_t found) {
    if (word.size() == name.size()) return 255;
    if (found == 0) return graded(200, name, word);
    return graded(begins_word(name, found) ? 140 : 90, name, word);
}

Score literal(std::string_view name, std::string_view word) {
    Score best = 0;
    for (auto found = name.find(word); found != std::string_view::npos && found < name.size(); found = name.find(word, found + 1))
        best = std::max(best, at(name, word, found));
    return best;
}

// One bit for each byte of the name: where letter i may stand when the letters before it were found.
static constexpr std::size_t kMostName = 64, kMostWord = 32;
struct Reach {
    std::uint64_t of[kMostWord];
    bool found = false;
};

// A number may be written without the zeros it begins with: "5" begins at the 5 of "005".
std::uint64_t begins(std::string_view name) {
    std::uint64_t bits = 0;
    bool zeros = false;  // so far the number is nothing else
    for (std::size_t i = 0; i < std::min(name.size(), kMostName); ++i) {
        const bool run = begins_run(name, i);
        if (run || (zeros && digit(name[i]))) bits |= std::uint64_t{1} << i;
        zeros = name[i] == '0' && (run || zeros);
    }
    return bits;
}

static Reach reach(std::string_view name, std::uint64_t begins, std::string_view word) {
    Reach r;
    if (word.empty() || word.size() > kMostWord || word.size() > name.size()) return r;
    const std::uint64_t inside = name.size() >= kMostName ? ~std::uint64_t{0} : (std::uint64_t{1} << name.size()) - 1;
    std::uint64_t allowed = begins;
    for (std::size_t k = 0; k < word.size(); ++k) {
        std::uint64_t here = 0;
        for (auto left = allowed & inside; left; left &= left - 1)
            if (name[static_cast<std::size_t>(__builtin_ctzll(left))] == word[k]) here |= left & (~left + 1);
        if (!here) return r;
        r.of[k] = here;
        const auto lowest = here & (~here + 1);
        allowed = (here << 1) | (begins & ~(lowest | (lowest - 1)));
    }
    r.found = true;
    return r;
}

// Backwards from the last letter, staying in a run as long as one can.
template <class Each>
static void each_run(const Reach& r, std::size_t letters, Each each) {
    int first = 63 - __builtin_clzll(r.of[letters - 1]), end = first + 1;
    for (std::size_t k = letters - 1; k-- > 0;) {
        if (first > 0 && (r.of[k] >> (first - 1) & 1)) {
            --first;
            continue;
        }
        each(first, end);
        first = 63 - __builtin_clzll(r.of[k] & ((std::uint64_t{1} << first) - 1));
        end = first + 1;
    }
    each(first, end);
}

Score scattered(std::string_view name, std::uint64_t begins, std::string_view word) {
    if (word.size() < 2) return 0;
    const auto r = reach(name, begins, word);
    if (!r.found) return 0;
    int pieces = 0;
    each_run(r, word.size(), [&](int, int) { ++pieces; });
    return graded(std::max(1, 45 - 5 * pieces), name, word);
}

Score score(std::string_view name, std::string_view word) {
    const auto best = literal(name, word);
    return best ? best : scattered(name, word);
}

std::vector<std::pair<int, int>> marks(std::string_view name, std::string_view word) {
    if (word.empty()) return {};
    Score best = 0;
    std::size_t where = 0;
    for (auto found = name.find(word); found != std::string_view::npos; found = name.find(word, found + 1))
        if (const auto s = at(name, word, found); s > best) best = s, where = found;
    if (best) return {{static_cast<int>(where), static_cast<int>(where + word.size())}};
    if (word.size() < 2) return {};
    std::vector<std::pair<int, int>> out;
    if (const auto r = reach(name, begins(name), word); r.found) each_run(r, word.size(), [&](int from, int to) { out.emplace_back(from, to); });
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace fuzzy
