#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "ask.h"
#include "sim/server.h"

namespace {

class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void send(const std::string& text) {
        REQUIRE(::send(socket_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
    }

    // Reads until `end` has come, or the connection ends.
    std::string receive_until(const std::string& end) {
        char piece[65536];
        while (pending_.find(end) == std::string::npos) {
            const auto got = ::recv(socket_, piece, sizeof piece, 0);
            if (got <= 0) {
                closed_ = true;
                return std::exchange(pending_, {});
            }
            pending_.append(piece, static_cast<std::size_t>(got));
        }
        const auto length = pending_.find(end) + end.size();
        auto out = pending_.substr(0, length);
        pending_.erase(0, length);
        return out;
    }
    bool closed() const { return closed_; }
    bool quiet() const {  // nothing has come that was not read
        char one;
        return pending_.empty() && ::recv(socket_, &one, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
    }

private:
    int socket_;
    std::string pending_;
    bool closed_ = false;
};

// A server in a thread, on a port of its own, and one connection to it.
class Wire {
public:
    explicit Wire(const std::string& scenario = "small")
        : service_(ask::service(scenario)),
          server_(service_, 0),
          thread_([this] { server_.run(); }),
          connection_(server_.port()) {}
    ~Wire() {
        server_.stop();
        thread_.join();
    }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    void send(const std::string& text) { connection_.send(text); }
    std::string receive_until(const std::string& end) { return connection_.receive_until(end); }
    bool closed() const { return connection_.closed(); }
    bool quiet() const { return connection_.quiet(); }
    std::uint16_t port() const { return server_.port(); }

private:
    sim::Service service_;
    sim::Server server_;
    std::thread thread_;
    Connection connection_;
};

std::string get(const std::string& target, const std::string& version = "1.1") {
    return "GET " + target + " HTTP/" + version + "\r\nHost: here\r\n\r\n";
}

std::string unchunked(std::string text) {
    std::string out;
    for (;;) {
        const auto line = text.find("\r\n");
        const auto size = std::stoul(text.substr(0, line), nullptr, 16);
        if (size == 0) return out;
        out += text.substr(line + 2, size);
        text.erase(0, line + 2 + size + 2);
    }
}

}  // namespace

TEST_CASE("requests on one connection are answered one after the other") {
    Wire wire;
    for (int i = 0; i < 3; ++i) {
        wire.send(get("/api/version"));
        const auto header = wire.receive_until("\r\n\r\n");
        CHECK(header.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(header.find("Content-Length: 50\r\n") != std::string::npos);
        CHECK(wire.receive_until("}") == R"({"major":"6","minor":"4","revision":"0","hash":""})");
    }
    CHECK_FALSE(wire.closed());
}

TEST_CASE("a long body comes in chunks and is whole") {
    Wire wire("thousand");
    wire.send(get("/api/resources?all_pools=true"));
    CHECK(wire.receive_until("\r\n\r\n").find("Transfer-Encoding: chunked\r\n") != std::string::npos);
    CHECK(ask::Body::parse(unchunked(wire.receive_until("\r\n0\r\n\r\n"))).at("resources").size() == 1000);
    wire.send(get("/api/version"));
    CHECK(wire.receive_until("\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("for HTTP/1.0 the end of the connection is the end of the body") {
    Wire wire;
    wire.send(get("/api/resources?all_pools=true", "1.0"));
    const auto header = wire.receive_until("\r\n\r\n");
    CHECK(header.find("chunked") == std::string::npos);
    CHECK(ask::Body::parse(wire.receive_until("never")).at("resources").size() == 64);
    CHECK(wire.closed());
}

TEST_CASE("a cut answer announces more than it sends") {
    Wire wire;
    wire.send(
        "POST /sim/fault HTTP/1.1\r\nHost: here\r\nContent-Length: 46\r\n\r\n{\"path_prefix\":\"/api/version\", "
        "\"cut_at\":    9}");
    wire.receive_until("{}");
    wire.send(get("/api/version"));
    CHECK(wire.receive_until("\r\n\r\n").find("Content-Length: 50\r\n") != std::string::npos);
    CHECK(wire.receive_until("never") == "{\"major\":");
    CHECK(wire.closed());
}

TEST_CASE("a late answer is late, and others overtake it") {
    Wire wire;
    wire.send(
        "POST /sim/fault HTTP/1.1\r\nHost: here\r\nContent-Length: 47\r\n\r\n{\"path_prefix\":\"/api/version\", "
        "\"delay_ms\": 999}");
    wire.receive_until("{}");
    const auto before = std::chrono::steady_clock::now();
    Connection other(wire.port());
    wire.send(get("/api/version"));
    other.send(get("/client/version"));
    CHECK(other.receive_until("\"hash\":\"\"}").starts_with("HTTP/1.1 200"));
    CHECK(wire.quiet());
    wire.receive_until("\"hash\":\"\"}");
    CHECK(std::chrono::steady_clock::now() - before >= std::chrono::milliseconds{999});
}

TEST_CASE("nonsense ends the connection and nothing else") {
    Wire wire;
    wire.send("what?\r\n\r\n");
    wire.receive_until("never");
    CHECK(wire.closed());
}

TEST_CASE("a port in use is refused") {
    auto service = ask::service("empty");
    sim::Server first(service, 0);
    CHECK_THROWS(sim::Server(service, first.port()));
}

TEST_CASE("a growing text: the header at once, what there is, then silence until the gateway cuts") {
    Wire wire("showcase");
    wire.send("POST /sim/streams HTTP/1.1\r\nhost: x\r\ncontent-length: 34\r\n\r\n{\"idle_cut_ms\":300,\"poll_ms\":50}  ");
    CHECK(wire.receive_until("{}").find("200 OK") != std::string::npos);
    wire.send("GET /api/workflow/never-fits-001/logs HTTP/1.1\r\nhost: x\r\n\r\n");
    const auto header = wire.receive_until("\r\n\r\n");
    CHECK(header.find("ransfer-Encoding: chunked") != std::string::npos);
    CHECK(header.find("text/plain; charset=us-ascii") != std::string::npos);
    CHECK(wire.receive_until("0\r\n\r\n") == "");
    CHECK(wire.closed());
}

TEST_CASE("a muted text has a header and nothing else") {
    Wire wire("showcase");
    wire.send("POST /sim/streams HTTP/1.1\r\nhost: x\r\ncontent-length: 34\r\n\r\n{\"idle_cut_ms\":200,\"poll_ms\":50}  ");
    (void)wire.receive_until("{}");
    wire.send("POST /sim/fault HTTP/1.1\r\nhost: x\r\ncontent-length: 43\r\n\r\n{\"path_prefix\":\"/api/workflow\",\"mute\":true}");
    (void)wire.receive_until("{}");
    wire.send("GET /api/workflow/chatty-001/logs HTTP/1.1\r\nhost: x\r\n\r\n");
    (void)wire.receive_until("\r\n\r\n");
    CHECK(wire.receive_until("nothing") == "");
}
