#include "platform/web/browser.h"
#include "base/text.h"
#include "platform/web/bridge.h"
#include <ctime>
#include <chrono>
#include <cstring>
#include <emscripten/emscripten.h>

static constexpr double kTurnMs = 8;
static constexpr std::string_view kStoragePrefix = "osmo-console/";  // shell/first.js reads the theme

Instant WebClock::now() { return std::chrono::floor<Millis>(std::chrono::system_clock::now()); }
double WebClock::steady_ms() { return emscripten_get_now(); }

Seconds WebClock::zone() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Seconds(local.tm_gmtoff);
}

static std::optional<std::string> unboxed(void* found) {
    if (!found) return std::nullopt;
    std::uint32_t size = 0;
    std::memcpy(&size, found, sizeof size);
    std::string text(static_cast<char*>(found) + sizeof size, size);
    std::free(found);
    return text;
}

std::optional<std::string> WebStorage::read(std::string_view key) {
    const std::string name = std::string(kStoragePrefix) + std::string(key);
    return unboxed(shell_storage_read(name.data(), name.size()));
}

void WebStorage::write(std::string_view key, std::string_view value) {
    const std::string name = std::string(kStoragePrefix) + std::string(key);
    shell_storage_write(name.data(), name.size(), value.data(), value.size());
}

void WebHistory::read(std::string_view key, Found found) {
    asked_.emplace(++last_, std::move(found));
    shell_history_read(key.data(), key.size(), last_);
}

void WebHistory::write(std::string_view key, std::string_view value) { shell_history_write(key.data(), key.size(), value.data(), value.size()); }

void WebHistory::found(int number, std::optional<std::string> text) {
    auto asked = asked_.extract(number);
    if (!asked.empty()) asked.mapped()(std::move(text));
}

void WebLocation::set_hash(std::string_view hash, bool replace) {
    if (hash == hash_) return;
    hash_ = hash;
    shell_set_hash(hash.data(), hash.size(), replace);
}

std::string WebLocation::page() { return unboxed(shell_page()).value_or(""); }
void WebLocation::open_tab(std::string_view href) { shell_open_tab(href.data(), href.size()); }
void WebLocation::title(std::string_view words) {
    const auto text = with_all_shown(words);
    shell_title(text.data(), text.size());
}
void WebLocation::mark(std::string_view state) { shell_tab_mark(state.data(), state.size()); }
void WebLocation::wish(std::string_view word) { shell_wish(word.data(), word.size()); }

bool WebLocation::arrived(std::string hash) {
    if (hash == hash_) return false;
    hash_ = std::move(hash);
    return true;
}

void WebClipboard::write(std::string_view text) { shell_clipboard(text.data(), text.size()); }

void WebFiles::save(std::string_view wanted, std::string_view type, std::string_view text) {
    const auto name = with_all_shown(wanted);
    shell_save_file(name.data(), name.size(), type.data(), type.size(), text.data(), text.size());
}
void WebFiles::choose(std::string_view accept) { shell_choose_file(accept.data(), accept.size()); }

void WebNotices::ask() { shell_notices_ask(); }
void WebNotices::show(std::string_view title, std::string_view words, std::string_view hash) {
    shell_notice(title.data(), title.size(), words.data(), words.size(), hash.data(), hash.size());
}

// One to a line: neither addresses nor cookies hold line ends.
static std::string lines(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) (out += out.empty() ? "" : "\n") += text;
    return out;
}

void WebTerminals::join(std::string_view key, const std::vector<std::string>& addresses, const std::vector<std::string>& cookies) {
    const auto to = lines(addresses), with = lines(cookies);
    shell_session_join(key.data(), key.size(), to.data(), to.size(), with.data(), with.size());
}
void WebTerminals::type(std::string_view key, std::string_view text) { shell_session_type(key.data(), key.size(), text.data(), text.size()); }
void WebTerminals::end(std::string_view key) { shell_session_end(key.data(), key.size()); }

void WebLoop::request_frame() {
    frame_asked_ = true;
    shell_request_frame();
}
void WebLoop::wake_in(Millis wait) { shell_wake_in(static_cast<double>(wait.count())); }
void WebLoop::mark(std::string_view name) { shell_mark(name.data(), name.size()); }

void WebLoop::later(std::function<void()> work) {
    if (later_.empty()) shell_later();
    later_.push_back(std::move(work));
}

void WebLoop::run_later() {
    auto work = std::exchange(later_, {});
    const double start = emscripten_get_now();
    std::size_t done = 0;
    while (done < work.size() && (done == 0 || emscripten_get_now() - start < kTurnMs)) work[done++]();
    if (done == work.size()) return;
    if (later_.empty()) shell_later();
    later_.insert(later_.begin(), std::make_move_iterator(work.begin() + static_cast<std::ptrdiff_t>(done)),
                  std::make_move_iterator(work.end()));
}
