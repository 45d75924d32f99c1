#pragma once
#include "platform/platform.h"
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The rest of a world without a browser: a clock that is wound by hand, a loop whose tasks
// run when asked. Everything that was said to it can be read back.
class HandClock : public Clock {
  public:
    explicit HandClock(Instant start) : now_(start) {}
    void advance(Millis by) { now_ += by, steady_ms_ += double(by.count()); }
    Instant now() override { return now_; }
    double steady_ms() override { return steady_ms_; }

  private:
    Instant now_;
    double steady_ms_ = 1000;
};

class MapStorage : public Storage {
  public:
    std::map<std::string, std::string, std::less<>> values;
    std::optional<std::string> read(std::string_view key) override {
        const auto found = values.find(key);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    }
    void write(std::string_view key, std::string_view value) override { values.insert_or_assign(std::string(key), std::string(value)); }
};

class MapHistory : public History {
  public:
    explicit MapHistory(Loop& loop) : loop_(loop) {}
    std::map<std::string, std::string, std::less<>> values;
    int written = 0;
    void read(std::string_view key, Found found) override {
        loop_.later([this, key = std::string(key), found = std::move(found)] {
            const auto at = values.find(key);
            found(at == values.end() ? std::nullopt : std::optional(at->second));
        });
    }
    void write(std::string_view key, std::string_view value) override {
        values.insert_or_assign(std::string(key), std::string(value));
        ++written;
    }

  private:
    Loop& loop_;
};

class StringLocation : public Location {
  public:
    std::vector<std::string> history{""};  // the last one is where we are
    std::vector<std::string> opened;       // tabs
    std::vector<std::string> wishes;
    std::string shown_title, shown_mark;
    std::string hash() override { return history.back(); }
    std::string page() override { return "https://console.example.com/"; }
    void set_hash(std::string_view hash, bool replace) override {
        if (replace) history.back() = hash;
        else history.emplace_back(hash);
    }
    void open_tab(std::string_view href) override { opened.emplace_back(href); }
    void title(std::string_view title) override { shown_title = title; }
    void mark(std::string_view state) override { shown_mark = state; }
    void wish(std::string_view word) override { wishes.emplace_back(word); }
};

class KeptClipboard : public Clipboard {
  public:
    std::string text;
    void write(std::string_view words) override { text = words; }
};

class KeptNotices : public Notices {
  public:
    int asked = 0;
    struct Shown { std::string title, words, hash; };
    std::vector<Shown> shown;
    void ask() override { ++asked; }
    void show(std::string_view title, std::string_view words, std::string_view hash) override { shown.push_back({std::string(title), std::string(words), std::string(hash)}); }
};

class KeptFiles : public Files {
  public:
    struct Saved { std::string name, type, text; };
    std::vector<Saved> saved;
    std::string asked;  // the last picker that was opened
    void save(std::string_view name, std::string_view type, std::string_view text) override { saved.push_back({std::string(name), std::string(type), std::string(text)}); }
    void choose(std::string_view accept) override { asked = accept; }
};

// Sessions that a test opens and ends: App::shell_news tells the program.
class KeptTerminals : public Terminals {
  public:
    struct Joined { std::string key; std::vector<std::string> addresses, cookies; };
    std::vector<Joined> joined;
    std::vector<std::pair<std::string, std::string>> typed;
    std::vector<std::string> ended;
    void join(std::string_view key, const std::vector<std::string>& addresses, const std::vector<std::string>& cookies) override { joined.push_back({std::string(key), addresses, cookies}); }
    void type(std::string_view key, std::string_view text) override { typed.emplace_back(key, text); }
    void end(std::string_view key) override { ended.emplace_back(key); }
};

class HandLoop : public Loop {
  public:
    bool frame_asked = false;
    std::optional<Millis> wake;        // the last wish
    std::vector<std::string> marks;
    std::deque<std::function<void()>> tasks;

    bool run_task() {                  // the oldest one; false: there is none
        if (tasks.empty()) return false;
        const auto task = std::move(tasks.front());
        tasks.pop_front();
        task();
        return true;
    }
    void request_frame() override { frame_asked = true; }
    void wake_in(Millis after) override { wake = after; }
    void later(std::function<void()> task) override { tasks.push_back(std::move(task)); }
    void mark(std::string_view name) override { marks.emplace_back(name); }
};
