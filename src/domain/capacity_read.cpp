#include "base/fuzzy.h"
#include "base/quantity.h"
#include "base/text.h"
#include "domain/capacity_request.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

// The sentence is read word by word. A number waits for what it counts; a word that counts
// nothing and names nothing is handed back as unread.
namespace {

struct Word { std::string text, lower; bool quoted = false; };

std::vector<Word> words_of(std::string_view s) {
    std::vector<Word> out;
    Word word;
    bool quoted = false;
    const auto end = [&] {
        if (word.text.empty()) return;
        word.lower = lower_case(word.text);
        out.push_back(std::exchange(word, {}));
    };
    for (const char c : s) {
        if (c == '"') { quoted = !quoted; word.quoted = true; continue; }
        const bool breaks = !quoted && (c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r' || c == ';' || c == '+');
        if (!breaks) { word.text += c; continue; }
        end();
        if (c == ';' || c == '+') out.push_back({"and", "and"});
    }
    end();
    return out;
}

template <std::size_t N>
bool any_of(std::string_view word, const std::array<std::string_view, N>& words) { return std::find(words.begin(), words.end(), word) != words.end(); }

constexpr std::array<std::string_view, 4> kGpu = {"gpu", "gpus", "accelerator", "accelerators"};
constexpr std::array<std::string_view, 7> kCpu = {"c", "core", "cores", "cpu", "cpus", "vcpu", "vcpus"};
constexpr std::array<std::string_view, 3> kMemory = {"memory", "mem", "ram"};
constexpr std::array<std::string_view, 4> kStorage = {"storage", "disk", "ssd", "scratch"};
constexpr std::array<std::string_view, 13> kBytes = {"b", "ki", "kib", "kb", "mi", "mib", "mb", "gi", "gib", "gb", "ti", "tib", "tb"};
constexpr std::array<std::string_view, 6> kTasks = {"task", "tasks", "node", "nodes", "worker", "workers"};
constexpr std::array<std::string_view, 6> kSpread = {"spread", "any", "anywhere", "distributed", "split", "several"};
constexpr std::array<std::string_view, 34> kFiller = {
    "find", "me", "i", "need", "want", "free", "idle", "available", "now", "a", "an", "the", "of", "with", "per", "each", "for", "at",
    "least", "please", "where", "can", "get", "give", "show", "together", "job", "one", "single", "same", "whole", "have", "using", "priority"};
constexpr std::array<std::string_view, 6> kPlace = {"on", "in", "from", "platform", "using", "type"};

// "64gib" is a number and a unit; "h100" is neither.
struct Number { double value = 0; std::string unit; };

std::optional<Number> number_in(std::string_view word) {
    Number n;
    double place = 0;
    std::size_t at = 0;
    for (; at < word.size(); ++at) {
        const char c = word[at];
        if (c == '.' && place == 0 && at > 0) place = 1;
        else if (c < '0' || c > '9') break;
        else if (place == 0) n.value = n.value * 10 + (c - '0');
        else n.value += (c - '0') * (place /= 10);
    }
    if (at == 0 || n.value > 1e15) return std::nullopt;
    n.unit = word.substr(at);
    if (n.unit == "\xC3\x97") n.unit = "x";
    return n;
}

// The 8 of "2x8".
std::optional<Number> behind_times(std::string_view unit) {
    const std::size_t mark = unit.starts_with("x") ? 1 : unit.starts_with("\xC3\x97") ? 2 : 0;
    return mark == 0 ? std::nullopt : number_in(unit.substr(mark));
}

bool has_digit(std::string_view s) { return s.find_first_of("0123456789") != std::string_view::npos; }

class Reader {
  public:
    Reader(std::string_view sentence, const KnownPlaces& places) : words_(words_of(sentence)), places_(places) {}

    ReadRequest read() {
        out_.request.tasks.clear();
        while (at_ < words_.size()) step();
        settle_number();
        end_task();
        if (out_.request.tasks.empty()) out_.request.tasks.push_back({.each = {.gpu = {1}}});
        return std::move(out_);
    }

  private:
    void step() {
        const Word word = words_[at_++];
        if (word.quoted) return platform(word.text);
        if (compared(word)) return;
        if (auto n = number_in(word.lower)) return begin_number(*n, word);
        if (word.lower == "and") return next_task();
        if (unit(word.lower)) return;
        setting(word);
    }

    // "gpu>=8", "platform:h100": as in the filters of lists.
    bool compared(const Word& word) {
        const auto mark = word.lower.find_first_of(":=>");
        if (mark == std::string::npos || mark == 0) return false;
        const auto value = word.text.substr(std::min(word.text.find_first_not_of(":=>", mark), word.text.size()));
        const auto key = word.lower.substr(0, mark);
        if (key == "platform") return platform(value), true;
        if (key == "priority") return setting({value, lower_case(value)}), true;
        auto n = number_in(lower_case(value));
        if (key == "pool") return pool(value), true;
        if (!n) return unread(word.text), true;
        sized_ = any_of(key, kStorage);
        begin_number(*n, word);
        sized_ = false;
        if (!unit(key)) unread(word.text);
        return true;
    }

    void begin_number(const Number& n, const Word& word) {
        if (number_ && times_) task_.count = std::max<std::int64_t>(1, whole());
        settle_number();
        if (const auto each = behind_times(n.unit)) {
            task_.count = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(n.value)));
            return begin_number(*each, word);
        }
        number_ = n.value;
        number_text_ = word.text;
        times_ = n.unit == "x";
        if (!n.unit.empty() && !times_ && !unit(n.unit)) unread(word.text), number_.reset();
    }

