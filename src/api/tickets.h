#pragma once
#include "base/result.h"
#include "domain/ticket.h"
#include <string_view>

// Ways into running tasks.
Result<Ticket> decode_ticket(std::string_view body);                       // of one task
Result<std::vector<TaskTicket>> decode_task_tickets(std::string_view body);  // of a group's running tasks, by name
Result<bool> decode_alive(std::string_view body);                          // does the router know this key?
std::vector<std::string> split_cookies(std::string_view header);           // "a=1; Path=/,b=2": commas stand in dates too
