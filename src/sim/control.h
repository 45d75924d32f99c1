#pragma once
#include "sim/reply.h"
#include "sim/service.h"

// Strings for tests to pull, outside /api. All bodies are JSON objects; a wrong one is answered 400 with a
// line that says why. None of these requests is logged, delayed or broken itself.
//
//   POST /sim/fault     adds a fault for requests whose path starts with path_prefix:
//                       {"path_prefix":"/api/resources",   required
//                        "method":"GET",                   default: any
//                        "after":0, "times":1,             let so many pass; then so many times (-1: for ever)
//                        "status":503, "body":"…",         instead of the real answer
//                        "content_type":"…",
//                        "delay_ms":0,                     before the answer
//                        "truncate_at":100,                only so many bytes of the body, properly framed
//                        "cut_at":100,                     the connection breaks after so many bytes of the body
//                        "mute":true}                      of a growing text only the header comes
//                       Without status and body the real answer is sent, delayed or damaged. Faults are
//                       looked at in the order they were added; the first that applies is used.
//   POST /sim/clear     forgets all faults and the request log
//   POST /sim/advance   {"seconds":90} moves time on
//   POST /sim/streams  {"idle_cut_ms":60000,               a growing text is cut when quiet for so long; 0: never
//                       "poll_ms":1000,                    how often it is looked at
//                       "shell_latency_ms":0,              before each answer of a shell
//                       "tail":"chance"}                   or "keep", "lose": the last lines before a workflow's end
//   POST /sim/chatter  {"workflow":"chatty-001", "lines_per_second":20000}   of each of its tasks; also of the past
//   POST /sim/speed     {"speed":60} simulated seconds a second from now on; 0 holds time still
//   POST /sim/scenario  {"name":"busy"} starts that scenario afresh (and clears), optionally with "seed"
//   GET  /sim/requests  {"requests":[{"number":1,"method":"GET","target":"/api/pool?x=1","path":"/api/pool","status":200}…],
//                        "counts":[{"method":"GET","path":"/api/pool","count":1}…]}   the last 1,000, oldest first
//   GET  /sim/state     {"scenario","seed","speed","start","now","nodes","pools","workflows","faults"}
namespace sim {

Reply control(Service& service, const Request& request, const std::string& path);

}  // namespace sim