    bool unit(std::string_view word) {
        if (any_of(word, kBytes) || word == "g" || word == "m" || word == "t" || word == "k") return bytes(word);
        if (any_of(word, kMemory)) return amount(bytes_, task_.each.memory);
        if (any_of(word, kStorage)) return amount(bytes_, task_.each.storage);
        if (!number_) return any_of(word, kGpu) || any_of(word, kTasks);  // "GPUs on one node"
        if (any_of(word, kGpu) && gpus_said_) end_task();
        if (any_of(word, kGpu)) return task_.each.gpu = {whole()}, begun_ = true, gpus_said_ = true;
        if (any_of(word, kCpu)) return task_.each.cpu = {std::llround(std::min(*number_, 1e12) * 1000)}, number_.reset(), begun_ = true;
        if (any_of(word, kTasks)) return count(word.starts_with("node")), true;
        return false;
    }

    // "16 GPUs on 2 nodes" are 8 on each.
    void count(bool nodes) {
        task_.count = std::max<std::int64_t>(1, whole());
        if (nodes && gpus_said_) task_.each.gpu = {(task_.each.gpu.value + task_.count - 1) / task_.count};
        begun_ = true;
    }

    // What a size is of may be said after it; memory if nothing is.
    bool bytes(std::string_view word) {
        if (!number_) return false;
        const double power = word[0] == 'b' ? 0 : word[0] == 'k' ? 10 : word[0] == 'm' ? 20 : word[0] == 'g' ? 30 : 40;
        bytes_ = Bytes{std::llround(std::min(*number_ * std::exp2(power), 9e18))};
        number_.reset();
        const bool said = at_ < words_.size() && (any_of(words_[at_].lower, kMemory) || any_of(words_[at_].lower, kStorage));
        return said || sized_ || amount(bytes_, task_.each.memory);
    }

    bool amount(std::optional<Bytes>& from, Bytes& to) {
        if (number_ && !from) from = Bytes{std::llround(std::min(*number_ * std::exp2(30), 9e18))}, number_.reset();  // "512 memory": GiB
        if (!from) return true;
        to = *std::exchange(from, std::nullopt);
        return begun_ = true;
    }

    std::int64_t whole() { return static_cast<std::int64_t>(std::ceil(*std::exchange(number_, std::nullopt))); }

    // A number nothing followed: "8" alone, or "8 free H100s".
    void settle_number() {
        if (!number_) return;
        if (gpus_said_) unread(number_text_), number_.reset();
        else task_.each.gpu = {whole()}, begun_ = gpus_said_ = true;
    }

    void setting(const Word& word) {
        if (word.lower == "low" || word.lower == "preemptible" || word.lower == "preemptable") out_.request.priority = Priority::low;
        else if (word.lower == "high") out_.request.priority = Priority::high;
        else if (word.lower == "normal") out_.request.priority = Priority::normal;
        else if (word.lower == "except" || word.lower == "without") excluded();
        else if (word.lower == "x" && number_) times_ = true;
        else if (any_of(word.lower, kSpread)) spread(word.lower);
        else if (any_of(word.lower, kPlace)) place(word.lower);
        else if (!any_of(word.lower, kFiller)) name(word);
    }

