#include "sim/shell.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sim {
namespace {

constexpr std::string_view kPrompt = "nobody@vm:~$ ";
constexpr int kNotFound = 127;

// Words, quotes taken off.
std::vector<std::string> split_words(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    bool inside = false;
    char quote = 0;
    for (const char c : line) {
        if (quote != 0 ? c == quote : c == '"' || c == '\'') {
            quote = quote != 0 ? '\0' : c;
            inside = true;
        } else if (c == ' ' && quote == 0) {
            if (inside) words.push_back(std::move(word));
            word.clear();
            inside = false;
        } else {
            word += c;
            inside = true;
        }
    }
    if (inside) words.push_back(std::move(word));
    return words;
}

bool is_shell(const std::string& command) {
    return command.ends_with("bash") || command.ends_with("sh");
}

std::string replaced(std::string text, std::string_view what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
    return text;
}

}  // namespace

std::string colours() {
    std::string out;
    for (int c = 0; c < 16; ++c) out += "\x1b[48;5;" + std::to_string(c) + "m  \x1b[0m";
    out += "\r\n";
    for (int c = 16; c < 256; ++c) {
        out += "\x1b[48;5;" + std::to_string(c) + "m \x1b[0m";
        if ((c - 15) % 36 == 0) out += "\r\n";
    }
    out += "\r\n\x1b[1mbold\x1b[0m \x1b[2mdim\x1b[0m \x1b[3mitalic\x1b[0m \x1b[4munderlined\x1b[0m \x1b[7mreversed\x1b[0m \x1b[9mstruck\x1b[0m\r\n";
    for (int i = 0; i < 64; ++i)
        out += "\x1b[48;2;" + std::to_string(i * 4) + ";" + std::to_string(255 - i * 4) + ";120m \x1b[0m";
    return out + "\r\n";
}

std::string Shell::prompt() { return "\x1b[?2004h" + std::string(kPrompt); }

std::string Shell::open(int rows, int columns) {
    rows_ = rows;
    columns_ = columns;
    if (is_shell(command_)) return prompt();
    auto out = run_line(command_, {});
    over_ = true;
    return out;
}

std::string Shell::resize(int rows, int columns) {
    rows_ = rows;
    columns_ = columns;
    return "\r\x1b[K\r" + std::string(kPrompt) + line_;
}

std::string Shell::type(std::string_view bytes) {
    std::string out;
    for (const char c : bytes)
        if (!over_) out += key(c);
    return out;
}

std::string Shell::key(char c) {
    if (escape_ > 0 || c == '\x1b') {  // arrows and the like do nothing
        escape_ = c == '\x1b' ? 1 : escape_ == 1 && (c == '[' || c == 'O') ? 2 : static_cast<unsigned char>(c) < 0x40 ? 2 : 0;
        return {};
    }
    switch (c) {
        case '\r': case '\n': return enter();
        case '\x03': line_.clear(); code_ = 130; return "^C\r\n\x1b[?2004l\r" + prompt();
        case '\x04':
            if (!line_.empty()) return "\a";
            over_ = true;
            return "\x1b[?2004l\rexit\r\n";
        case '\x15': {
            line_.clear();
            return "\r\x1b[K" + std::string(kPrompt);
        }
        case '\x7f': case '\b':
            if (line_.empty()) return "\a";
            while (!line_.empty() && (static_cast<unsigned char>(line_.back()) & 0xc0) == 0x80) line_.pop_back();
            if (!line_.empty()) line_.pop_back();
            return "\b\x1b[K";
        default: line_ += c; return std::string(1, c);
    }
}

std::string Shell::enter() {
    const auto line = std::exchange(line_, {});
    const auto out = run_line(line, "\r\n\x1b[?2004l\r");
    return over_ ? out : out + prompt();
}

std::string Shell::run_line(const std::string& line, std::string out) {
    for (std::size_t from = 0; from <= line.size() && !over_;) {
        const auto end = std::min(line.find(';', from), line.size());
        const auto words = split_words(replaced(line.substr(from, end - from), "$?", std::to_string(code_)));
        if (!words.empty() && programs_ && programs_->knows(words.front())) code_ = programs_->run(words, std::exchange(out, {}));
        else if (!words.empty()) out += run(words);
        from = end + 1;
    }
    return out;
}

std::string Shell::run(const std::vector<std::string>& words) {
    const auto& name = words.front();
    const auto argument = [&](std::size_t n) { return n < words.size() ? words[n] : std::string(); };
    code_ = 0;
    if (name == "help") return "echo exit stty colours ls pwd whoami hostname env seq utf8 true false clear nvidia-smi\r\nat a terminal also: sleep cat yes top progress tty\r\n";
    if (name == "stty" && argument(1) == "size") return std::to_string(rows_) + " " + std::to_string(columns_) + "\r\n";
    if (name == "echo") {
        std::string out;
        for (std::size_t n = 1; n < words.size(); ++n) out += (n > 1 ? " " : "") + words[n];
        return out + "\r\n";
    }
    if (name == "exit") {
        over_ = true;
        code_ = std::atoi(argument(1).c_str()) & 255;
        return is_shell(command_) ? "exit\r\n" : "";
    }
    if (name == "colours" || name == "colors") return colours();
    if (name == "pwd") return "/workspace\r\n";
    if (name == "ls") return "\x1b[0m\x1b[01;34mcheckpoints\x1b[0m  \x1b[01;32mrun.sh\x1b[0m  train.py\r\n";
    if (name == "whoami") return "nobody\r\n";
    if (name == "hostname") return "vm\r\n";
    if (name == "env") return "HOME=/root\r\nLANG=C.UTF-8\r\nTERM=xterm-256color\r\n";
    if (name == "utf8") return "héllo 数据 👩🏽‍🔬 ⏱ עברית\r\n";
    if (name == "clear") return "\x1b[H\x1b[2J\x1b[3J";
    if (name == "nvidia-smi") return "GPU 0: NVIDIA H100 80GB HBM3 | 41C | 118W / 700W | 512MiB / 81559MiB | 0%\r\n";
    if (name == "true") return {};
    if (name == "false") return code_ = 1, std::string();
    if (name == "seq") {
        std::string out;
        for (int i = 1; i <= std::min(std::atoi(argument(1).c_str()), 200'000); ++i) out += std::to_string(i) + "\r\n";
        return out;
    }
    code_ = kNotFound;
    return "bash: " + name + ": command not found\r\n";
}

}  // namespace sim
