#include <utility>  // boost 1.74 forgets it

#include "sim/socket.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <nlohmann/json.hpp>

#include "sim/pseudo_terminal.h"
#include "sim/query.h"

namespace sim {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Socket = beast::websocket::stream<beast::tcp_stream>;

constexpr std::size_t kLargestFrame = 1024;
constexpr std::string_view kPath = "/api/router/exec/", kResize = "RESIZE:";

struct Size {
    int rows = 24, columns = 80;
};

std::optional<Size> read_size(std::string_view text) {
    const auto body = nlohmann::json::parse(text, nullptr, false);
    if (!body.is_object() || !body.contains("Rows") || !body.contains("Cols")) return std::nullopt;
    if (!body["Rows"].is_number() || !body["Cols"].is_number()) return std::nullopt;
    return Size{body["Rows"].get<int>(), body["Cols"].get<int>()};
}

// One client at its shell: keys go to a pseudo-terminal, and what it draws comes back.
class Seat : public std::enable_shared_from_this<Seat> {
public:
    Seat(Socket socket, Service& service, Session session, long cut_at)
        : socket_(std::move(socket)), service_(service), command_(std::move(session.command)), cut_at_(cut_at), near_end_(socket_.get_executor()) {}

    asio::awaitable<void> serve() {
        const auto first = co_await frame();
        if (!first) co_return;
        const auto size = read_size(*first).value_or(Size{});
        terminal_ = PseudoTerminal::start(command_, size.rows, size.columns);
        if (!terminal_) co_return co_await close(beast::websocket::close_code::internal_error);
        near_end_.assign(::dup(terminal_->near_end()));
        asio::co_spawn(socket_.get_executor(), [self = shared_from_this()]() { return self->take_keys(); }, asio::detached);
        co_await show_screen();
    }

private:
    // None when the client has gone, or spoke text.
    asio::awaitable<std::optional<std::string>> frame() {
        beast::flat_buffer buffer;
        error_code fault;
        co_await socket_.async_read(buffer, asio::redirect_error(asio::use_awaitable, fault));
        if (fault) co_return std::nullopt;
        if (!socket_.got_text()) co_return beast::buffers_to_string(buffer.data());
        drop();
        co_return std::nullopt;
    }

    asio::awaitable<void> take_keys() {
        const auto self = shared_from_this();
        for (;;) {
            const auto keys = co_await frame();
            if (!keys) {
                gone_ = true;
                error_code ignored;
                near_end_.close(ignored);
                terminal_->hang_up();
                co_return;
            }
            if (keys->empty()) {
                terminal_->hang_up();  // the screen ends, and with it the session
            } else if ((*keys)[0] == '\0' && std::string_view(*keys).substr(1).starts_with(kResize)) {
                if (const auto size = read_size(std::string_view(*keys).substr(1 + kResize.size()))) terminal_->resize(size->rows, size->columns);
            } else {
                error_code fault;
                co_await asio::async_write(near_end_, asio::buffer(*keys), asio::redirect_error(asio::use_awaitable, fault));
            }
        }
    }

    asio::awaitable<void> show_screen() {
        for (;;) {
            char piece[kLargestFrame];
            error_code over;
            const auto n = co_await near_end_.async_read_some(asio::buffer(piece), asio::redirect_error(asio::use_awaitable, over));
            if (gone_) co_return;
            if (over) co_return co_await close(beast::websocket::close_code::normal);
            if (!co_await send({piece, n})) co_return drop();
        }
    }

    asio::awaitable<void> close(beast::websocket::close_code why) {
        error_code ignored;
        co_await socket_.async_close(why, asio::redirect_error(asio::use_awaitable, ignored));
    }

    asio::awaitable<bool> send(std::string bytes) {
        if (service_.streams().shell_latency > Span{0}) {
            asio::steady_timer timer(socket_.get_executor(), service_.streams().shell_latency);
            co_await timer.async_wait(asio::use_awaitable);
        }
        for (std::size_t from = 0; from < bytes.size(); from += kLargestFrame) {
            const auto piece = std::string_view(bytes).substr(from, kLargestFrame);
            if (cut_at_ >= 0 && (cut_at_ -= static_cast<long>(piece.size())) < 0) co_return false;
            error_code fault;
            co_await socket_.async_write(asio::buffer(piece.data(), piece.size()), asio::redirect_error(asio::use_awaitable, fault));
            if (fault) co_return false;
        }
        co_return true;
    }

    void drop() {
        error_code ignored;
        beast::get_lowest_layer(socket_).socket().close(ignored);
    }

    Socket socket_;
    Service& service_;
    std::string command_;
    long cut_at_;
    std::unique_ptr<PseudoTerminal> terminal_;
    asio::posix::stream_descriptor near_end_;
    bool gone_ = false;
};

asio::awaitable<void> stay_silent(Socket& socket, Span patience) {
    asio::steady_timer timer(socket.get_executor(), patience);
    co_await timer.async_wait(asio::use_awaitable);
    error_code ignored;
    co_await socket.async_close(beast::websocket::close_code::normal, asio::redirect_error(asio::use_awaitable, ignored));
}

}  // namespace

bool is_for_router(const SocketRequest& request) {
    return beast::websocket::is_upgrade(request) && std::string_view(request.target().data(), request.target().size()).starts_with(kPath);
}

asio::awaitable<void> serve_socket(beast::tcp_stream stream, SocketRequest request, Service& service) {
    const auto target = split_target(std::string_view(request.target().data(), request.target().size()));
    const auto fault = service.trouble_for({.method = "GET", .target = std::string(request.target())}, target.path);
    if (fault && fault->status) co_return;  // the handshake fails
    Socket socket(std::move(stream));
    beast::get_lowest_layer(socket).expires_never();
    error_code refused;
    co_await socket.async_accept(request, asio::redirect_error(asio::use_awaitable, refused));
    if (refused) co_return;
    socket.binary(true);
    // /api/router/exec/<workflow>/client/<key>
    const auto rest = std::string_view(target.path).substr(kPath.size());
    const auto slash = rest.find('/');
    const auto key = rest.substr(rest.rfind('/') + 1);
    auto session = service.sessions().take(rest.substr(0, slash), key);
    Query query(target.query);
    if (!session) co_return co_await stay_silent(socket, seconds{query.integer("timeout", 60)});
    const auto seat = std::make_shared<Seat>(std::move(socket), service, std::move(*session), fault ? fault->cut_at : -1);
    co_await seat->serve();
}

}  // namespace sim
