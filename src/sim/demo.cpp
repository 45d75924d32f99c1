#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>
#include <string>

#include "sim/service.h"

// The service for a page that has none: the demo's service worker (shell/demo_worker.js) calls these. A text comes
// in memory that is freed here, and goes as a length in four bytes and the text, freed there. Requests and answers are
// lines and, after an empty one, the body.
namespace {

std::optional<sim::Service> service;
std::map<int, sim::Reply> growing;  // long answers that are not all told yet
int last_number = 0;

std::string taken(char* text, std::size_t size) {
    std::string out(text, size);
    std::free(text);
    return out;
}

void* given(const std::string& text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    auto* out = static_cast<char*>(std::malloc(sizeof size + text.size()));
    std::memcpy(out, &size, sizeof size);
    std::memcpy(out + sizeof size, text.data(), text.size());
    return out;
}

std::string line_of(std::string& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

// "GET", "/api/version", "name: value" …
sim::Request read_request(std::string text) {
    sim::Request r;
    r.method = line_of(text);
    r.target = line_of(text);
    for (auto line = line_of(text); !line.empty(); line = line_of(text))
        if (const auto colon = line.find(": "); colon != std::string::npos) r.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    r.body = std::move(text);
    return r;
}

long milliseconds_of(sim::Span span) { return static_cast<long>(std::chrono::floor<std::chrono::milliseconds>(span).count()); }

}  // namespace

extern "C" {

void sim_open(char* scenario, std::size_t size, double seed, double speed) {
    service.emplace(sim::Setup{.scenario = taken(scenario, size), .seed = static_cast<std::uint64_t>(seed), .speed = speed});
}

// "status", "content type", "number of what is still to come, or 0", "milliseconds before it", "name: value" …
void* sim_answer(char* text, std::size_t size) {
    auto reply = service->answer(read_request(taken(text, size)));
    const int number = reply.more ? ++last_number : 0;
    auto out = std::to_string(reply.status) + "\n" + reply.type + "\n" + std::to_string(number) + "\n" + std::to_string(milliseconds_of(reply.delay)) + "\n";
    for (const auto& [name, value] : reply.headers) out += name + ": " + value + "\n";
    out += "\n" + reply.body;
    if (number > 0) growing.emplace(number, std::move(reply));
    return given(out);
}

// The next piece: "1" while there is more, "milliseconds to wait when this piece is empty", and the piece.
void* sim_piece(int number) {
    const auto found = growing.find(number);
    if (found == growing.end()) return given("0\n0\n");
    service->catch_up();
    std::string piece;
    const bool more = found->second.more(piece);
    const auto pause = milliseconds_of(found->second.poll);
    if (!more) growing.erase(found);
    return given(std::string(more ? "1" : "0") + "\n" + std::to_string(pause) + "\n" + piece);
}

void sim_close(int number) { growing.erase(number); }
}
