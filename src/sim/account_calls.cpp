#include "sim/account_calls.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "sim/json.h"
#include "sim/profile.h"
#include "sim/random.h"

namespace sim {
namespace {

using Body = nlohmann::json;

Accounts& accounts(Call& call) { return call.service.world().accounts; }

void encode(Json& j, const Credential& c) {
    j.open().key("cred_name").text(c.name).key("cred_type").text(c.kind).key("profile").text_or_null(c.profile).close();
}

Reply missing_fields(const Body& given, const char* kind, std::initializer_list<const char*> fields) {
    std::string body;
    Json j(body);
    j.open().key("detail").list();
    for (const auto* field : fields) {
        if (given.contains(field)) continue;
        j.open().key("type").text("missing").key("loc").list().text("body").text(kind).text(field).end();
        j.key("msg").text("Field required").key("input").raw(given.dump()).close();
    }
    j.end().close();
    return json_reply(std::move(body), 422);
}

bool has_all(const Body& given, std::initializer_list<const char*> fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const char* field) { return given.contains(field); });
}

// The kind and profile of what was sent; the refusal when it is none.
std::optional<Reply> read_credential(const Body& body, Credential& out) {
    int kinds = 0;
    for (const auto* kind : {"registry_credential", "data_credential", "generic_credential"})
        kinds += body.is_object() && body.contains(kind) && !body[kind].is_null();
    if (kinds != 1)
        return domain_error(400, "USER",
                            "Exactly one of the following must be set dict_keys(['registry_credential', 'data_credential', 'generic_credential'])");
    if (body.contains("registry_credential")) {
        out.kind = "REGISTRY";
        out.profile = body["registry_credential"].value("registry", "");
        return std::nullopt;
    }
    if (body.contains("generic_credential")) {
        out.kind = "GENERIC";
        if (!has_all(body["generic_credential"], {"credential"})) return missing_fields(body["generic_credential"], "generic_credential", {"credential"});
        return std::nullopt;
    }
    const auto& data = body["data_credential"];
    if (!has_all(data, {"endpoint", "access_key_id", "access_key"})) return missing_fields(data, "data_credential", {"endpoint", "access_key_id", "access_key"});
    out.kind = "DATA";
    out.profile = data["endpoint"].is_string() ? data["endpoint"].get<std::string>() : data["endpoint"].dump();
    for (const auto* scheme : {"swift://", "s3://", "gs://", "tos://", "azure://"})
        if (out.profile.starts_with(scheme)) return std::nullopt;
    return domain_error(400, "USER",
                        "Invalid endpoint: '" + out.profile +
                            "'. Endpoint must use one of: swift://, s3://, gs://, tos://, azure://. For HTTP service URLs, set 'override_url' separately.");
}

std::string random_text(Call& call, std::size_t length) {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    Random random(call.service.world().seed, 0x70ce + static_cast<std::uint64_t>(accounts(call).secrets_made++));
    std::string out;
    while (out.size() < length) out += kLetters[static_cast<std::size_t>(random.below(static_cast<int>(kLetters.size())))];
    return out;
}

auto find_token(Call& call) {
    auto& all = accounts(call).tokens;
    return std::find_if(all.begin(), all.end(), [&](const Token& t) { return t.user == call.user() && t.name == call.name; });
}

}  // namespace

Reply credentials(Call& call) {
    std::string body;
    Json j(body);
    j.open().key("credentials").list();
    for (const auto& c : accounts(call).credentials)
        if (c.user == call.user()) encode(j, c);
    j.end().close();
    return json_reply(std::move(body));
}

Reply set_credential(Call& call) {
    static const std::regex good("[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?");
    Credential wanted{.user = call.user(), .name = call.name, .kind = {}, .profile = {}};
    if (auto refusal = read_credential(Body::parse(call.request.body, nullptr, false), wanted)) return *refusal;
    if (!std::regex_match(call.name, good))
        return domain_error(400, "USER", "Invalid name: " + call.name + ". Follow regex: ^[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?$");
    auto& all = accounts(call).credentials;
    const auto same_profile = std::find_if(all.begin(), all.end(), [&](const Credential& c) {
        return c.user == wanted.user && !wanted.profile.empty() && c.profile == wanted.profile;
    });
    const auto same_name = std::find_if(all.begin(), all.end(), [&](const Credential& c) { return c.user == wanted.user && c.name == wanted.name; });
    if (same_profile != all.end()) *same_profile = wanted;  // under its new name
    else if (same_name != all.end() && wanted.profile.empty())
        return domain_error(400, "DATABASE", "Error: duplicate key value violates unique constraint \"credential_pkey\"\n");
    else if (same_name != all.end()) *same_name = wanted;
    else all.push_back(wanted);
    return json_reply("null");
}

