#pragma once
#include "sim/text_stream.h"

// What Kubernetes says of a workflow's pods: events ("Reason: message", whatever the attempt) and conditions
// ("Type: Status, Reason: …, Message: …", with the retry). The service keeps a hundred lines.
namespace sim {

struct EventWish {
    int workflow = -1;
    std::string task;  // "" all
    int retry = -1;    // -1: all
};

Reply events_reply(Service& service, EventWish wish);

}  // namespace sim
