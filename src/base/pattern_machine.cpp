#include "base/pattern_machine.h"
#include <algorithm>
#include <cstring>

namespace pattern {

Machine::Machine(Program p) : p_(std::move(p)), classes_(p_.class_byte.size() + 1), seen_(p_.steps.size(), 0) {
    p_.byte_class[0x0a] = static_cast<std::uint8_t>(classes_ - 1);
    forget();
}

void Machine::forget() {
    states_.clear();
    table_.clear();
    numbers_.clear();
    first_ = state_for({}, true, false);
}

// A pattern that makes too many states begins a new table: slower, never larger.
std::int32_t Machine::start_over(std::int32_t state) {
    auto kept = std::move(states_[static_cast<std::size_t>(state)]);
    forget();
    return state_for(std::move(kept.steps), kept.at_begin, kept.after_word);
}

std::int32_t Machine::state_for(std::vector<std::uint32_t> steps, bool at_begin, bool after_word) {
    const auto [at, fresh] = numbers_.try_emplace({steps, (at_begin ? 1 : 0) | (after_word ? 2 : 0)}, static_cast<std::int32_t>(states_.size()));
    if (fresh) {
        states_.push_back({std::move(steps), at_begin, after_word});
        table_.resize(table_.size() + classes_, kUnknown);
    }
    return at->second;
}

void Machine::follow(std::uint32_t from, const Edges& e, std::vector<std::uint32_t>& out) {
    stack_.assign(1, from);
    while (!stack_.empty()) {
        const auto at = stack_.back();
        stack_.pop_back();
        if (seen_[at] == round_) continue;
        seen_[at] = round_;
        const Step& s = p_.steps[at];
        const bool edge = e.word_before != e.word_after;
        switch (s.kind) {
            case Step::Kind::bytes: case Step::Kind::match: out.push_back(at); break;
            case Step::Kind::fork: stack_.push_back(s.other), stack_.push_back(s.next); break;
            case Step::Kind::line_begin: if (e.begin) stack_.push_back(s.next); break;
            case Step::Kind::line_end: if (e.end) stack_.push_back(s.next); break;
            case Step::Kind::word_edge: if (edge) stack_.push_back(s.next); break;
            case Step::Kind::no_word_edge: if (!edge) stack_.push_back(s.next); break;
        }
    }
}

std::int32_t Machine::make_next(std::int32_t number, std::size_t byte_class) {
    const std::size_t cell = static_cast<std::size_t>(number) * classes_ + byte_class;
    const bool end = byte_class == classes_ - 1;
    const unsigned char byte = end ? 0 : p_.class_byte[byte_class];
    const bool word = !end && word_byte(byte);
    const State& s = states_[static_cast<std::size_t>(number)];
    const Edges edges{s.at_begin, end, s.after_word, word};
    std::vector<std::uint32_t> reading, next;
    ++round_;
    for (const auto step : s.steps) follow(step, edges, reading);
    follow(p_.start, edges, reading);  // a match may begin anywhere
    for (const auto at : reading) {
        const Step& step = p_.steps[at];
        if (step.kind == Step::Kind::match) return table_[cell] = kMatch;
        if (!end && p_.sets[step.set][byte]) next.push_back(step.next);
    }
    if (end) return table_[cell] = first_;
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    const auto out = state_for(std::move(next), false, word);
    return table_[cell] = out;
}

std::size_t Machine::find_line(std::string_view lines, std::size_t from) {
    std::int32_t state = first_;
    const auto step = [&](std::size_t byte_class) {  // false: it matches
        std::int32_t next = table_[static_cast<std::size_t>(state) * classes_ + byte_class];
        if (next == kUnknown) next = make_next(state, byte_class);
        if (next == kMatch) return false;
        state = states_.size() > kMostStates ? start_over(next) : next;
        return true;
    };
    for (std::size_t at = from; at < lines.size(); ++at)
        if (!step(p_.byte_class[static_cast<unsigned char>(lines[at])])) return at;
    const bool ended = lines.size() > from && lines.back() == '\n';
    return ended || step(classes_ - 1) ? std::string_view::npos : lines.size();
}

std::optional<std::pair<std::size_t, std::size_t>> Machine::find(std::string_view line, std::size_t from) {
    struct Thread { std::uint32_t step; std::size_t begin; };
    std::vector<Thread> now, next;
    std::vector<std::uint32_t> reading;
    std::optional<std::pair<std::size_t, std::size_t>> best;
    const auto word_at = [&](std::size_t i) { return i < line.size() && word_byte(static_cast<unsigned char>(line[i])); };
    for (std::size_t at = from; at <= line.size(); ++at) {
        const Edges edges{at == 0, at == line.size(), at > 0 && word_at(at - 1), word_at(at)};
        next.clear();
        ++round_;
        if (!best && (at == line.size() || (static_cast<unsigned char>(line[at]) & 0xc0) != 0x80)) now.push_back({p_.start, at});
        bool cut = false;
        for (const auto& thread : now) {  // best first: what is behind a match can no longer win
            reading.clear();
            follow(thread.step, edges, reading);
            for (const auto step : reading) {
                const Step& s = p_.steps[step];
                if (s.kind == Step::Kind::match) { best = {thread.begin, at}; cut = true; break; }
                if (at < line.size() && p_.sets[s.set][static_cast<unsigned char>(line[at])]) next.push_back({s.next, thread.begin});
            }
            if (cut) break;
        }
        if (next.empty() && best) break;
        std::swap(now, next);
    }
    return best;
}

}  // namespace pattern
