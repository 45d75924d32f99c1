#pragma once
#include "platform/platform.h"
#include <functional>
#include <map>
#include <utility>
#include <vector>

// The browser's clock, storage, address bar, clipboard, files and event loop, as the program knows them.
class WebClock final : public Clock {
  public:
    Instant now() override;
    double steady_ms() override;
    Seconds zone() override;
};

class WebStorage final : public Storage {
  public:
    std::optional<std::string> read(std::string_view key) override;
    void write(std::string_view key, std::string_view value) override;
};

// IndexedDB: answers come later, by number.
class WebHistory final : public History {
  public:
    void read(std::string_view key, Found) override;
    void write(std::string_view key, std::string_view value) override;
    void found(int number, std::optional<std::string> text);

  private:
    std::map<int, Found> asked_;
    int last_ = 0;
};

// Knows the hash without asking: the shell tells it, because replacing is delayed there.
class WebLocation final : public Location {
  public:
    std::string hash() override { return hash_; }
    std::string page() override;
    void set_hash(std::string_view hash, bool replace) override;
    void open_tab(std::string_view href) override;
    void title(std::string_view) override;
    void mark(std::string_view state) override;
    void wish(std::string_view word) override;
    bool arrived(std::string hash);  // false: we are there already

  private:
    std::string hash_;
};

class WebClipboard final : public Clipboard {
  public:
    void write(std::string_view) override;
};

class WebFiles final : public Files {
  public:
    void save(std::string_view name, std::string_view type, std::string_view text) override;
    void choose(std::string_view accept) override;
};

class WebNotices final : public Notices {
  public:
    void ask() override;
    void show(std::string_view title, std::string_view words, std::string_view hash) override;
};

class WebTerminals final : public Terminals {
  public:
    void join(std::string_view key, const std::vector<std::string>& addresses, const std::vector<std::string>& cookies) override;
    void type(std::string_view key, std::string_view text) override;
    void end(std::string_view key) override;
};

class WebLoop final : public Loop {
  public:
    void request_frame() override;
    void wake_in(Millis) override;
    void later(std::function<void()>) override;
    void mark(std::string_view name) override;
    void run_later();  // some of it: the rest gets a turn of its own, so that no turn is long
    bool waiting() const { return !later_.empty(); }
    bool take_wish() { return std::exchange(frame_asked_, false); }  // was a frame asked for since?

  private:
    std::vector<std::function<void()>> later_;
    bool frame_asked_ = false;
};
