#include "sim/showcase.h"

#include "sim/blueprint.h"
#include "sim/random.h"

namespace sim {
namespace {

constexpr Amount kSmall{0, 1, kKibPerGib, kGib};
constexpr Amount kTooMuch{0, 1'024, 8'192 * kKibPerGib, kGib};  // no node has so much
constexpr Amount kMachine{8, 80, 400 * kKibPerGib, 500 * kGib};

// Puts groups and tasks together; what is said of none is short and goes well.
class Draft {
public:
    explicit Draft(Workflow& w) : w_(w), random_(w.key) {}

    int group(std::string name) {
        w_.groups.push_back({.name = std::move(name), .upstream = {}, .downstream = {}, .failure = {}, .tasks = {}});
        return static_cast<int>(w_.groups.size()) - 1;
    }
    void task(std::string name, Amount ask, bool lead, Span run) {
        const Fate fate{Outcome::complete, random_.between(seconds{2}, seconds{9}), run};
        w_.groups.back().tasks.push_back({std::move(name), ask, lead, fate, {}});
    }
    int single(const std::string& name, Span run, Amount ask = kSmall) {
        const int g = group(name + "-group");
        task(name, ask, true, run);
        return g;
    }
    void link(int from, int to) {
        nth(w_.groups, from).downstream.push_back(to);
        nth(w_.groups, to).upstream.push_back(from);
    }
    Fate& fate_of(int group) { return nth(w_.groups, group).tasks.front().fate; }
    Workflow& workflow() { return w_; }
    Random& random() { return random_; }

private:
    Workflow& w_;
    Random random_;
};

std::string numbered(std::string_view word, int n) { return std::string(word) + (n < 10 ? "-0" : "-") + std::to_string(n); }

void hello(Draft& d) { d.single("hello", minutes{2}); }

void chain(Draft& d) {
    constexpr std::string_view kSteps[] = {"fetch", "unpack", "clean", "train", "evaluate", "publish"};
    int before = -1;
    for (const auto step : kSteps) {
        const int g = d.single(std::string(step), minutes{9});
        if (before >= 0) d.link(before, g);
        before = g;
    }
}

void fan(Draft& d) {
    const int split = d.single("split", seconds{40}), merge = d.single("merge", minutes{2});
    for (int i = 0; i < 12; ++i) {
        const int part = d.single(numbered("part", i), minutes{4 + 2 * i});
        d.link(split, part);
        d.link(part, merge);
    }
}

// ingest → shards → features of three kinds each → models → ensemble → report
void pipeline(Draft& d) {
    constexpr int kShards = 11;
    constexpr std::string_view kKinds[] = {"lidar", "camera", "radar"};
    const int ingest = d.single("ingest", seconds{50}), index = d.single("index", minutes{1});
    std::vector<int> models;
    for (const auto kind : kKinds) models.push_back(d.single("model-" + std::string(kind), minutes{25}));
    for (int shard = 0; shard < kShards; ++shard) {
        const int decode = d.single(numbered("decode", shard), minutes{3} + seconds{17} * shard);
        d.link(ingest, decode);
        d.link(decode, index);
        for (std::size_t k = 0; k < std::size(kKinds); ++k) {
            const int feature = d.single(numbered("features-" + std::string(kKinds[k]), shard), minutes{6} + seconds{31} * shard);
            d.link(decode, feature);
            d.link(feature, models[k]);
        }
    }
    const int ensemble = d.single("ensemble", minutes{8}), report = d.single("report", minutes{1});
    for (const int model : models) {
        d.link(index, model);
        d.link(model, ensemble);
    }
    d.link(ensemble, report);
}

void broken_pipeline(Draft& d) {
    pipeline(d);
    auto& groups = d.workflow().groups;
    for (int g = 0; g < static_cast<int>(groups.size()); ++g)
        if (nth(groups, g).name == "features-camera-04-group") d.fate_of(g) = {Outcome::exit_error, seconds{4}, minutes{2}};
}

void training(Draft& d) {
    const int prepare = d.single("prepare", minutes{2});
    const int train = d.group("train");
    d.task("master", kMachine, true, hours{20});
    for (int i = 1; i < 3; ++i) d.task("worker-" + std::to_string(i), kMachine, false, hours{20});
    const int evaluate = d.single("evaluate", minutes{9});
    d.link(prepare, train);
    d.link(train, evaluate);
}

template <int kWide, int kDeep>
void field(Draft& d) {
    for (int layer = 0; layer < kDeep; ++layer)
        for (int column = 0; column < kWide; ++column) {
            const auto name = "step-" + std::to_string(layer) + "-" + std::to_string(column);
            const int g = d.single(name, seconds{20} + d.random().exponential(seconds{40}));
            if (layer == 0) continue;
            d.link(g - kWide, g);
            if (d.random().chance(0.3)) d.link(g - kWide - column + (column + 1) % kWide, g);
        }
}

void retries(Draft& d) { d.fate_of(d.single("train", minutes{12})).outcome = Outcome::flaky; }
void retries_in_vain(Draft& d) {
    d.group("train");
    d.task("master", kSmall, true, minutes{12});
    d.task("worker", kSmall, false, minutes{12});
    d.fate_of(0).outcome = Outcome::always_flaky;
}

template <Outcome outcome>
void ends(Draft& d) {
    const int app = d.single("app", minutes{3}), after = d.single("after", minutes{1});
    d.link(app, after);
    d.fate_of(app).outcome = outcome;
}

void lead_fails(Draft& d) {
    const int prep = d.single("prep", seconds{30});
    const int train = d.group("train-group");
    d.task("master", kSmall, true, minutes{4});
    for (int i = 1; i < 5; ++i) d.task("worker-" + std::to_string(i), kSmall, false, minutes{4});
    const int eval = d.single("evaluate", minutes{1});
    d.link(prep, train);
    d.link(train, eval);
    d.fate_of(train).outcome = Outcome::exit_error;
}

void too_long(Draft& d) {
    d.single("app", hours{9});
    d.workflow().exec_timeout = minutes{20};
}
void never_fits(Draft& d) {
    d.single("app", minutes{3}, kTooMuch);
    d.workflow().groups.front().impossible = true;
    d.workflow().queue_timeout = minutes{30};
}
void still_waits(Draft& d) {
    never_fits(d);
    d.workflow().queue_timeout = days{3};
}
void goes_on(Draft& d) { d.single("app", hours{30}); }

void long_log(Draft& d) {
    d.single("train", minutes{10});
    d.workflow().lines_per_second = 1'000'000 / 600.0;
}
void chatty(Draft& d) {
    goes_on(d);
    d.workflow().lines_per_second = 50;
}

enum class Mishap { none, cancel, server_error, refused };

struct Show {
    std::string_view spec;
    void (*draw)(Draft&);
    Span before;  // the start
    Priority priority = Priority::normal;
    Mishap mishap = Mishap::none;
};
constexpr Show kShows[] = {
    {"hello-world", hello, hours{5}},
    {"serial-chain", chain, minutes{40}},
    {"fan-out-in", fan, minutes{14}},
    {"data-pipeline", pipeline, minutes{12}},
    {"broken-pipeline", broken_pipeline, hours{3}},
    {"multi-node-train", training, hours{8}, Priority::high},
    {"five-thousand", field<100, 50>, minutes{10}, Priority::low},
    {"retried", retries, hours{2}},
    {"retried-in-vain", retries_in_vain, hours{4}},
    {"lead-fails", lead_fails, hours{6}},
    {"exits-with-1", ends<Outcome::exit_error>, hours{2}},
    {"out-of-memory", ends<Outcome::out_of_memory>, hours{2}},
    {"evicted", ends<Outcome::evicted>, hours{3}},
    {"preempted", ends<Outcome::preempted>, hours{3}, Priority::low},
    {"backend-error", ends<Outcome::backend_error>, hours{4}},
    {"bad-image", ends<Outcome::image_pull>, hours{4}},
    {"bad-entrypoint", ends<Outcome::start_error>, hours{5}},
    {"start-timeout", ends<Outcome::start_timeout>, hours{5}},
    {"exec-timeout", too_long, hours{6}},
    {"queue-timeout", never_fits, hours{6}},
    {"never-fits", still_waits, hours{2}},
    {"canceled", goes_on, hours{7}, Priority::normal, Mishap::cancel},
    {"server-error", goes_on, hours{7}, Priority::normal, Mishap::server_error},
    {"refused", hello, hours{1}, Priority::normal, Mishap::refused},
    {"long-log", long_log, hours{3}},
    {"chatty", chatty, minutes{30}},
    {"five-hundred", field<25, 20>, minutes{10}, Priority::low},  // here, so that the others stay what they were
};

}  // namespace

void plan_shows(World& world) {
    for (int i = 0; i < static_cast<int>(std::size(kShows)); ++i)
        world.push(Event::Kind::show, world.start - nth(kShows, i).before, {}, i);
}

void submit_show(World& world, int number) {
    const auto& show = nth(kShows, number);
    Workflow w;
    w.key = mix(world.seed, 0x5404 + static_cast<std::uint64_t>(number));
    w.name = std::string(show.spec) + "-001";
    (void)world.next_job_id(show.spec, 1);
    w.pool = world.fleet.pool_index(world.users.front().pool);
    w.priority = show.priority;
    w.submit = world.now;
    w.exec_timeout = days{7};
    w.queue_timeout = days{3};
    w.labels = {{"team", "robotics"}, {"project", "isaac"}};
    Draft draft(w);
    show.draw(draft);
    for (auto& g : w.groups)
        g.platform = static_cast<std::uint16_t>(
            world.fleet.platform_index(w.pool, nth(world.fleet.pools, w.pool).default_platform));
    w.peak = peak_of(w);
    if (show.mishap == Mishap::refused) {
        w.groups.clear();
        w.status = WorkflowStatus::failed_submission;
        w.start = w.end = w.submit;
    }
    const Place at{.workflow = static_cast<std::int32_t>(world.workflows.size())};
    world.submit(std::move(w));
    if (show.mishap == Mishap::cancel) world.push(Event::Kind::cancel, world.now + minutes{11}, at);
    if (show.mishap == Mishap::server_error) world.push(Event::Kind::server_error, world.now + seconds{2}, at);
}

}  // namespace sim
