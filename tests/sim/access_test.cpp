#include <doctest/doctest.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <thread>

#include "ask.h"
#include "recordings.h"
#include "shape.h"
#include "sim/server.h"
#include "sim/shell.h"

namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;

// A terminal at the other end of a real socket.
class Terminal {
public:
    Terminal(std::uint16_t port, const std::string& path) : socket_(context_) {
        socket_.next_layer().connect({asio::ip::make_address("127.0.0.1"), port});
        socket_.handshake("localhost", path);
    }
    void send(const std::string& bytes, bool as_text = false) {
        socket_.text(as_text);
        socket_.write(asio::buffer(bytes));
    }
    std::string receive_until(const std::string& end) {
        std::string all;
        while (!all.ends_with(end)) {
            boost::beast::flat_buffer buffer;
            socket_.read(buffer, fault_);
            if (fault_) return all;
            text_came_ = text_came_ || socket_.got_text();
            largest_ = std::max(largest_, buffer.size());
            all += boost::beast::buffers_to_string(buffer.data());
        }
        return all;
    }
    bool closed_normally() const { return fault_ == websocket::error::closed && socket_.reason().code == websocket::close_code::normal; }
    bool broken() const { return fault_ && fault_ != websocket::error::closed; }
    bool text_came() const { return text_came_; }
    std::size_t largest() const { return largest_; }

private:
    asio::io_context context_;
    websocket::stream<asio::ip::tcp::socket> socket_;
    boost::system::error_code fault_;
    bool text_came_ = false;
    std::size_t largest_ = 0;
};

class Running {
public:
    Running() : service_(ask::service("showcase")), server_(service_, 0), thread_([this] { server_.run(); }) {}
    ~Running() {
        server_.stop();
        thread_.join();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    // Time stands still and nothing else is asked: the server's thread is idle meanwhile.
    std::string path(const std::string& command = "/bin/bash") {
        const auto key = ask::json(ask::post(service_, "/api/workflow/chatty-001/exec/task/app?entry_command=" + command, "")).at("key");
        return "/api/router/exec/chatty-001/client/" + key.get<std::string>();
    }
    std::uint16_t port() const { return server_.port(); }
    sim::Service& service() { return service_; }

private:
    sim::Service service_;
    sim::Server server_;
    std::thread thread_;
};

constexpr auto kPrompt = "nobody@vm:~$ ";
const std::string kSize = R"({"Rows":24,"Cols":80})";

}  // namespace

TEST_CASE("the shell speaks as recorded" * doctest::skip(!recordings::present())) {
    const auto session = recordings::read("websocket-ws_exec");
    sim::Shell shell("/bin/bash");
    std::string wanted, got;
    bool first = true;
    for (const auto& frame : session.at("frames")) {
        if (frame.contains("close")) continue;
        const auto data = frame.at("data").get<std::string>();
        if (frame.at("dir") == "server->client") wanted += data;
        else if (first) got += shell.open(24, 80);
        else if (data[0] == '\0') got += shell.resize(50, 132);
        else got += shell.type(data);
        first = first && frame.at("dir") == "server->client";
    }
    CHECK(got == wanted);
    CHECK(shell.over());
}

TEST_CASE("keys, exit codes, colours, one command") {
    sim::Shell shell("bash");
    (void)shell.open(24, 80);
    CHECK(shell.type("ab\x7f") == "ab\b\x1b[K");
    CHECK(shell.type("\x1b[A") == "");
    CHECK(shell.type("\x03").starts_with("^C\r\n"));
    CHECK(shell.type("nope\r").find("bash: nope: command not found\r\n") != std::string::npos);
    CHECK(shell.type("echo $?\r").find("\r127\r\n") != std::string::npos);
    CHECK(shell.type("colours\r").find("\x1b[48;2;") != std::string::npos);
    CHECK(shell.type("exit 3\r").ends_with("exit\r\n"));
    CHECK(shell.over());
    CHECK(shell.exit_code() == 3);
    sim::Shell once("echo one");
    CHECK(once.open(24, 80) == "one\r\n");
    CHECK(once.over());
}

TEST_CASE("on the wire: binary frames of a kilobyte at most, and a normal close after exit") {
    Running running;
    Terminal terminal(running.port(), running.path());
    terminal.send(kSize);
    CHECK(terminal.receive_until(kPrompt).ends_with(kPrompt));
    terminal.send("seq 2000\r");
    CHECK(terminal.receive_until(kPrompt).find("\r\n2000\r\n") != std::string::npos);
    CHECK(terminal.largest() == 1024);
    CHECK_FALSE(terminal.text_came());
    terminal.send("exit\r");
    (void)terminal.receive_until("never");
    CHECK(terminal.closed_normally());
}

