#include "spec/fields.h"
#include "base/text.h"
#include "domain/spec_keys.h"
#include "spec/chars.h"
#include "spec/python.h"
#include <cmath>
#include <fmt/core.h>
#include <set>

namespace spec {

using K = YamlNode::Kind;
using Id = YamlTree::Id;

std::string at_key(const std::string& path, std::string_view key) { return path.empty() ? std::string(key) : path + "." + std::string(key); }
std::string at_item(const std::string& path, std::size_t index) { return fmt::format("{}[{}]", path, index); }

bool is_name(std::string_view s) {
    if (s.empty() || !is_letter(s.front())) return false;
    for (const char c : s) if (!is_word(c) && c != '-') return false;
    return is_letter(s.back()) || is_digit(s.back());
}

std::string same_name(std::string_view s) {
    auto out = lower_case(s);
    for (auto& c : out) if (c == '_') c = '-';
    return out;
}

std::string quoted_yaml(std::string_view s) {
    std::string out = "\"";
    for (const char c : s) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

void Fields::wanted(Id id, const std::string& path, std::string_view what) {
    const auto& n = node(id);
    const bool nothing = n.kind == K::null && n.text.empty();
    auto& f = found.error(n.at, path, nothing ? fmt::format("Nothing stands here, and {} should", what) : fmt::format("This is {}, and {} should stand here", kind_words(n.kind), what),
                          nothing ? "A key without a value is not the same as no key: the service refuses it" : "The service takes nothing else here");
    const bool scalar = n.kind == K::boolean || n.kind == K::whole || n.kind == K::real || n.kind == K::date;
    if (what != "a text") return;
    if (scalar) {
        f.why = n.kind == K::boolean ? "YAML reads yes, no, on, off, true and false as yes or no" : n.kind == K::date ? "YAML reads this as a date" : "YAML reads this as a number";
        found.mend(f, n.at, quoted_yaml(n.text), fmt::format("Change to {}", quoted_yaml(n.text)));
    } else if (nothing) {
        found.mend(f, n.at, " \"\"", "Change to an empty text");
    }
}

std::optional<std::string> Fields::text(Id id, const std::string& path, bool numbers_too) {
    const auto& n = node(id);
    if (n.kind == K::text || (numbers_too && (n.kind == K::whole || n.kind == K::real))) return python_text(n);
    wanted(id, path, "a text");
    return std::nullopt;
}

std::optional<bool> Fields::flag(Id id, const std::string& path) {
    const auto& n = node(id);
    if (n.kind == K::boolean) return n.yes;
    if (n.kind == K::whole && (n.whole == 0 || n.whole == 1)) return n.whole == 1;
    if (n.kind == K::real && (n.real == 0 || n.real == 1)) return n.real == 1;
    if (n.kind == K::text) {
        const auto s = lower_case(n.text);
        for (const std::string_view yes : {"1", "on", "t", "true", "y", "yes"}) if (s == yes) return true;
        for (const std::string_view no : {"0", "off", "f", "false", "n", "no"}) if (s == no) return false;
    }
    found.error(n.at, path, n.kind == K::text ? fmt::format("“{}” is neither yes nor no", shorten(n.text, 40)) : fmt::format("This is {}, and yes or no should stand here", kind_words(n.kind)), "Write true or false");
    return std::nullopt;
}

std::optional<std::int64_t> Fields::whole(Id id, const std::string& path) {
    const auto& n = node(id);
    if (n.kind == K::whole) return n.whole;
    if (n.kind == K::boolean) return n.yes;
    if (n.kind == K::real && std::isfinite(n.real) && n.real == std::floor(n.real) && std::abs(n.real) < 9e18) return static_cast<std::int64_t>(n.real);
    if (n.kind == K::text) {   // "4", "4.0" and "1_000" are numbers here, "4.5" is none
        auto s = python_strip(n.text);
        if (const auto dot = s.find('.'); dot != std::string_view::npos && s.find_first_not_of('0', dot + 1) == std::string_view::npos && dot + 1 < s.size()) s = s.substr(0, dot);
        if (const auto value = python_int(s)) return value;
    }
    const bool milli = n.kind == K::text && n.text.size() > 1 && n.text.back() == 'm' && is_digit(n.text.front());
    found.error(n.at, path, fmt::format("{} is no whole number", n.kind == K::text || n.kind == K::real ? fmt::format("“{}”", shorten(n.text, 40)) : std::string("This")),
                milli ? "The service counts whole cores, not thousandths" : "Write digits only, without a unit");
    return std::nullopt;
}

// The same duration with one unit, where there is one: "1h30m" is 90m.
static std::optional<std::string> one_unit(std::string_view s) {
    double seconds = 0;
    bool any = false;
    while (!s.empty()) {
        std::size_t size = 0;
        while (size < s.size() && (is_digit(s[size]) || s[size] == '.')) ++size;
        std::size_t end = size;
        while (end < s.size() && is_letter(s[end])) ++end;
        const auto unit = lower_case(s.substr(size, end - size));
        const double by = unit == "w" ? 604800 : unit == "d" || unit == "day" || unit == "days" ? 86400 : unit == "h" || unit == "hour" || unit == "hours" || unit == "hr" ? 3600
                        : unit == "m" || unit == "min" || unit == "minutes" ? 60 : unit == "s" || unit == "sec" || unit == "seconds" ? 1 : 0;
        const auto amount = python_float(s.substr(0, size));
        if (!amount || by == 0) return std::nullopt;
        seconds += *amount * by, any = true;
        s.remove_prefix(end);
        while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    }
    if (!any || seconds != std::floor(seconds) || seconds <= 0 || seconds > 1e9) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(seconds);
    for (const auto& [by, unit] : {std::pair{86400, 'd'}, {3600, 'h'}, {60, 'm'}}) if (whole % by == 0) return fmt::format("{}{}", whole / by, unit);
    return fmt::format("{}s", whole);
}

std::optional<double> Fields::duration(Id id, const std::string& path, bool of_checkpoint) {
    const auto& n = node(id);
    if (n.kind == K::whole || n.kind == K::real || (n.kind == K::boolean && !of_checkpoint)) {
        const double seconds = n.kind == K::real ? n.real : n.kind == K::boolean ? n.yes : static_cast<double>(n.whole);
        const bool sixty = n.text.find(':') != std::string::npos;
        if (!std::isfinite(seconds) || std::abs(seconds) >= 86400e9) { found.error(n.at, path, "This duration is too long", "The service counts to a thousand million days"); return std::nullopt; }
        if (sixty) found.warn(n.at, path, fmt::format("YAML reads “{}” as {} seconds", n.text, python_repr(seconds)), "A number with colons is one to base 60");
        return seconds;
    }
    if (n.kind != K::text) { wanted(id, path, "a duration"); return std::nullopt; }
    if (const auto seconds = read_duration(n.text)) return seconds;
    auto& f = found.error(n.at, path, fmt::format("“{}” is no duration", shorten(n.text, 40)), "A whole number and one unit (d, h, m, s, ms, us), or ISO 8601: PT1H30M");
    if (const auto better = one_unit(n.text)) found.mend(f, n.at, *better, fmt::format("Change to {}", *better));
    return std::nullopt;
}

static std::optional<std::string> better_quantity(std::string_view s) {
    std::string tight;
    for (const char c : s) if (c != ' ') tight += c;
    std::size_t size = 0;
    while (size < tight.size() && (is_digit(tight[size]) || tight[size] == '.')) ++size;
    auto unit = lower_case(tight.substr(size));
    for (const std::string_view known : {"KiB", "MiB", "GiB", "TiB", "Ki", "Mi", "Gi", "Ti", "K", "M", "G", "T"}) if (unit == lower_case(known)) { unit = known; break; }
    if (unit == "kb" || unit == "mb" || unit == "gb" || unit == "tb") unit = std::string(1, static_cast<char>(unit[0] - 32)) + "i";
    Quantity q;
    tight = tight.substr(0, size) + unit;
    return tight != s && read_quantity(tight, q) == QuantityFault::none ? std::optional(tight) : std::nullopt;
}

std::optional<double> Fields::quantity(Id id, const std::string& path, std::string_view key, std::string& written) {
    const auto& n = node(id);
    const auto words = text(id, path, true);
    if (!words) return std::nullopt;
    written = *words;
    Quantity q;
    const auto fault = read_quantity(*words, q);
    if (fault == QuantityFault::none) return q.bytes;
    auto& f = found.error(n.at, path, fault == QuantityFault::unit ? fmt::format("“{}” is no unit of {}", q.unit, key) : fmt::format("“{}” is no amount of {}", shorten(*words, 40), key),
                          "A number and at once its unit: Ki, Mi, Gi or Ti. Without one it is bytes");
    if (const auto better = better_quantity(*words)) found.mend(f, n.at, *better, fmt::format("Change to {}", *better));
    return std::nullopt;
}

void Fields::regex(Id id, const std::string& path) {
    const auto words = text(id, path, false);
    if (!words || words->empty()) return;
    if (const auto fault = regex_fault(*words)) found.error(node(id).at, path, "This regular expression cannot be read", *fault);
}

bool Fields::list(Id id, const std::string& path) {
    if (is(id, K::list)) return true;
    wanted(id, path, "a list");
    return false;
}

std::vector<Said> Fields::texts(Id id, const std::string& path, bool numbers_too) {
    std::vector<Said> out;
    if (!list(id, path)) return out;
    std::size_t i = 0;
    for (const auto item : node(id).items) {
        if (const auto words = text(item, at_item(path, i), numbers_too)) out.push_back({*words, node(item).at});
        ++i;
    }
    return out;
}

bool Fields::name(Id id, const std::string& path, std::string_view of, bool numbers_too, std::string& out) {
    const auto words = text(id, path, numbers_too);
    if (!words) return false;
    out = *words;
    if (is_name(out)) return true;
    std::string better;
    for (std::size_t at = 0; at < out.size(); at += char_size(out, at)) better += is_word(out[at]) || out[at] == '-' ? out[at] : '-';
    while (!better.empty() && !is_letter(better.front())) better.erase(0, 1);
    while (!better.empty() && !is_letter(better.back()) && !is_digit(better.back())) better.pop_back();
    auto& f = found.error(node(id).at, path, out.empty() ? fmt::format("The {} has no name", of) : fmt::format("“{}” cannot be the name of a {}", shorten(out, 70), of),
                          "Letters, digits, - and _; a letter first, and a letter or digit last");
    if (of == "workflow" && is_name(better)) found.mend(f, node(id).at, better, fmt::format("Change to {}", better));
    return false;
}

void Fields::each(Id map, const std::function<void(std::string_view, Id, Id)>& visit) {
    const auto& n = node(map);
    std::vector<bool> last(n.items.size(), false);   // a key that stands twice counts once, the last time
    std::set<std::pair<K, std::string_view>> seen;
    for (std::size_t i = n.items.size(); i >= 2; i -= 2) {
        const auto& key = node(n.items[i - 2]);
        last[i - 2] = seen.emplace(key.kind, key.text).second;
    }
    for (std::size_t i = 0; i + 1 < n.items.size(); i += 2)
        if (last[i]) visit(python_text(node(n.items[i])), n.items[i], n.items[i + 1]);
}

static bool takes_key(std::string_view of, std::string_view key) { return spec_key(of, key) || (of == "input" && spec_key("output", key)); }

bool Fields::object(Id id, const std::string& path, std::string_view of) {
    if (!is(id, K::map)) return wanted(id, path, "a map"), false;
    each(id, [&](std::string_view key, Id key_id, Id value) {
        const auto& k = node(key_id);
        if (k.kind != K::text) found.error(k.at, path, fmt::format("The key “{}” is {}", shorten(k.text, 40), kind_words(k.kind)), "Keys are texts");
        else if (!takes_key(of, key)) unknown_key(k, value, path, of);
    });
    for (const auto& known : spec_keys(of)) {
        if (!known.required || tree.find(node(id), known.key) != YamlTree::kNone) continue;
        Span at = node(id).at;
        at.to = std::min(at.to, at.from + 1);
        found.error(at, path, fmt::format("“{}” is missing", known.key), std::string(known.help));
    }
    return true;
}

void Fields::unknown_key(const YamlNode& key, Id value, const std::string& path, std::string_view of) {
    std::string allowed;
    for (const auto& k : spec_keys(of)) allowed += (allowed.empty() ? "" : ", ") + std::string(k.key);
    auto& f = found.error(key.at, path, fmt::format("Unknown key “{}”", shorten(key.text, 40)), "Allowed here: " + allowed);
    if (of == "workflow" && key.text == "priority") f.why = "The priority is chosen beside the text, not in it";
    if ((of == "input" || of == "output") && (key.text == "dataset" || key.text == "update_dataset")) f.why = "Datasets are gone since 6.4: use a url";
    if (of == "file" && key.text == "localpath") f.why = "It is the command line that reads local files: choose the file here, and its text is put in";
    const auto near = nearest_spec_key(of, key.text);
    if (!near.empty() && value != YamlTree::kNone) found.mend(f, key.at, std::string(near), fmt::format("Change to {}", near));
}

}  // namespace spec