Reply delete_credential(Call& call) {
    auto& all = accounts(call).credentials;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Credential& c) { return c.user == call.user() && c.name == call.name; });
    if (found == all.end()) return domain_error(400, "USER", "Credential " + call.name + " does not exits");
    std::string body;
    Json j(body);
    j.open().key("credentials").list();
    encode(j, *found);
    j.end().close();
    all.erase(found);
    return json_reply(std::move(body));
}

Reply tokens(Call& call) {
    std::string body;
    Json j(body);
    j.list();
    for (const auto& t : accounts(call).tokens) {
        if (t.user != call.user()) continue;
        j.open().key("user_name").text(t.user).key("token_name").text(t.name).key("expires_at").text(t.expires + "T00:00:00");
        j.key("description").text(t.description).key("roles").list();
        for (const auto& role : t.roles) j.text(role);
        j.end().close();
    }
    j.end();
    return json_reply(std::move(body));
}

Reply create_token(Call& call) {
    static const std::regex day(R"(\d{4}-\d{2}-\d{2})");
    const auto expires = call.query.text("expires_at");
    if (!expires)
        return json_reply(R"({"detail":[{"type":"missing","loc":["query","expires_at"],"msg":"Field required","input":null}]})", 422);
    if (!std::regex_match(*expires, day)) return server_fault("time data '" + *expires + "' does not match format '%Y-%m-%d'");
    const auto held = roles_of(call);
    auto wanted = call.query.list("roles");
    for (const auto& role : wanted)
        if (std::find(held.begin(), held.end(), role) == held.end())
            return domain_error(400, "USER", "User does not have all the requested roles. Token creation failed.");
    if (wanted.empty()) wanted = held;
    Token t{.user = call.user(), .name = call.name, .secret = random_text(call, 43), .description = call.query.text("description").value_or(""),
            .expires = *expires, .roles = std::move(wanted), .created = call.service.world().now};
    std::string body;
    Json(body).text(t.secret);
    accounts(call).tokens.push_back(std::move(t));
    return json_reply(std::move(body));
}

Reply delete_token(Call& call) {
    const auto found = find_token(call);
    if (found == accounts(call).tokens.end()) return domain_error(400, "USER", "Access token " + call.name + " does not exist.");
    accounts(call).tokens.erase(found);
    return json_reply("null");
}

Reply token_roles(Call& call) {
    const auto found = find_token(call);
    if (found == accounts(call).tokens.end())
        return domain_error(400, "USER", "Token " + call.name + " not found or does not belong to current user");
    std::string body;
    Json j(body);
    j.open().key("user_name").text(found->user).key("token_name").text(found->name).key("roles").list();
    for (const auto& role : found->roles)
        j.open().key("role_name").text(role).key("assigned_by").text(found->user).key("assigned_at").text(iso(found->created) + "Z").close();
    j.end().close();
    return json_reply(std::move(body));
}

// Five minutes, as of the service's own clock.
Reply exchange_token(Call& call) {
    const auto body = Body::parse(call.request.body, nullptr, false);
    const auto secret = body.is_object() && body.contains("token") && body["token"].is_string() ? body["token"].get<std::string>() : std::string();
    const auto& all = accounts(call).tokens;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Token& t) { return t.secret == secret; });
    if (found == all.end()) return domain_error(400, "USER", "Access Token is invalid");
    const auto until = std::chrono::floor<seconds>(call.service.world().now + minutes{5}).time_since_epoch().count();
    std::string out;
    Json(out).open().key("token").text(random_text(call, 36) + "." + random_text(call, 180) + "." + random_text(call, 86))
        .key("expires_at").number(until).key("error").null().close();
    return json_reply(std::move(out));
}

Reply login_info(Call&) {
    std::string body;
    Json j(body);
    j.open();
    for (const auto* key : {"device_endpoint", "device_client_id", "browser_endpoint", "browser_client_id", "token_endpoint", "logout_endpoint"})
        j.key(key).null();
    j.close();
    return json_reply(std::move(body));
}

Reply submitters(Call& call) {
    const auto& world = call.service.world();
    std::set<std::string> names;
    for (const auto& w : world.workflows) names.insert(world.user_name(w.user));
    std::string body;
    Json j(body);
    j.list();
    for (const auto& name : names) j.text(name);
    j.end();
    return json_reply(std::move(body));
}

}  // namespace sim
