#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "sim/service.h"

// The router's socket: binary frames to and from a shell. A key that nobody waits for gets silence and then a
// close that says nothing; a text frame ends everything without a close.
namespace sim {

using SocketRequest = boost::beast::http::request<boost::beast::http::string_body>;

bool is_for_router(const SocketRequest& request);
boost::asio::awaitable<void> serve_socket(boost::beast::tcp_stream stream, SocketRequest request, Service& service);

}  // namespace sim
