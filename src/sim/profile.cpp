#include "sim/profile.h"

#include <nlohmann/json.hpp>

#include "sim/json.h"

namespace sim {
namespace {

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto one = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), one.size() + 1));
        if (!one.empty()) out.emplace_back(one);
    }
    return out;
}

void encode_all(Json& j, const std::vector<std::string>& all) {
    j.list();
    for (const auto& one : all) j.text(one);
    j.end();
}

// Behind a gateway these are the gateway's words; a browser that comes without one may see everything.
std::vector<std::string> allowed_pools(const Call& call) {
    if (call.request.has_header("x-osmo-user") || call.request.has_header("x-osmo-allowed-pools"))
        return split(call.request.header("x-osmo-allowed-pools"));
    std::vector<std::string> all;
    for (const auto& pool : call.service.world().fleet.pools) all.push_back(pool.name);
    return all;
}

Reply body_fault(std::string_view key, std::string_view type, std::string_view message, const std::string& input) {
    std::string body;
    Json j(body);
    j.open().key("detail").list().open().key("type").text(type).key("loc").list().text("body");
    if (!key.empty()) j.text(key);
    j.end().key("msg").text(message).key("input").raw(input).close().end().close();
    return json_reply(std::move(body), 422);
}

}  // namespace

int known_user(Call& call) {
    auto& world = call.service.world();
    const auto name = call.user();
    int index = world.user_index(name);
    if (index < 0) index = world.add_user(name);
    nth(world.users, index).known = true;
    return index;
}

std::vector<std::string> roles_of(const Call& call) {
    if (call.request.has_header("x-osmo-user") || call.request.has_header("x-osmo-roles"))
        return split(call.request.header("x-osmo-roles"));
    return {"osmo-user"};
}

Reply get_profile(Call& call) {
    const auto& user = nth(call.service.world().users, known_user(call));
    std::string body;
    Json j(body);
    j.open().key("profile").open().key("username").text(user.name);
    j.key("email_notification").boolean(user.email).key("slack_notification").boolean(user.slack);
    j.key("pool").text_or_null(user.pool).close().key("roles");
    encode_all(j, roles_of(call));
    j.key("pools");
    encode_all(j, allowed_pools(call));
    j.key("token").null().close();
    return json_reply(std::move(body));
}

Reply set_profile(Call& call) {
    const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
    if (call.request.body.empty()) return body_fault("", "missing", "Field required", "null");
    if (body.is_discarded()) return body_fault("", "json_invalid", "JSON decode error", "{}");
    if (!body.is_object())
        return body_fault("", "model_attributes_type",
                          "Input should be a valid dictionary or object to extract fields from", body.dump());
    auto changed = nth(call.service.world().users, known_user(call));
    for (const auto* key : {"email_notification", "slack_notification"}) {
        const auto given = body.value(key, nlohmann::json());
        if (given.is_null()) continue;
        if (!given.is_boolean())
            return body_fault(key, "bool_parsing", "Input should be a valid boolean, unable to interpret input",
                              given.dump());
        (key[0] == 'e' ? changed.email : changed.slack) = given.get<bool>();
    }
    if (const auto pool = body.value("pool", nlohmann::json()); !pool.is_null()) {
        if (!pool.is_string()) return body_fault("pool", "string_type", "Input should be a valid string", pool.dump());
        changed.pool = pool.get<std::string>();
        if (call.service.world().fleet.pool_index(changed.pool) < 0) return domain_error(400, "USER", "Pool " + changed.pool + " not found.");
    }
    if (!body.value("username", nlohmann::json()).is_null())
        return domain_error(400, "DATABASE",
                            "Error: column \"username\" of relation \"profile\" does not exist\nLINE 2:             INSERT INTO profile (user_name,username)\n"
                            "                                                   ^\n");
    nth(call.service.world().users, known_user(call)) = changed;
    return json_reply("null");
}

}  // namespace sim
