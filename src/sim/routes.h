#pragma once
#include "sim/query.h"
#include "sim/reply.h"
#include "sim/service.h"

// Which request goes where. One table; unknown paths are 404, known ones with another method 405.
namespace sim {

struct Call {
    Service& service;
    const Request& request;
    std::string name;    // what stands for the first {…} of the path
    std::string second;  // and for the other, where there is one
    Query query;

    std::string user() const;  // "user-a" when no gateway says who it is
};

Reply route(Service& service, const Request& request);

}  // namespace sim
