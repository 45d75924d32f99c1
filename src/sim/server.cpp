#include "sim/server.h"

#include <utility>  // boost 1.74 forgets it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <cctype>

#include "sim/socket.h"

namespace sim {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Stream = beast::tcp_stream;
using boost::system::error_code;

namespace {

constexpr auto kPatience = std::chrono::minutes{10};  // for a client that neither reads nor asks
constexpr std::uint64_t kLargestBody = 16 * 1024 * 1024;

Request from_wire(http::request<http::string_body>&& message) {
    Request r;
    r.method = std::string(message.method_string());
    r.target = std::string(message.target());
    for (const auto& field : message) {
        std::string name(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        r.headers.emplace_back(std::move(name), std::string(field.value()));
    }
    r.body = std::move(message.body());
    return r;
}

// Sends one answer; false when the connection is of no use afterwards.
class Sender {
public:
    Sender(Stream& stream, unsigned version, bool keep_alive, bool head)
        : stream_(stream), version_(version), keep_alive_(keep_alive), head_(head) {}

    asio::awaitable<bool> send(Reply reply) {
        if (reply.delay > Span{0}) {
            asio::steady_timer timer(stream_.get_executor(), reply.delay);
            co_await timer.async_wait(asio::use_awaitable);
        }
        cut_at_ = reply.cut_at;
        const bool chunked = reply.more && version_ >= 11;
        if (reply.more && !chunked) keep_alive_ = false;  // the end of the connection is the end of the body
        if (!co_await write(header_text(reply, chunked))) co_return false;
        if (head_) co_return keep_alive_;
        if (!co_await send_piece(std::move(reply.body), chunked)) co_return false;
        Span quiet{};
        for (bool more = static_cast<bool>(reply.more); more;) {
            std::string piece;
            if (!reply.mute) more = reply.more(piece);
            const bool nothing = piece.empty() && more && reply.poll > Span{0};
            if (!nothing) quiet = Span{0};
            else if (!co_await pause(std::min(reply.poll, reply.idle_cut > Span{0} ? reply.idle_cut - quiet : reply.poll)))
                co_return false;
            else if (quiet += reply.poll; reply.idle_cut > Span{0} && quiet >= reply.idle_cut) co_return false;
            if (!co_await send_piece(std::move(piece), chunked)) co_return false;
        }
        if (chunked && !co_await write("0\r\n\r\n")) co_return false;
        co_return keep_alive_;
    }

private:
    std::string header_text(const Reply& reply, bool chunked) const {
        http::response<http::empty_body> header(static_cast<http::status>(reply.status), version_);
        header.set(http::field::server, "uvicorn");
        if (!reply.type.empty()) header.set(http::field::content_type, reply.type);
        for (const auto& [name, value] : reply.headers) header.set(name, value);
        if (chunked) header.chunked(true);
        else if (!reply.more) header.content_length(reply.body.size());
        header.keep_alive(keep_alive_);
        beast::multi_buffer text;
        beast::ostream(text) << header.base();
        return beast::buffers_to_string(text.data());
    }

    // False when the client has gone meanwhile.
    asio::awaitable<bool> pause(Span length) {
        stream_.expires_never();
        asio::steady_timer timer(stream_.get_executor(), length);
        co_await timer.async_wait(asio::use_awaitable);
        char one;
        co_return ::recv(stream_.socket().native_handle(), &one, 1, MSG_PEEK | MSG_DONTWAIT) != 0;
    }

    asio::awaitable<bool> send_piece(std::string piece, bool chunked) {
        if (piece.empty()) co_return true;
        bool cut = false;
        if (cut_at_ >= 0) {
            cut = static_cast<long>(piece.size()) >= cut_at_;
            if (cut) piece.resize(static_cast<std::size_t>(cut_at_));
            cut_at_ -= static_cast<long>(piece.size());
        }
        if (chunked && !piece.empty() && !co_await write_chunk(piece)) co_return false;
        if (!chunked && !co_await write(piece)) co_return false;
        co_return !cut;
    }

    asio::awaitable<bool> write_chunk(const std::string& piece) {
        stream_.expires_after(kPatience);
        error_code fault;
        co_await asio::async_write(stream_, http::make_chunk(asio::buffer(piece)),
                                   asio::redirect_error(asio::use_awaitable, fault));
        co_return !fault;
    }

    asio::awaitable<bool> write(const std::string& text) {
        stream_.expires_after(kPatience);
        error_code fault;
        co_await asio::async_write(stream_, asio::buffer(text), asio::redirect_error(asio::use_awaitable, fault));
        co_return !fault;
    }

    Stream& stream_;
    unsigned version_;
    bool keep_alive_, head_;
    long cut_at_ = -1;
};

asio::awaitable<void> serve(Stream stream, Service& service) {
    beast::flat_buffer buffer;
    for (bool open = true; open;) {
        http::request_parser<http::string_body> parser;
        parser.body_limit(kLargestBody);
        stream.expires_after(kPatience);
        error_code fault;
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, fault));
        if (fault) break;
        auto message = parser.release();
        if (is_for_router(message)) co_return co_await serve_socket(std::move(stream), std::move(message), service);
        Sender sender(stream, message.version(), message.keep_alive(), message.method() == http::verb::head);
        open = co_await sender.send(service.answer(from_wire(std::move(message))));
    }
    error_code ignored;
    stream.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
}

}  // namespace

struct Server::Inside {
    Inside(Service& s, std::uint16_t port) : service(s), acceptor(context), signals(context, SIGINT, SIGTERM) {
        const asio::ip::tcp::endpoint where(asio::ip::make_address("0.0.0.0"), port);
        acceptor.open(where.protocol());
        acceptor.set_option(asio::ip::tcp::acceptor::reuse_address(true));
        acceptor.bind(where);
        acceptor.listen();
    }

    asio::awaitable<void> accept() {
        for (;;) {
            error_code fault;
            auto socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, fault));
            if (fault == asio::error::operation_aborted) co_return;
            if (fault) continue;
            error_code ignored;
            socket.set_option(asio::ip::tcp::no_delay(true), ignored);
            asio::co_spawn(context, serve(Stream(std::move(socket)), service), asio::detached);
        }
    }

    // Keeps up while nobody asks, so that a first request after a long sleep is as quick as any.
    asio::awaitable<void> tick() {
        asio::steady_timer timer(context);
        for (;;) {
            timer.expires_after(std::chrono::seconds{1});
            co_await timer.async_wait(asio::use_awaitable);
            service.catch_up();
        }
    }

    Service& service;
    asio::io_context context{1};
    asio::ip::tcp::acceptor acceptor;
    asio::signal_set signals;
};

Server::Server(Service& service, std::uint16_t port) : inside_(std::make_unique<Inside>(service, port)) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return inside_->acceptor.local_endpoint().port(); }

void Server::run() {
    asio::co_spawn(inside_->context, inside_->accept(), asio::detached);
    asio::co_spawn(inside_->context, inside_->tick(), asio::detached);
    inside_->signals.async_wait([this](error_code fault, int) {
        if (!fault) inside_->context.stop();
    });
    inside_->context.run();
}

void Server::stop() { inside_->context.stop(); }

}  // namespace sim