TEST_CASE("a text frame ends it without a close; a key works once; an unknown one is silent, then closed") {
    Running running;
    const auto path = running.path();
    Terminal terminal(running.port(), path);
    terminal.send(kSize);
    (void)terminal.receive_until(kPrompt);
    terminal.send("hello", true);
    (void)terminal.receive_until("never");
    CHECK(terminal.broken());
    Terminal second(running.port(), path + "?timeout=0");
    CHECK(second.receive_until("never") == "");
    CHECK(second.closed_normally());
}

TEST_CASE("ways in are refused as recorded" * doctest::skip(!recordings::present())) {
    auto service = ask::service("showcase");
    const auto refused = [&](const std::string& recording, std::vector<std::pair<std::string, std::string>> names) {
        CAPTURE(recording);
        auto all = recordings::read(recording).dump();
        for (const auto& [from, to] : names)
            for (auto at = all.find(from); at != std::string::npos; at = all.find(from, at + to.size())) all.replace(at, from.size(), to);
        const auto wanted = ask::Body::parse(all);
        const auto reply = ask::post(service, wanted.at("request").at("path").get<std::string>(), "");
        CHECK(reply.status == wanted.at("response").at("status").get<int>());
        CHECK(ask::json(reply) == wanted.at("response").at("json"));
    };
    const std::pair<std::string, std::string> finished{"sim-train-1", "hello-world-001"}, running{"gr00t-pretrain-1", "serial-chain-001"};
    refused("action-exec-failed-submission", {{"bad-field-1", "refused-001"}});
    refused("action-exec-finished", {finished});
    refused("action-webserver-finished", {finished});
    refused("action-exec-pending", {{"queued-big-1", "never-fits-001"}});
    refused("action-exec-missing-entry-422", {});
    refused("action-exec-missing-task", {running});
    refused("action-exec-missing-wf", {});
    refused("action-exec-task-completed-in-running-wf", {running, {"shard", "fetch"}});
    refused("action-exec-task-not-yet-running", {running, {"evaluate", "publish"}});
    refused("action-portforward-no-port", {{"gr00t-pretrain-1", "chatty-001"}});
}

TEST_CASE("ways in look as recorded; a web server answers by its host name" * doctest::skip(!recordings::present())) {
    auto service = ask::service("showcase");
    const auto like = [&](const std::string& recording, const std::string& target, std::vector<std::string> maps = {}) {
        Shape shape(std::move(maps));
        shape.learn(recordings::body(recordings::read(recording)));
        const auto reply = ask::json(ask::post(service, target, ""));
        CHECK(shape.faults_of(reply) == std::vector<std::string>{});
        return reply;
    };
    (void)like("action-exec-running", "/api/workflow/chatty-001/exec/task/app?entry_command=bash");
    (void)like("action-exec-group-running", "/api/workflow/chatty-001/exec/group/app-group?entry_command=ls", {""});
    CHECK(like("action-portforward-running", "/api/workflow/chatty-001/portforward/app?task_ports=80&task_ports=81").size() == 2);
    auto key = ask::json(ask::post(service, "/api/workflow/chatty-001/webserver/app?task_port=8080", "")).at("key").get<std::string>();
    CHECK(ask::get(service, "/api/router/webserver/" + key).body == "true");
    CHECK(ask::get(service, "/api/router/webserver/nope").body == "false");
    for (auto& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    CHECK(ask::get(service, "/", {{"host", key + ".osmo.example.com"}}).body.find("Port 8080") != std::string::npos);
    const auto gone = ask::get(service, "/", {{"host", "webserver-nope.osmo.example.com"}});
    CHECK(gone.status == 404);
    CHECK(gone.body == "No active backend connection found, your session may have expired.");
}

TEST_CASE("a socket that a test breaks, or does not let in") {
    Running running;
    const auto fault = [&](const std::string& rest) {
        CHECK(ask::post(running.service(), "/sim/fault", R"({"path_prefix":"/api/router/exec",)" + rest + "}").status == 200);
    };
    fault(R"("cut_at":30)");
    Terminal cut(running.port(), running.path());
    cut.send(kSize);
    (void)cut.receive_until(kPrompt);
    cut.send("seq 100\r");
    (void)cut.receive_until("never");
    CHECK(cut.broken());
    fault(R"("status":503)");
    CHECK_THROWS(Terminal(running.port(), running.path()));
}
