#include "platform/web/fetch_transport.h"
#include <algorithm>
#include <charconv>
#include <cstring>
#include <emscripten/emscripten.h>
#include <emscripten/eventloop.h>
#include <emscripten/fetch.h>

// The C call-backs carry one pointer and may come after the flight has landed, so they carry
// the handle and look it up.
static FetchTransport* the_transport = nullptr;

struct FetchTransport::Flight {
    HttpRequest request;  // its body must live until it is sent
    Piece piece;
    Done done;
    std::string body;
    emscripten_fetch_t* fetch = nullptr;
    double heard_ms = 0;  // when something last arrived
    bool timed_out = false;

    ~Flight() {
        if (!fetch) return;
        fetch->__attributes.onerror = nullptr;
        emscripten_fetch_close(fetch);
    }
};

static int handle_of(const emscripten_fetch_t* f) { return static_cast<int>(reinterpret_cast<std::intptr_t>(f->userData)); }
static bool is_success(int status) { return status >= 200 && status < 300; }

struct FetchTransport::CallBacks {
    static void progress(emscripten_fetch_t* f) {
        const auto found = the_transport->flights_.find(handle_of(f));
        if (found == the_transport->flights_.end()) return;
        Flight& flight = *found->second;
        flight.heard_ms = emscripten_get_now();
        const std::string_view bytes(f->data, f->data ? static_cast<std::size_t>(f->numBytes) : 0);
        if (bytes.empty()) return;
        if (!flight.piece || !is_success(f->status)) flight.body += bytes;
        else Piece(flight.piece)(bytes);  // a copy: it may abort, and take the flight with it
    }
    static void success(emscripten_fetch_t* f) { the_transport->finish(handle_of(f), true); }
    static void error(emscripten_fetch_t* f) { the_transport->finish(handle_of(f), false); }
    static void tick(void* handle) { the_transport->watch(static_cast<int>(reinterpret_cast<std::intptr_t>(handle)), 0); }
};

FetchTransport::FetchTransport() { the_transport = this; }
FetchTransport::~FetchTransport() { the_transport = nullptr; }

int FetchTransport::send(const HttpRequest& request, Piece piece, Done done) {
    const int handle = ++last_;
    auto& flight = flights_[handle] = std::make_unique<Flight>();
    *flight = Flight{request, std::move(piece), std::move(done), {}, nullptr, emscripten_get_now(), false};
    static const char* const json_headers[] = {"Content-Type", "application/json", nullptr};

    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    std::strncpy(attributes.requestMethod, request.method.c_str(), sizeof attributes.requestMethod - 1);
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_STREAM_DATA;  // pieces come only with both
    attributes.userData = reinterpret_cast<void*>(static_cast<std::intptr_t>(handle));
    attributes.onprogress = CallBacks::progress;
    attributes.onsuccess = CallBacks::success;
    attributes.onerror = CallBacks::error;
    if (!request.body.empty()) {
        attributes.requestData = flight->request.body.data();
        attributes.requestDataSize = flight->request.body.size();
        attributes.requestHeaders = json_headers;
    }
    flight->fetch = emscripten_fetch(&attributes, flight->request.url.c_str());
    if (request.timeout.count() > 0) watch(handle, static_cast<double>(Millis(request.timeout).count()));
    return handle;
}

// The time counts from the last piece, so that a long answer on a slow line is not cut.
void FetchTransport::watch(int handle, double ms) {
    const auto found = flights_.find(handle);
    if (found == flights_.end()) return;
    Flight& flight = *found->second;
    if (ms == 0) ms = flight.heard_ms + static_cast<double>(Millis(flight.request.timeout).count()) - emscripten_get_now();
    if (ms > 0) {
        emscripten_set_timeout(CallBacks::tick, ms, reinterpret_cast<void*>(static_cast<std::intptr_t>(handle)));
        return;
    }
    flight.timed_out = true;
    finish(handle, false);
}

static std::string headers_of(emscripten_fetch_t* f) {
    std::string text(emscripten_fetch_get_response_headers_length(f) + 1, '\0');
    emscripten_fetch_get_response_headers(f, text.data(), text.size());
    return text;
}

// Names arrive in lower case, one "name: value" to a line.
static std::string_view header(std::string_view all, std::string_view name) {
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find("\r\n", at), all.size());
        const auto line = all.substr(at, end - at);
        if (line.starts_with(name) && line.substr(name.size()).starts_with(": ")) return line.substr(name.size() + 2);
        at = end + 2;
    }
    return {};
}

static std::optional<Seconds> seconds(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return Seconds{value};
}

void FetchTransport::finish(int handle, bool whole) {
    const auto found = flights_.find(handle);
    if (found == flights_.end()) return;
    const auto flight = std::move(found->second);
    flights_.erase(found);

    HttpAnswer answer;
    answer.timed_out = flight->timed_out;
    answer.status = flight->timed_out ? 0 : flight->fetch->status;
    if (!whole && is_success(answer.status)) answer.status = 0;  // it broke off
    answer.body = std::move(flight->body);
    const std::string headers = headers_of(flight->fetch);
    answer.request_id = header(headers, "x-request-id");
    answer.retry_after = seconds(header(headers, "retry-after"));
    const Done done = std::move(flight->done);
    emscripten_fetch_t* fetch = std::exchange(flight->fetch, nullptr);
    fetch->__attributes.onerror = nullptr;
    emscripten_fetch_close(fetch);
    done(std::move(answer));
}

bool FetchTransport::idle() const {
    return std::all_of(flights_.begin(), flights_.end(), [](const auto& f) { return f.second->request.endless; });
}

void FetchTransport::abort(int handle) { flights_.erase(handle); }
