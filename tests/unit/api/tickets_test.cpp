#include "api/endpoint.h"
#include "api/tickets.h"
#include <doctest/doctest.h>

using Cookies = std::vector<std::string>;

TEST_CASE("a ticket has the router's address, a key and cookies") {
    const auto t = decode_ticket(R"({"router_address":"wss://osmo.example.com","key":"EXEC-1","cookie":"_osmo_router_affinity=abc; Path=/; SameSite=Lax; Secure"})");
    REQUIRE(t.ok());
    CHECK(*t == Ticket{"wss://osmo.example.com", "EXEC-1", {"_osmo_router_affinity=abc; Path=/; SameSite=Lax; Secure"}});
    CHECK(decode_ticket(R"({"router_address":"ws://x","key":"k","cookie":""})")->cookies.empty());
    CHECK(decode_ticket(R"({"router_address":"ws://x"})").error().text() == "key: missing (expected a text)");
}

TEST_CASE("a group's tickets come by the names of its tasks") {
    const auto t = decode_task_tickets(R"({"a":{"router_address":"ws://x","key":"1","cookie":""},"b":{"router_address":"ws://x","key":"2","cookie":""}})");
    REQUIRE(t.ok());
    REQUIRE(t->size() == 2);
    CHECK((*t)[1].task == "b");
    CHECK((*t)[1].ticket.key == "2");
    CHECK(decode_task_tickets("{}")->empty());
}

TEST_CASE("commas end cookies, but not in their dates") {
    CHECK(split_cookies("a=1; Path=/,b=2") == Cookies{"a=1; Path=/", "b=2"});
    CHECK(split_cookies("a=1, b=2; Path=/x , c=3") == Cookies{"a=1", "b=2; Path=/x", "c=3"});
    CHECK(split_cookies("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/, b=2") == Cookies{"a=1; Path=/", "b=2"});
    CHECK(split_cookies("").empty());
    CHECK(split_cookies(",").size() <= 1);
}

TEST_CASE("what only a server may say of a cookie, and how long it lives, is left out") {
    CHECK(split_cookies("a=1; HttpOnly; max-age=3600; Secure") == Cookies{"a=1; Secure"});
    CHECK(split_cookies("a=x==; path=/") == Cookies{"a=x==; path=/"});
}

TEST_CASE("a web page's address has the key in its host, in small letters") {
    CHECK(web_page_address({"wss://osmo.example.com:8443", "WEBSERVER-Ab1", {}}) == "https://webserver-ab1.osmo.example.com:8443/");
    CHECK(web_page_address({"ws://osmo.example.com:8080/", "WEBSERVER-1", {}}) == "http://webserver-1.osmo.example.com:8080/");
    CHECK(web_page_address({"", "K", {}}).empty());
}

TEST_CASE("no task's name leads a shell's question to another path") {
    CHECK(exec_task_url({"w-1"}, "a/../b", "bash -l") == "/api/workflow/w-1/exec/task/a%2F..%2Fb?entry_command=bash%20-l");
    CHECK(exec_group_url({"w-1"}, "g", "ls") == "/api/workflow/w-1/exec/group/g?entry_command=ls");
    CHECK(web_server_url({"w-1"}, "t", 8888) == "/api/workflow/w-1/webserver/t?task_port=8888");
    CHECK(shell_socket_path({"w-1"}, "EXEC-1") == "/api/router/exec/w-1/client/EXEC-1");
}
