#pragma once
#include "sim/routes.h"

// Ways into a running task. The answer is a key and the router that waits for it; what then happens on the
// socket is in socket.h.
namespace sim {

Reply exec_task(Call& call);
Reply exec_group(Call& call);
Reply port_forward(Call& call);
Reply web_server(Call& call);
Reply rsync(Call& call);
Reply web_server_alive(Call& call);

// The page of a task's web server, asked for by its host name; none when the host is no session's.
std::optional<Reply> page_of_host(Service& service, const Request& request);

}  // namespace sim
