#pragma once
#include <cstdint>
#include <memory>

#include "sim/service.h"

// The service on a port of this machine: HTTP/1.1 with keep-alive, long bodies in chunks, one thread.
namespace sim {

class Server {
public:
    // Port 0 takes a free one. Throws std::system_error when the port cannot be had.
    Server(Service& service, std::uint16_t port);
    ~Server();

    std::uint16_t port() const;
    void run();   // until stop(), SIGINT or SIGTERM
    void stop();  // from any thread

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace sim
