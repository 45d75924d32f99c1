#include "domain/dag_path.h"
#include <algorithm>

// Earliest ends forward, latest ends backward; slack is what lies between them. Of several
// longest paths it is the one whose groups come first in the data.
CriticalPath critical_path(const Dag& dag, std::span<const Seconds> durations) {
    const auto count = std::size_t(dag.count());
    const auto takes = [&](int i) { return std::size_t(i) < durations.size() ? std::max(Seconds(0), durations[std::size_t(i)]) : Seconds(0); };
    CriticalPath out;
    std::vector<Seconds> earliest(count), latest(count);
    std::vector<int> before(count, -1);
    for (const int i : dag.order()) {
        Seconds start{0};
        for (const int from : dag.up(i))
            if (before[std::size_t(i)] < 0 || earliest[std::size_t(from)] > start) start = earliest[std::size_t(from)], before[std::size_t(i)] = from;
        earliest[std::size_t(i)] = start + takes(i);
        out.length = std::max(out.length, earliest[std::size_t(i)]);
    }
    out.slack.assign(count, Seconds(0));
    for (std::size_t k = dag.order().size(); k-- > 0;) {
        const int i = dag.order()[k];
        Seconds end = out.length;
        for (const int to : dag.down(i)) end = std::min(end, latest[std::size_t(to)] - takes(to));
        latest[std::size_t(i)] = end;
        out.slack[std::size_t(i)] = end - earliest[std::size_t(i)];
    }
    int last = -1;
    for (const int i : dag.order())
        if (earliest[std::size_t(i)] == out.length && (last < 0 || (dag.down(i).empty() && !dag.down(last).empty()))) last = i;
    out.next.assign(count, -1);
    for (int i = last, after = -1; i >= 0; after = i, i = before[std::size_t(i)]) {
        out.groups.push_back(i);
        out.next[std::size_t(i)] = after;
    }
    std::reverse(out.groups.begin(), out.groups.end());
    return out;
}
