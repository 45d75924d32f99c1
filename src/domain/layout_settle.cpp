#include "domain/layout_relax.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace layout {

static constexpr float kLevelIsWorth = 30;        // dp of a line's length
static constexpr std::size_t kTried = 12;         // ends of a piece that are tried as its level
static constexpr int kMostLines = 4;

void Settling::gather(float near, const std::vector<char>* only) {
    pieces_.clear();
    piece_.assign(std::size_t(p_.vertices()), -1);
    in_layer_.assign(p_.layers.size(), -1);
    for (const auto& line : p_.layers)
        for (const int v : line) if (piece_[std::size_t(v)] < 0) gather_from(v, near, only);
}

// A piece has one vertex in a layer at most: two of them could not be level.
void Settling::gather_from(int start, float near, const std::vector<char>* only) {
    const int piece = int(pieces_.size());
    std::vector<int> found;
    const auto take = [&](int v) {
        int& newest = in_layer_[std::size_t(p_.layer[std::size_t(v)])];
        if (newest == piece) return;
        newest = piece_[std::size_t(v)] = piece;
        found.push_back(v);
    };
    take(start);
    for (std::size_t at = 0; at < found.size(); ++at)
        for (const Beside* beside : {&p_.above, &p_.below}) {
            const auto others = beside->of(found[at]), segments = beside->segments_of(found[at]);
            for (std::size_t k = 0; k < others.size(); ++k) {
                const bool level = std::abs(p_.y[std::size_t(others[k])] - p_.y[std::size_t(found[at])]) <= near && (!only || (*only)[std::size_t(segments[k])]);
                if (level && piece_[std::size_t(others[k])] < 0) take(others[k]);
            }
        }
    pieces_.push_back(std::move(found));
}

static bool in_the_middle(const Part& p, std::span<const int> all, int one) {
    if (all.size() % 2 == 0) return false;
    std::size_t before = 0;
    for (const int v : all) before += p.place[std::size_t(v)] < p.place[std::size_t(one)];
    return before == all.size() / 2;
}

// Each is the other's only neighbour there, or the middle one: this line should be level.
bool Settling::principal(int above, int below) const {
    if (p_.is_bend(above) && p_.is_bend(below)) return true;
    return in_the_middle(p_, p_.below.of(above), below) && in_the_middle(p_, p_.above.of(below), above);
}

void Settling::find_ends(const std::vector<int>& piece) {
    ends_.clear();
    for (const int v : piece)
        for (const bool up : {true, false}) {
            const Beside& beside = up ? p_.above : p_.below;
            const auto near = beside.of(v), segments = beside.segments_of(v);
            for (std::size_t k = 0; k < near.size(); ++k) {
                const int other = near[k];
                if (piece_[std::size_t(other)] == piece_[std::size_t(v)]) continue;
                const int weight = (p_.is_bend(v) && p_.is_bend(other) ? 2 : 1) * std::min(p_.segments[std::size_t(segments[k])].lines, kMostLines);
                ends_.push_back({p_.y[std::size_t(other)], weight, up ? principal(other, v) : principal(v, other)});
            }
        }
    std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) { return a.y < b.y; });
}

// Between the two middle ends all levels make the lines equally short: then half way.
float Settling::middle_of_ends(float now) const {
    long all = 0, sum = 0;
    for (const End& e : ends_) all += e.weight;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
        sum += ends_[i].weight;
        if (2 * sum == all && i + 1 < ends_.size()) return (ends_[i].y + ends_[i + 1].y) / 2;
        if (2 * sum > all) return ends_[i].y;
    }
    return now;
}

// A level line is worth a little more length.
float Settling::levelled(float now, float least, float most) const {
    const auto cost = [&](float y) {
        float sum = 0;
        for (const End& e : ends_) {
            const float far = std::abs(y - e.y);
            sum += float(e.weight) * (far + (e.principal && far > 0.5f ? kLevelIsWorth : 0));
        }
        return sum;
    };
    float best = std::clamp(middle_of_ends(now), least, most), lowest = cost(best);
    const auto attempt = [&](float y) {
        if (y < least || y > most) return;
        if (const float c = cost(y); c < lowest - 0.01f) lowest = c, best = y;
    };
    attempt(now);
    const std::size_t from = ends_.size() <= kTried ? 0 : ends_.size() / 2 - kTried / 2;
    for (std::size_t i = from; i < std::min(ends_.size(), from + kTried); ++i) attempt(ends_[i].y);
    return best;
}

void Settling::move(const std::vector<int>& piece, bool prefers_level) {
    float least = -std::numeric_limits<float>::max(), most = std::numeric_limits<float>::max();
    for (const int v : piece) {
        const auto& line = p_.layers[std::size_t(p_.layer[std::size_t(v)])];
        const auto at = std::size_t(p_.place[std::size_t(v)]);
        if (at > 0) least = std::max(least, p_.y[std::size_t(line[at - 1])] + apart(p_, sizes_, line[at - 1], v));
        if (at + 1 < line.size()) most = std::min(most, p_.y[std::size_t(line[at + 1])] - apart(p_, sizes_, v, line[at + 1]));
    }
    if (least > most) return;  // no level would do for all of it
    find_ends(piece);
    const float now = p_.y[std::size_t(piece.front())];
    const float y = prefers_level ? levelled(now, least, most) : std::clamp(middle_of_ends(now), least, most);
    for (const int v : piece) p_.y[std::size_t(v)] = y;
}

void Settling::round(bool back, bool prefers_level) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) move(pieces_[back ? pieces_.size() - 1 - i : i], prefers_level);
}

}  // namespace layout
