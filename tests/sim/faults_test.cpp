#include <doctest/doctest.h>

#include "ask.h"

namespace {

int fault(sim::Service& service, const std::string& body) { return ask::post(service, "/sim/fault", body).status; }

}  // namespace

TEST_CASE("a fault answers instead, so many times, for its paths only") {
    auto service = ask::service();
    CHECK(fault(service, R"({"path_prefix":"/api/resources","status":503,"times":2,"after":1,"body":"{\"no\":1}"})") == 200);
    CHECK(ask::get(service, "/api/resources?all_pools=true").status == 200);
    CHECK(ask::get(service, "/api/resources?all_pools=true").status == 503);
    CHECK(ask::get(service, "/api/pool").status == 200);
    const auto second = ask::get(service, "/api/resources/resource-h100-001");
    CHECK(second.status == 503);
    CHECK(second.body == R"({"no":1})");
    CHECK(ask::get(service, "/api/resources").status == 200);
}

TEST_CASE("a fault for one method, for ever, until cleared") {
    auto service = ask::service();
    CHECK(fault(service, R"({"path_prefix":"/api/profile","method":"POST","status":429,"times":-1})") == 200);
    for (int i = 0; i < 5; ++i) CHECK(ask::post(service, "/api/profile/settings", "{}").status == 429);
    CHECK(ask::get(service, "/api/profile/settings").status == 200);
    CHECK(ask::post(service, "/sim/clear", "").status == 200);
    CHECK(ask::post(service, "/api/profile/settings", "{}").status == 200);
}

TEST_CASE("the real answer, late, shortened or cut") {
    auto service = ask::service();
    const auto whole = ask::get(service, "/api/resources?all_pools=true").whole();
    CHECK(fault(service, R"({"path_prefix":"/api/resources","truncate_at":100,"delay_ms":250})") == 200);
    const auto shortened = ask::get(service, "/api/resources?all_pools=true");
    CHECK(shortened.status == 200);
    CHECK(shortened.whole() == whole.substr(0, 100));
    CHECK(shortened.delay == sim::milliseconds{250});
    CHECK(fault(service, R"({"path_prefix":"/api/resources","cut_at":77})") == 200);
    const auto cut = ask::get(service, "/api/resources?all_pools=true");
    CHECK(cut.cut_at == 77);
    CHECK(cut.whole() == whole);
    CHECK(fault(service, R"({"path_prefix":"/api/version","body":"[]"})") == 200);
    CHECK(ask::get(service, "/api/version").body == "[]");
}

TEST_CASE("wrong orders are refused with a reason") {
    auto service = ask::service();
    const auto why = [&](const std::string& path, const std::string& body) {
        const auto reply = ask::post(service, path, body);
        CHECK(reply.status == 400);
        return ask::json(reply).at("error").get<std::string>();
    };
    CHECK(why("/sim/fault", "{}") == "path_prefix is required, as text");
    CHECK(why("/sim/fault", R"({"path_prefix":"/","times":"two"})") == "times must be a number");
    CHECK(why("/sim/fault", R"({"path_prefix":"/","status":99})") == "status must be 200 to 599");
    CHECK(why("/sim/fault", "{") == "the body must be a JSON object");
    CHECK(why("/sim/advance", R"({"seconds":-1})") == "seconds must be a number from 0 to a year");
    CHECK(why("/sim/scenario", R"({"name":"calm"})") == "there is no scenario calm");
    CHECK(why("/sim/requests", "") == "/sim/requests wants GET");
    CHECK(ask::get(service, "/sim/nope").status == 404);
}

TEST_CASE("the log tells what was asked, and how often") {
    auto service = ask::service();
    (void)ask::get(service, "/api/pool?pools=a");
    (void)ask::get(service, "/api/pool?pools=b");
    (void)ask::post(service, "/api/profile/settings", "nonsense");
    const auto log = ask::json(service, "/sim/requests");
    REQUIRE(log.at("requests").size() == 3);
    CHECK(log.at("requests")[1] == ask::Body::parse(R"({"number":2,"method":"GET","target":"/api/pool?pools=b","path":"/api/pool","status":200})"));
    CHECK(log.at("counts") == ask::Body::parse(R"([{"method":"GET","path":"/api/pool","count":2},{"method":"POST","path":"/api/profile/settings","count":1}])"));
    CHECK(log.at("requests")[2].at("status") == 422);
    (void)ask::post(service, "/sim/clear", "");
    CHECK(ask::json(service, "/sim/requests").at("requests").empty());
}

TEST_CASE("another scenario without a restart; a body on its way keeps the old one") {
    auto service = ask::service();
    auto under_way = ask::get(service, "/api/resources?all_pools=true");
    CHECK(ask::post(service, "/sim/scenario", R"({"name":"empty"})").status == 200);
    CHECK(ask::json(service, "/api/resources?all_pools=true").at("resources").empty());
    CHECK(ask::json(service, "/api/pool").at("pools").contains("default"));
    CHECK(ask::json(under_way).at("resources").size() == 64);
    CHECK(ask::json(service, "/sim/state").at("scenario") == "empty");
    CHECK(ask::post(service, "/sim/scenario", R"({"name":"small","seed":4})").status == 200);
    CHECK(ask::json(service, "/sim/state").at("seed") == 4);
}

TEST_CASE("a bad day brings everything that can go wrong, and mostly good answers") {
    auto service = ask::service("bad_day");
    std::map<int, int> statuses;
    int cut = 0, broken = 0, late = 0;
    for (int i = 0; i < 400; ++i) {
        const auto reply = ask::get(service, "/api/pool_quota");
        ++statuses[reply.status];
        cut += reply.cut_at >= 0;
        late += reply.delay > sim::seconds{1};
        if (reply.status == 200) broken += !ask::Body::accept(reply.whole());
    }
    for (const int status : {429, 500, 502, 503, 504}) CHECK(statuses[status] > 3);
    CHECK(statuses[200] > 200);
    CHECK(cut > 10);
    CHECK(broken > 10);
    CHECK(late > 40);
}
