#include <cstdio>
#include <exception>

#include "sim/far_end.h"
#include "sim/options.h"
#include "sim/server.h"

int main(int count, char** arguments) {
    if (count == 3 && arguments[1] == sim::kFarEndWord) return sim::run_far_end(arguments[2]);
    const auto read = sim::read_options({arguments + 1, static_cast<std::size_t>(count > 0 ? count - 1 : 0)});
    if (const auto* fault = std::get_if<std::string>(&read)) {
        std::fprintf(stderr, "osmo-sim: %s (--help lists the arguments)\n", fault->c_str());
        return 2;
    }
    const auto& options = std::get<sim::Options>(read);
    if (options.help) {
        std::fputs(sim::usage().c_str(), stdout);
        return 0;
    }
    try {
        sim::Service service(options.setup);
        sim::Server server(service, options.port);
        std::printf("osmo-sim: %s, seed %llu, listening on http://localhost:%u\n", options.setup.scenario.c_str(),
                    static_cast<unsigned long long>(options.setup.seed), server.port());
        std::fflush(stdout);
        server.run();
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "osmo-sim: cannot listen on port %u: %s\n", options.port, fault.what());
        return 1;
    }
    return 0;
}
