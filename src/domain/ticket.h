#pragma once
#include <string>
#include <vector>

// The service's answer to "let me in": a key that the router waits for, once, and the cookies that lead to the router
// which has it.
struct Ticket {
    std::string address;               // "wss://osmo.example.com"
    std::string key;                   // "EXEC-58c2…"
    std::vector<std::string> cookies;  // as document.cookie takes them, without how long they live
    bool operator==(const Ticket&) const = default;
};

struct TaskTicket {
    std::string task;
    Ticket ticket;
};

// Where a browser sees the page that a task serves: the key is a part of the host's name. Empty when the router's address
// is none.
std::string web_page_address(const Ticket&);
std::string host_of(const std::string& address);  // "osmo.example.com:8080"
