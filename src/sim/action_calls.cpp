#include "sim/action_calls.h"

#include <algorithm>

#include "sim/json.h"
#include "sim/profile.h"
#include "sim/random.h"
#include "sim/spec_text.h"
#include "sim/workflow_calls.h"

namespace sim {

Reply cancel(Call& call) {
    const bool force = call.query.flag("force", false);
    if (!call.query.good()) return call.query.complaint();
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    auto& world = call.service.world();
    auto& w = nth(world.workflows, index);
    const bool alive = is_alive(w.status);
    if (!alive && !force) return domain_error(400, "USER", "Workflow " + w.name + " is already finished.");
    const int user = known_user(call);
    if (alive && w.cancel_user < 0) {  // the rest is a worker's, a little later
        w.cancel_user = user;
        w.cancel_reason = call.query.text("message").value_or("");
        const auto in = Random(w.key, 0xca2ce1).between(seconds{1}, seconds{5});
        world.push(Event::Kind::cancel, world.now + in, {.workflow = index});
    }
    std::string body;
    Json(body).open().key("name").text(w.name).close();
    return json_reply(std::move(body));
}

namespace {
constexpr std::string_view kTags[] = {"nightly", "release", "experiment", "baseline", "debug", "paper"};
}

Reply tag_names(Call&) {
    std::string body;
    Json j(body);
    j.open().key("tags").list();
    for (const auto name : kTags) j.text(name);
    j.end().close();
    return json_reply(std::move(body));
}

Reply tag(Call& call) {
    const auto add = call.query.list("add"), remove = call.query.list("remove");
    if (add.empty() && remove.empty()) return domain_error(400, "USER", "No tags specified!");
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    for (const auto& one : add)
        if (std::find(std::begin(kTags), std::end(kTags), one) == std::end(kTags))
            return domain_error(400, "USER", "Invalid tag detected. Users can only set specified tags: nightly, release, experiment, baseline, debug, paper");
    auto& tags = nth(call.service.world().workflows, index).tags;
    for (const auto& one : add)
        if (std::find(tags.begin(), tags.end(), one) == tags.end()) tags.push_back(one);
    for (const auto& one : remove) std::erase(tags, one);
    std::sort(tags.begin(), tags.end());
    return json_reply("null");
}

Reply spec(Call& call) {
    const bool as_template = call.query.flag("use_template", false);
    if (!call.query.good()) return call.query.complaint();
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    const auto& world = call.service.world();
    const auto& w = nth(world.workflows, index);
    auto reply = text_reply(without_secrets(as_template ? template_text(world, w) : spec_text(world, w)));
    reply.more = [](std::string&) { return false; };  // sent in chunks
    return reply;
}

}  // namespace sim
