#include "spec/chars.h"
#include "spec/python.h"
#include "spec/template_run.h"
#include <algorithm>
#include <fmt/core.h>

namespace spec {

// What texts, lists and maps can do by themselves, as Python lets them.
namespace {

using K = Value::Kind;

Value filter(Trouble& t, std::string_view name, const Value& of, const Arguments& a = {}) { return apply_filter(t, name, of, a); }

std::vector<Value> split(const std::string& s, const std::string& by, std::int64_t most) {
    std::vector<Value> out;
    std::size_t at = 0;
    for (auto end = s.find(by); end != std::string::npos && most != 0; end = s.find(by, at), --most) out.push_back(Value::words(s.substr(at, end - at))), at = end + by.size();
    out.push_back(Value::words(s.substr(at)));
    return out;
}

std::vector<Value> split_words(std::string_view s) {
    std::vector<Value> out;
    for (s = python_strip(s); !s.empty(); s = python_strip(s)) {
        std::size_t end = 0;
        while (end < s.size() && python_strip(s.substr(end, 1)).size() == 1) ++end;
        out.push_back(Value::words(std::string(s.substr(0, end))));
        s.remove_prefix(end);
    }
    return out;
}

Value stripped(const std::string& s, std::string_view name, const Arguments& a) {
    const auto* chars = a.get(0, "chars");
    const std::string set = chars && chars->kind == K::text ? chars->text : " \t\n\r\v\f";
    const auto first = name == "rstrip" ? 0 : std::min(s.find_first_not_of(set), s.size());
    const auto last = name == "lstrip" ? s.size() : s.find_last_not_of(set) + 1;
    return Value::words(last <= first ? "" : s.substr(first, last - first));
}

bool every(const std::string& s, bool (*is)(char)) { return !s.empty() && std::all_of(s.begin(), s.end(), is); }

Value padded(const std::string& s, const Arguments& a, bool left) {
    const auto width = a.get(0, "width", Value::number(std::int64_t{0})).whole;
    const auto fill = a.get(1, "fillchar", Value::words(" ")).text;
    std::string pad;
    for (auto n = static_cast<std::int64_t>(count_chars(s)); n < std::min<std::int64_t>(width, 10'000); ++n) pad += fill;
    return Value::words(left ? pad + s : s + pad);
}

Value affix(Trouble& t, const std::string& s, const Arguments& a, bool front) {
    const auto one = a.get(0, "prefix", Value());
    const auto holds = [&](const std::string& part) { return front ? s.starts_with(part) : s.ends_with(part); };
    if (one.kind == K::text) return Value::yes(holds(one.text));
    if (one.kind != K::tuple) return t.python("A text begins or ends with a text");
    return Value::yes(std::any_of(one.items->begin(), one.items->end(), [&](const Value& v) { return holds(v.text); }));
}

// "{}" and "{0}" and "{name}" only.
Value formatted(Trouble& t, const std::string& s, const Arguments& a) {
    std::string out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if ((s[i] == '{' || s[i] == '}') && i + 1 < s.size() && s[i + 1] == s[i]) { out += s[i++]; continue; }
        if (s[i] != '{') { out += s[i]; continue; }
        const auto close = s.find('}', i);
        const auto name = close == std::string::npos ? std::string(":") : s.substr(i + 1, close - i - 1);
        if (name.find_first_of(":!.[") != std::string::npos) return t.unknown("This format is not known here");
        const auto number = python_int(name);
        const auto* v = name.empty() ? a.get(next++, "") : number ? a.get(static_cast<std::size_t>(*number), "") : a.get(999, name);
        if (!v) return t.python(fmt::format("“{}” has no value here", s.substr(i, close - i + 1)));
        if (!t.defined(*v)) return {};
        out += python_text(*v), i = close;
    }
    return Value::words(std::move(out));
}

Value of_text(Trouble& t, const Value& of, std::string_view name, const Arguments& a) {
    const auto& s = of.text;
    const auto first = a.get(0, "", Value());
    if (name == "upper" || name == "lower" || name == "capitalize" || name == "title") return filter(t, name, of);
    if (name == "strip" || name == "lstrip" || name == "rstrip") return stripped(s, name, a);
    if (name == "startswith" || name == "endswith") return affix(t, s, a, name == "startswith");
    if (name == "split") {
        const auto most = a.get(1, "maxsplit", Value::number(std::int64_t{-1})).whole;
        const auto by = a.get(0, "sep", Value::none());
        if (by.kind == K::none) return most < 0 ? Value::list(split_words(s)) : t.unknown("Splitting so many times only is not known here");
        if (by.text.empty()) return t.python("Nothing cannot divide a text");
        return Value::list(split(s, by.text, most));
    }
    if (name == "splitlines") { auto lines = split(s, "\n", -1); if (!lines.empty() && lines.back().text.empty()) lines.pop_back(); return Value::list(std::move(lines)); }
    if (name == "replace") return filter(t, "replace", of, a);
    if (name == "join") { Arguments by{.values = {of}, .named = {}}; for (const auto& item : iterate(t, first)) if (item.kind != K::text) return t.python("Only texts are joined so"); return filter(t, "join", first, by); }
    if (name == "find") return Value::number(s.find(first.text) == std::string::npos ? std::int64_t{-1} : static_cast<std::int64_t>(count_chars(std::string_view(s).substr(0, s.find(first.text)))));
    if (name == "count") return Value::number(first.text.empty() ? static_cast<std::int64_t>(count_chars(s)) + 1 : static_cast<std::int64_t>(split(s, first.text, -1).size()) - 1);
    if (name == "zfill") {
        const bool sign = !s.empty() && (s[0] == '-' || s[0] == '+');
        const auto zeros = std::clamp<std::int64_t>(first.whole - static_cast<std::int64_t>(count_chars(s)), 0, 10'000);
        return Value::words(s.substr(0, sign) + std::string(static_cast<std::size_t>(zeros), '0') + s.substr(sign));
    }
    if (name == "isdigit" || name == "isnumeric" || name == "isdecimal") return Value::yes(every(s, is_digit));
    if (name == "isalpha") return Value::yes(every(s, is_letter));
    if (name == "isalnum") return Value::yes(every(s, [](char c) { return is_word(c) && c != '_'; }));
    if (name == "removeprefix") return Value::words(s.starts_with(first.text) ? s.substr(first.text.size()) : s);
    if (name == "removesuffix") return Value::words(s.ends_with(first.text) ? s.substr(0, s.size() - first.text.size()) : s);
    if (name == "rjust" || name == "ljust") return padded(s, a, name == "rjust");
    return formatted(t, s, a);
}

Value of_list(Trouble& t, const Value& of, std::string_view name, const Arguments& a) {
    auto& items = *of.items;
    const auto first = a.get(0, "", Value::none());
    const auto place = [&](std::int64_t i) { return items.begin() + std::clamp<std::int64_t>(i < 0 ? i + static_cast<std::int64_t>(items.size()) : i, 0, static_cast<std::int64_t>(items.size())); };
    if (items.size() > 200'000) return t.unknown("This template makes too much to be rendered here");
    if (name == "append") return items.push_back(first), Value::none();
    if (name == "extend") { for (const auto& item : iterate(t, first)) items.push_back(item); return Value::none(); }
    if (name == "insert") return items.insert(place(first.whole), a.get(1, "", Value::none())), Value::none();
    if (name == "clear") return items.clear(), Value::none();
    if (name == "reverse") return std::reverse(items.begin(), items.end()), Value::none();
    if (name == "copy") return Value::list(items);
    if (name == "count") return Value::number(static_cast<std::int64_t>(std::count_if(items.begin(), items.end(), [&](const Value& v) { return same(v, first); })));
    if (name == "index") {
        const auto at = std::find_if(items.begin(), items.end(), [&](const Value& v) { return same(v, first); });
        return at == items.end() ? t.python("It is not in the list") : Value::number(static_cast<std::int64_t>(at - items.begin()));
    }
    if (items.empty()) return t.python("Nothing can be taken from an empty list");
    const auto at = a.values.empty() ? items.end() - 1 : place(first.whole);
    if (at == items.end()) return t.python("The list is not so long");
    auto out = *at;
    items.erase(at);
    return out;
}

Value of_dict(Trouble& t, const Value& of, std::string_view name, const Arguments& a) {
    std::vector<Value> out;
    for (const auto& [key, value] : *of.pairs) {
        if (name == "items") out.push_back(Value::list({key, value}, K::tuple));
        else if (name == "keys") out.push_back(key);
        else if (name == "values") out.push_back(value);
    }
    if (name == "items" || name == "keys" || name == "values") { auto view = Value::list(std::move(out), K::stream); view.whole = 1; return view; }
    if (name == "copy") { auto copy = Value::dict(); *copy.pairs = *of.pairs; return copy; }
    auto self = of;
    if (name == "update") {
        if (!a.values.empty()) { if (a.values[0].kind != K::dict) return t.unknown("A map made of this is not known here"); for (const auto& [key, value] : *a.values[0].pairs) self.put(key, value); }
        for (const auto& [key, value] : a.named) self.put(Value::words(key), value);
        return Value::none();
    }
    if (a.values.empty()) return t.python(fmt::format("“{}” needs a key", name));
    const auto found = std::find_if(of.pairs->begin(), of.pairs->end(), [&](const auto& pair) { return same(pair.first, a.values[0]); });
    const bool there = found != of.pairs->end();
    auto value = there ? found->second : a.get(1, "default", Value::none());
    if (name == "setdefault" && !there) self.put(a.values[0], value);
    if (name == "pop" && !there && a.values.size() < 2) return t.python("It is not in the map");
    if (name == "pop" && there) of.pairs->erase(found);
    return value;
}

}  // namespace

Value call_method(Trouble& t, const Value& of, std::string_view name, const Arguments& a) {
    for (const auto& v : a.values) if (!t.defined(v)) return {};
    if (of.kind == K::loop) return a.values.empty() ? t.python("“loop.cycle” needs values") : a.values[static_cast<std::size_t>(of.whole) % a.values.size()];
    if (of.kind == K::text) return of_text(t, of, name, a);
    if (of.kind == K::dict) return of_dict(t, of, name, a);
    return of_list(t, of, name, a);
}

}  // namespace spec
