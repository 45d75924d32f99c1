#include "sim/options.h"

#include <charconv>

namespace sim {
namespace {

template <class Number>
bool read_number(std::string_view text, Number& out) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
    return fault == std::errc{} && end == text.data() + text.size();
}

// The fault, or nothing.
std::string set(Options& options, std::string_view name, std::string_view value) {
    const std::string given = "\"" + std::string(value) + "\"";
    if (name == "--port") return read_number(value, options.port) ? "" : "--port wants a number from 0 to 65535, not " + given;
    if (name == "--seed") return read_number(value, options.setup.seed) ? "" : "--seed wants a whole number, not " + given;
    if (name == "--speed") {
        const bool good = read_number(value, options.setup.speed) && options.setup.speed >= 0 && options.setup.speed <= 100'000;
        return good ? "" : "--speed wants a number from 0 to 100000, not " + given;
    }
    if (name == "--now") {
        options.setup.start = read_instant(value);
        return options.setup.start ? "" : "--now wants a time such as 2026-11-22T15:00:00, not " + given;
    }
    options.setup.scenario = value;
    if (find_scenario(value) != nullptr) return "";
    std::string names;
    for (const auto& s : scenarios()) (names += names.empty() ? "" : ", ") += s.name;
    return "there is no scenario " + given + "; there are " + names;
}

}  // namespace

std::variant<Options, std::string> read_options(std::span<const char* const> arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view name = arguments[i];
        if (name == "--help" || name == "-h") {
            options.help = true;
            return options;
        }
        bool known = false;
        for (const auto* one : {"--port", "--scenario", "--seed", "--speed", "--now"})
            known = known || name == one || name.starts_with(std::string(one) + "=");
        if (!known) return "unknown argument \"" + std::string(name) + "\"";
        std::string_view value;
        if (const auto equals = name.find('='); equals != std::string_view::npos) {
            value = name.substr(equals + 1);
            name = name.substr(0, equals);
        } else if (++i < arguments.size()) value = arguments[i];
        else return std::string(name) + " wants a value";
        if (auto fault = set(options, name, value); !fault.empty()) return fault;
    }
    return options;
}

std::string usage() {
    std::string text =
        "osmo-sim: a simulated OSMO service\n"
        "  --port 8081       0 takes a free one\n"
        "  --scenario small  what there is and what goes wrong:";
    for (const auto& s : scenarios()) (text += " ") += s.name;
    return text +
           "\n"
           "  --seed 1          another seed, another story\n"
           "  --speed 1         simulated seconds a second; 0 holds time still\n"
           "  --now TIME        when the story starts (UTC, 2026-11-22T15:00:00); default: now\n";
}

}  // namespace sim