    void excluded() {
        if (at_ < words_.size()) out_.request.excluded.push_back(words_[at_++].text);
    }

    void spread(std::string_view word) {
        if (word == "any" && at_ < words_.size() && words_[at_].lower == "platform") ++at_;
        else out_.request.spread = true;
    }

    // "on one node" is no platform, "on h100" is, and "in prod" is a pool.
    void place(std::string_view before) {
        if (at_ >= words_.size()) return;
        const Word& next = words_[at_];
        const bool named = next.quoted || (!any_of(next.lower, kFiller) && !any_of(next.lower, kSpread) && !any_of(next.lower, kPlace) && !any_of(next.lower, kTasks));
        if (named && !number_in(next.lower)) ++at_, placed(next, before);
    }

    // A platform that nobody has is kept where a specification could have said it: then nothing fits.
    void placed(const Word& word, std::string_view before) {
        const bool inside = before == "in" || before == "from";
        if (inside && whole_pool(word.lower)) return pool(word.text);
        if (known(word.lower) || (places_.platforms.empty() && places_.pools.empty())) return platform(word.text);
        if (knows_pool(word.lower)) return pool(word.text);
        if (!inside) platform(word.text);
        if (!word.quoted || inside) unread(word.text);
    }

    void name(const Word& word) {
        if (known(word.lower)) platform(word.text);
        else if (whole_pool(word.lower)) pool(word.text);
        else if (has_digit(word.lower)) platform(word.text);
        else unread(word.text);
    }

    bool whole_pool(std::string_view said) const {
        return std::any_of(places_.pools.begin(), places_.pools.end(), [&](const auto& p) { return lower_case(p) == said; });
    }

    bool knows_pool(std::string_view said) const {
        return std::any_of(places_.pools.begin(), places_.pools.end(), [&](const auto& p) { return means_pool(said, p); });
    }

    // Before the pools are known, what is said of them is kept as it is.
    void pool(const std::string& said) {
        settle_number();
        if (said.empty() || (!places_.pools.empty() && !knows_pool(lower_case(said)))) return unread(said);
        out_.request.pools.push_back(said);
    }

    void unread(std::string word) {
        const auto plain = lower_case(word);
        std::string nearest;
        std::size_t least = 3;
        for (const auto* names : {&places_.platforms, &places_.pools})
            for (const auto& name : *names)
                if (const auto apart = edit_distance(lower_case(name), plain, 2); apart < std::min(least, plain.size())) nearest = name, least = apart;
        out_.unread.push_back({std::move(word), std::move(nearest)});
    }

    bool known(std::string_view part) const {
        return std::any_of(places_.platforms.begin(), places_.platforms.end(), [&](const auto& p) { return lower_case(p).find(part) != std::string::npos; });
    }

    void platform(std::string name) {
        settle_number();
        const auto plain = lower_case(name);
        const bool plural = plain.size() > 2 && !known(plain) && plain.back() == 's' && has_digit(plain.substr(plain.size() - 2, 1));
        if (plural) name.pop_back();
        if (name.empty()) return;
        task_.platform = std::move(name);
        begun_ = true;
    }

    // "8 GPUs and 16 cores" is one task; "and 2 tasks of …" begins another.
    void next_task() {
        settle_number();
        const bool counted = at_ + 1 < words_.size() && number_in(words_[at_].lower) && any_of(words_[at_ + 1].lower, kTasks);
        if (counted) end_task();
    }

    void end_task() {
        if (begun_) out_.request.tasks.push_back(std::exchange(task_, {}));
        begun_ = gpus_said_ = false;
    }

    std::vector<Word> words_;
    const KnownPlaces& places_;
    std::size_t at_ = 0;
    ReadRequest out_;
    TaskNeed task_{.each = {}};
    bool begun_ = false, gpus_said_ = false, times_ = false, sized_ = false;
    std::optional<double> number_;
    std::string number_text_;
    std::optional<Bytes> bytes_;
};

}  // namespace

ReadRequest read_request(std::string_view sentence, const KnownPlaces& places) { return Reader(sentence, places).read(); }

bool means_pool(std::string_view said, std::string_view pool) { return fuzzy::has_word(lower_case(pool), lower_case(said)); }
