#include "spec/chars.h"
#include "spec/python.h"
#include "spec/template_run.h"
#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace spec {

namespace {

using K = Value::Kind;

std::string upper(std::string_view s) {
    std::string out(s);
    for (auto& c : out) if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return out;
}
std::string lower(std::string_view s) {
    std::string out(s);
    for (auto& c : out) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}
bool ascii(std::string_view s) { return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }); }

std::string replaced(std::string s, std::string_view from, std::string_view to) {
    if (from.empty()) return s;
    for (auto at = s.find(from); at != std::string::npos; at = s.find(from, at + to.size())) s.replace(at, from.size(), to);
    return s;
}

std::string escaped(std::string s) {
    s = replaced(std::move(s), "&", "&amp;"), s = replaced(std::move(s), "<", "&lt;"), s = replaced(std::move(s), ">", "&gt;");
    return replaced(replaced(std::move(s), "'", "&#39;"), "\"", "&#34;");
}

// What comes of a list item by item, only when somebody goes through it.
Value stream(std::vector<Value> items) { return Value::list(std::move(items), K::stream); }

using Filter = Value (*)(Trouble&, const Value&, const Arguments&);

Value as_text(const Value& v, std::string (*change)(std::string_view)) { return Value::words(change(python_text(v))); }

Value absolute(Trouble& t, const Value& v, const Arguments&) {
    if (!v.numeric()) return t.python("Only a number has an absolute value");
    return v.kind == K::real ? Value::number(std::abs(v.real)) : Value::number(v.whole < 0 ? -v.whole : v.whole);
}

Value whole(Trouble& t, const Value& v, const Arguments& a) {
    const auto otherwise = a.get(0, "default", Value::number(std::int64_t{0}));
    if (const auto* base = a.get(1, "base"); base && base->whole != 10) return t.unknown("Numbers to other bases are not known here");
    if (v.integral()) return Value::number(v.whole);
    std::optional<double> real;
    if (v.kind == K::text) { if (const auto n = python_int(v.text)) return Value::number(*n); real = python_float(v.text); }
    if (v.kind == K::real) real = v.real;
    if (!real || !std::isfinite(*real)) return otherwise;
    if (std::abs(*real) > 9e18) return t.unknown("Numbers beyond 64 bits are not known here");
    return Value::number(static_cast<std::int64_t>(*real));
}

Value real(Trouble&, const Value& v, const Arguments& a) {
    if (v.numeric()) return Value::number(v.as_real());
    const auto number = v.kind == K::text ? python_float(v.text) : std::nullopt;
    return number ? Value::number(*number) : a.get(0, "default", Value::number(0.0));
}

Value rounded(Trouble& t, const Value& v, const Arguments& a) {
    const auto method = a.get(1, "method", Value::words("common")).text;
    const auto digits = a.get(0, "precision", Value::number(std::int64_t{0})).whole;
    if (!v.numeric() || digits < 0 || digits > 12) return t.unknown("This is not rounded here");
    if (method != "common" && method != "ceil" && method != "floor") return t.python("“round” knows common, ceil and floor");
    const double scale = std::pow(10, static_cast<double>(digits)), x = v.as_real() * scale;
    if (method == "common" && v.integral()) return Value::number(v.whole);
    if (method == "common") return Value::number(std::strtod(fmt::format("{:.{}f}", v.as_real(), digits).c_str(), nullptr));
    return Value::number((method == "ceil" ? std::ceil(x) : std::floor(x)) / scale);
}

Value join(Trouble& t, const Value& v, const Arguments& a) {
    const auto between = python_text(a.get(0, "d", Value::words("")));
    const auto* part = a.get(1, "attribute");
    std::string out;
    const auto items = iterate(t, v);
    for (std::size_t i = 0; i < items.size() && !t.failed(); ++i) {
        const auto item = part ? attribute_of(t, items[i], part->text) : items[i];
        if (!t.printable(item)) break;
        out += (i ? between : "") + python_text(item);
    }
    return Value::words(std::move(out));
}

Value length(Trouble& t, const Value& v, const Arguments&) {
    if (v.kind == K::text) return Value::number(static_cast<std::int64_t>(count_chars(v.text)));
    if (v.items && v.kind != K::loop && (v.kind != K::stream || v.whole)) return Value::number(static_cast<std::int64_t>(v.items->size()));
    if (v.pairs) return Value::number(static_cast<std::int64_t>(v.pairs->size()));
    return t.python(fmt::format("A “{}” has no length", type_words(v)));
}

Value first_or_last(Trouble& t, const Value& v, bool first) {
    const auto items = iterate(t, v);
    if (items.empty()) return Value::missing("There is no first or last of nothing");
    return first ? items.front() : items.back();
}

Value sorted(Trouble& t, const Value& v, const Arguments& a) {
    auto items = iterate(t, v);
    if (a.get(2, "attribute")) return t.unknown("Sorting by a part is not known here");
    const bool minds_case = truth(a.get(1, "case_sensitive", Value::yes(false))), backwards = truth(a.get(0, "reverse", Value::yes(false)));
    const auto key = [&](const Value& x) { return x.kind == K::text && !minds_case ? Value::words(lower(x.text)) : x; };
    std::stable_sort(items.begin(), items.end(), [&](const Value& x, const Value& y) {
        if (t.failed()) return false;
        const int order = order_of(t, key(x), key(y));
        return backwards ? order > 0 : order < 0;
    });
    return Value::list(std::move(items));
}

Value unique(Trouble& t, const Value& v, const Arguments&) {
    std::vector<Value> out;
    const auto plain = [](const Value& x) { return x.kind == K::text ? Value::words(lower(x.text)) : x; };
    for (const auto& item : iterate(t, v))
        if (std::none_of(out.begin(), out.end(), [&](const Value& known) { return same(plain(known), plain(item)); })) out.push_back(item);
    return stream(std::move(out));
}

Value most(Trouble& t, const Value& v, bool largest) {
    const auto items = iterate(t, v);
    if (items.empty()) return Value::missing("There is no largest or smallest of nothing");
    auto best = items.front();
    for (const auto& item : items) {
        if (t.failed()) return {};
        const auto plain = [](const Value& x) { return x.kind == K::text ? Value::words(lower(x.text)) : x; };
        const int order = order_of(t, plain(item), plain(best));
        if (largest ? order > 0 : order < 0) best = item;
    }
    return best;
}

Value sum(Trouble& t, const Value& v, const Arguments& a) {
    Value out = a.get(1, "start", Value::number(std::int64_t{0}));
    const auto* part = a.get(0, "attribute");
    for (const auto& item : iterate(t, v)) {
        if (t.failed()) return {};
        const auto one = part ? attribute_of(t, item, part->text) : item;
        if (!t.defined(one)) return {};
        out = calculate(t, TemplateExpr::Op::add, out, one);
    }
    return out;
}

Value indented(Trouble& t, const Value& v, const Arguments& a) {
    if (v.kind != K::text) return t.python("Only a text is indented");
    const auto width = a.get(0, "width", Value::number(std::int64_t{4}));
    const auto pad = width.kind == K::text ? width.text : std::string(static_cast<std::size_t>(std::clamp<std::int64_t>(width.whole, 0, 1000)), ' ');
    const bool first = truth(a.get(1, "first", Value::yes(false))), blank = truth(a.get(2, "blank", Value::yes(false)));
    std::string out, text = python_text(v) + "\n";
    for (std::size_t at = 0, n = 0; at < text.size(); ++n) {
        const auto end = text.find('\n', at);
        const auto line = text.substr(at, end - at);
        if (n > 0) out += '\n';
        out += ((n == 0 ? first : blank || !line.empty()) ? pad : "") + line;
        at = end + 1;
    }
    return Value::words(std::move(out));
}

void write_json(std::string& out, const Value& v, Trouble& t) {
    if (out.size() > (std::size_t{4} << 20)) return;
    if (v.kind == K::text) {
        out += '"';
        for (std::size_t at = 0; at < v.text.size(); at += char_size(v.text, at)) {
            const char32_t c = char_at(v.text, at);
            static constexpr std::string_view from = "\"\\\n\r\t\b\f", to = "\"\\nrtbf";
            if (const auto known = c < 0x80 ? from.find(static_cast<char>(c)) : std::string_view::npos; known != std::string_view::npos) (out += '\\') += to[known];
            else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\'' || (c > 0x7E && c < 0x10000)) out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
            else if (c >= 0x10000) out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((static_cast<std::uint32_t>(c) - 0x10000) >> 10), 0xDC00 + (static_cast<std::uint32_t>(c) & 0x3FF));
            else out += static_cast<char>(c);
        }
        out += '"';
    } else if (v.sequence()) {
        out += '[';
        for (std::size_t i = 0; i < v.items->size(); ++i) out += i ? ", " : "", write_json(out, (*v.items)[i], t);
        out += ']';
    } else if (v.kind == K::dict) {
        out += '{';
        bool first = true;
        for (const auto& [key, value] : *v.pairs) out += first ? "" : ", ", first = false, write_json(out, key.kind == K::text ? key : Value::words(python_text(key)), t), out += ": ", write_json(out, value, t);
        out += '}';
    } else if (v.kind == K::none) out += "null";
    else if (v.kind == K::boolean) out += v.whole ? "true" : "false";
    else if (v.numeric()) out += python_text(v);
    else t.python(fmt::format("A “{}” cannot be written as JSON", type_words(v)));
}

Value json(Trouble& t, const Value& v, const Arguments& a) {
    if (a.get(0, "indent")) return t.unknown("JSON on several lines is not known here");
    std::string out;
    write_json(out, v, t);
    return Value::words(std::move(out));
}

Value batch_or_slice(Trouble& t, const Value& v, const Arguments& a) {
    const auto size = a.get(0, "linecount", Value::number(std::int64_t{0})).whole;
    const auto* fill = a.get(1, "fill_with");
    if (size <= 0) return t.python("A batch has one item at least");
    std::vector<Value> out, row;
    for (const auto& item : iterate(t, v)) {
        if (static_cast<std::int64_t>(row.size()) == size) out.push_back(Value::list(std::exchange(row, {})));
        row.push_back(item);
    }
    if (fill && !row.empty()) while (static_cast<std::int64_t>(row.size()) < size) row.push_back(*fill);
    if (!row.empty()) out.push_back(Value::list(std::move(row)));
    return stream(std::move(out));
}

Value title(std::string_view s) {
    std::string out;
    bool begins = true;
    for (const char c : s) {
        out += begins ? upper({&c, 1})[0] : lower({&c, 1})[0];
        begins = std::string_view("-({[<").find(c) != std::string_view::npos || (c == ' ' || (c >= '\t' && c <= '\r'));
    }
    return Value::words(std::move(out));
}

Value dictsort(Trouble& t, const Value& v, const Arguments& a) {
    if (v.kind != K::dict) return t.python("Only a map can be sorted so");
    if (a.get(0, "case_sensitive") || a.get(1, "by")) return t.unknown("Maps sorted in other ways are not known here");
    auto pairs = *v.pairs;
    const auto key = [](const Value& x) { return x.kind == K::text ? Value::words(lower(x.text)) : x; };
    std::stable_sort(pairs.begin(), pairs.end(), [&](const auto& x, const auto& y) { return !t.failed() && order_of(t, key(x.first), key(y.first)) < 0; });
    std::vector<Value> out;
    for (auto& [k, value] : pairs) out.push_back(Value::list({k, value}, K::tuple));
    return Value::list(std::move(out));
}

// select, reject and their cousins that look at a part.
Value chosen(Trouble& t, const Value& v, const Arguments& a, bool keep, bool by_part) {
    std::vector<Value> out;
    const std::size_t skip = by_part ? 1 : 0;
    if (by_part && a.values.empty()) return t.python("The name of a part is missing");
    Arguments rest;
    for (std::size_t i = skip + 1; i < a.values.size(); ++i) rest.values.push_back(a.values[i]);
    for (const auto& item : iterate(t, v)) {
        if (t.failed()) return {};
        const auto looked_at = by_part ? attribute_of(t, item, a.values[0].text) : item;
        if (by_part && a.values.size() == skip && !t.defined(looked_at)) return {};
        const bool passes = a.values.size() > skip ? apply_test(t, a.values[skip].text, looked_at, rest) : truth(looked_at);
        if (passes == keep) out.push_back(item);
    }
    return stream(std::move(out));
}

Value mapped(Trouble& t, const Value& v, const Arguments& a) {
    std::vector<Value> out;
    const auto* part = a.get(99, "attribute");
    if (!part && a.values.empty()) return t.python("“map” needs a filter");
    Arguments rest{.values = {}, .named = part ? std::vector<std::pair<std::string, Value>>{} : a.named};
    for (std::size_t i = 1; i < a.values.size(); ++i) rest.values.push_back(a.values[i]);
    for (const auto& item : iterate(t, v)) {
        if (t.failed()) return {};
        auto one = part ? attribute_of(t, item, part->text) : apply_filter(t, a.values[0].text, item, rest);
        if (part && one.undefined()) if (const auto* otherwise = a.get(99, "default")) one = *otherwise;
        out.push_back(std::move(one));
    }
    return stream(std::move(out));
}

Value url_encoded(Trouble& t, const Value& v, const Arguments&) {
    if (v.kind == K::dict || v.sequence()) return t.unknown("Maps are not encoded here");
    std::string out;
    for (const char c : python_text(v)) {
        if (is_word(c) || c == '-' || c == '.' || c == '~' || c == '/') out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return Value::words(std::move(out));
}

Value trimmed(Trouble&, const Value& v, const Arguments& a) {
    const auto text = python_text(v);
    const auto* chars = a.get(0, "chars");
    if (!chars || chars->kind == K::none) return Value::words(std::string(python_strip(text)));
    const auto first = text.find_first_not_of(chars->text), last = text.find_last_not_of(chars->text);
    return Value::words(first == std::string::npos ? "" : text.substr(first, last - first + 1));
}

Value replace(Trouble& t, const Value& v, const Arguments& a) {
    if (a.values.size() + a.named.size() < 2) return t.python("“replace” needs what and by what");
    if (a.get(2, "count")) return t.unknown("Replacing so many times only is not known here");
    const auto from = python_text(a.get(0, "old", Value::words("")));
    if (from.empty()) return t.unknown("Replacing nothing is not known here");
    return Value::words(replaced(python_text(v), from, python_text(a.get(1, "new", Value::words("")))));
}

Value reversed(Trouble& t, const Value& v, const Arguments&) {
    if (v.kind == K::text && !ascii(v.text)) return t.unknown("Texts beyond ASCII are not turned round here");
    if (v.kind == K::text) return Value::words({v.text.rbegin(), v.text.rend()});
    auto items = iterate(t, v);
    std::reverse(items.begin(), items.end());
    return stream(std::move(items));
}

Value words_counted(Trouble&, const Value& v, const Arguments&) {
    std::int64_t count = 0;
    bool inside = false;
    for (const char c : python_text(v)) { const bool word = is_word(c) || static_cast<unsigned char>(c) >= 0x80; count += word && !inside, inside = word; }
    return Value::number(count);
}

Value centered(Trouble&, const Value& v, const Arguments& a) {
    const auto text = python_text(v);
    const auto width = a.get(0, "width", Value::number(std::int64_t{80})).whole;
    const auto space = std::clamp<std::int64_t>(width - static_cast<std::int64_t>(count_chars(text)), 0, 10'000);
    const auto left = space / 2 + (space & width & 1);
    return Value::words(std::string(static_cast<std::size_t>(left), ' ') + text + std::string(static_cast<std::size_t>(space - left), ' '));
}

struct Row { std::string_view name; Filter run; };
const Row kFilters[] = {
    {"abs", absolute}, {"int", whole}, {"float", real}, {"round", rounded}, {"join", join}, {"length", length}, {"count", length}, {"sort", sorted}, {"unique", unique},
    {"sum", sum}, {"indent", indented}, {"tojson", json}, {"batch", batch_or_slice}, {"dictsort", dictsort}, {"map", mapped}, {"urlencode", url_encoded}, {"trim", trimmed},
    {"replace", replace}, {"reverse", reversed}, {"wordcount", words_counted}, {"center", centered},
    {"upper", [](Trouble&, const Value& v, const Arguments&) { return as_text(v, upper); }},
    {"lower", [](Trouble&, const Value& v, const Arguments&) { return as_text(v, lower); }},
    {"title", [](Trouble&, const Value& v, const Arguments&) { return title(python_text(v)); }},
    {"capitalize", [](Trouble&, const Value& v, const Arguments&) { const auto s = lower(python_text(v)); return Value::words(s.empty() ? s : upper(s.substr(0, 1)) + s.substr(1)); }},
    {"string", [](Trouble&, const Value& v, const Arguments&) { return Value::words(python_text(v)); }},
    {"safe", [](Trouble&, const Value& v, const Arguments&) { return Value::words(python_text(v)); }},
    {"escape", [](Trouble&, const Value& v, const Arguments&) { return Value::words(escaped(python_text(v))); }},
    {"e", [](Trouble&, const Value& v, const Arguments&) { return Value::words(escaped(python_text(v))); }},
    {"list", [](Trouble& t, const Value& v, const Arguments&) { return Value::list(iterate(t, v)); }},
    {"first", [](Trouble& t, const Value& v, const Arguments&) { return first_or_last(t, v, true); }},
    {"last", [](Trouble& t, const Value& v, const Arguments&) { return first_or_last(t, v, false); }},
    {"max", [](Trouble& t, const Value& v, const Arguments&) { return most(t, v, true); }},
    {"min", [](Trouble& t, const Value& v, const Arguments&) { return most(t, v, false); }},
    {"select", [](Trouble& t, const Value& v, const Arguments& a) { return chosen(t, v, a, true, false); }},
    {"reject", [](Trouble& t, const Value& v, const Arguments& a) { return chosen(t, v, a, false, false); }},
    {"selectattr", [](Trouble& t, const Value& v, const Arguments& a) { return chosen(t, v, a, true, true); }},
    {"rejectattr", [](Trouble& t, const Value& v, const Arguments& a) { return chosen(t, v, a, false, true); }},
    {"items", [](Trouble& t, const Value& v, const Arguments&) { return v.kind == K::dict ? stream(*call_method(t, v, "items", {}).items) : t.python("Only a map has items"); }},
    {"attr", [](Trouble& t, const Value& v, const Arguments& a) { return attribute_of(t, v, a.get(0, "name", Value::words("")).text); }},
};
constexpr std::string_view kTheirs[] = {"filesizeformat", "forceescape", "format", "groupby", "pprint", "random", "slice", "striptags", "truncate", "urlize", "wordwrap", "xmlattr", "default", "d"};

const Row* filter_named(std::string_view name) {
    const auto at = std::find_if(std::begin(kFilters), std::end(kFilters), [&](const Row& r) { return r.name == name; });
    return at == std::end(kFilters) ? nullptr : at;
}

using Test = bool (*)(Trouble&, const Value&, const Arguments&);
Value other(const Arguments& a) { return a.values.empty() ? Value() : a.values[0]; }
bool divides(Trouble& t, const Value& v, std::int64_t by, std::int64_t rest) {
    if (v.kind == Value::Kind::text) return t.unknown("A text is divided as Python fills one in, which is not known here"), false;
    if (v.kind == Value::Kind::real && by != 0) return std::isfinite(v.real) && std::abs(std::fmod(v.real, static_cast<double>(by))) == static_cast<double>(rest);
    if (!v.integral() || by == 0) return t.python("Only whole numbers are divided so"), false;
    return v.whole % by == rest || (rest == 1 && v.whole % by == -1);
}

struct TestRow { std::string_view name; Test run; };
const TestRow kTests[] = {
    {"defined", [](Trouble&, const Value& v, const Arguments&) { return !v.undefined(); }},
    {"undefined", [](Trouble&, const Value& v, const Arguments&) { return v.undefined(); }},
    {"none", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::none; }},
    {"boolean", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::boolean; }},
    {"true", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::boolean && v.whole == 1; }},
    {"false", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::boolean && v.whole == 0; }},
    {"integer", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::whole; }},
    {"float", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::real; }},
    {"number", [](Trouble&, const Value& v, const Arguments&) { return v.numeric(); }},
    {"string", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::text; }},
    {"mapping", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::dict; }},
    {"sequence", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::text || v.kind == K::dict || v.sequence() || v.kind == K::range; }},
    {"iterable", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::text || v.kind == K::dict || v.sequence() || v.kind == K::range || v.kind == K::stream; }},
    {"callable", [](Trouble&, const Value& v, const Arguments&) { return v.kind == K::function || v.kind == K::macro || v.kind == K::method; }},
    {"even", [](Trouble& t, const Value& v, const Arguments&) { return divides(t, v, 2, 0); }},
    {"odd", [](Trouble& t, const Value& v, const Arguments&) { return divides(t, v, 2, 1); }},
    {"divisibleby", [](Trouble& t, const Value& v, const Arguments& a) { return divides(t, v, other(a).whole, 0); }},
    {"lower", [](Trouble&, const Value& v, const Arguments&) { const auto s = python_text(v); return s == lower(s) && s != upper(s); }},
    {"upper", [](Trouble&, const Value& v, const Arguments&) { const auto s = python_text(v); return s == upper(s) && s != lower(s); }},
    {"in", [](Trouble& t, const Value& v, const Arguments& a) { return contains(t, other(a), v); }},
    {"eq", [](Trouble&, const Value& v, const Arguments& a) { return same(v, other(a)); }},
    {"equalto", [](Trouble&, const Value& v, const Arguments& a) { return same(v, other(a)); }},
    {"==", [](Trouble&, const Value& v, const Arguments& a) { return same(v, other(a)); }},
    {"sameas", [](Trouble&, const Value& v, const Arguments& a) { return v.kind == other(a).kind && same(v, other(a)); }},
    {"ne", [](Trouble&, const Value& v, const Arguments& a) { return !same(v, other(a)); }},
    {"!=", [](Trouble&, const Value& v, const Arguments& a) { return !same(v, other(a)); }},
    {"lt", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) < 0; }},
    {"lessthan", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) < 0; }},
    {"<", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) < 0; }},
    {"le", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) <= 0; }},
    {"<=", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) <= 0; }},
    {"gt", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) > 0; }},
    {"greaterthan", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) > 0; }},
    {">", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) > 0; }},
    {"ge", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) >= 0; }},
    {">=", [](Trouble& t, const Value& v, const Arguments& a) { return order_of(t, v, other(a)) >= 0; }},
    {"filter", [](Trouble& t, const Value& v, const Arguments&) { return can_be_key(t, v) && knows_filter(v.text) != Knowledge::nobodys; }},
    {"test", [](Trouble& t, const Value& v, const Arguments&) { return can_be_key(t, v) && knows_test(v.text) != Knowledge::nobodys; }},
};

const TestRow* test_named(std::string_view name) {
    const auto at = std::find_if(std::begin(kTests), std::end(kTests), [&](const TestRow& r) { return r.name == name; });
    return at == std::end(kTests) ? nullptr : at;
}

}  // namespace

Knowledge knows_filter(std::string_view name) {
    if (filter_named(name)) return Knowledge::ours;
    return std::find(std::begin(kTheirs), std::end(kTheirs), name) != std::end(kTheirs) ? Knowledge::theirs : Knowledge::nobodys;
}
Knowledge knows_test(std::string_view name) { return test_named(name) ? Knowledge::ours : name == "escaped" ? Knowledge::theirs : Knowledge::nobodys; }

Value apply_filter(Trouble& t, std::string_view name, const Value& v, const Arguments& a) {
    if (name == "default" || name == "d") {
        const bool falsy = truth(a.get(1, "boolean", Value::yes(false)));
        return v.undefined() || (falsy && !truth(v)) ? a.get(0, "default_value", Value::words("")) : v;
    }
    const auto* filter = filter_named(name);
    if (!filter) return knows_filter(name) == Knowledge::nobodys ? t.fail(fmt::format("There is no filter “{}”", name), "Jinja does not have it") : t.unknown(fmt::format("The filter “{}” is not known here", name));
    static constexpr std::string_view through[] = {"join", "list", "first", "last", "sort", "unique", "sum", "batch", "map", "max", "min", "select", "reject", "selectattr", "rejectattr", "length", "count", "reverse"};
    const bool goes_through = std::find(std::begin(through), std::end(through), name) != std::end(through);
    const bool failed_before = t.failed();
    auto out = (goes_through ? t.defined(v) : t.printable(v)) ? filter->run(t, v, a) : Value();
    static constexpr std::string_view later[] = {"unique", "batch", "map", "select", "reject", "selectattr", "rejectattr", "items"};
    const bool runs_later = std::find(std::begin(later), std::end(later), name) != std::end(later);
    if (!failed_before && t.failed() && runs_later) t.fault->unknown = true;   // it fails only when somebody looks at the result
    return out;
}

bool apply_test(Trouble& t, std::string_view name, const Value& v, const Arguments& a) {
    const auto* test = test_named(name);
    if (!test) return knows_test(name) == Knowledge::nobodys ? t.fail(fmt::format("There is no test “{}”", name), "Jinja does not have it") : t.unknown(fmt::format("The test “{}” is not known here", name)), false;
    const bool takes_nothing = name == "sameas" || name == "defined" || name == "undefined" || name == "none" || name == "string" || name == "mapping" || name == "number" || name == "boolean" || name == "integer" || name == "float" || name == "callable" || name == "true" || name == "false";
    return (takes_nothing || t.defined(v)) && test->run(t, v, a);
}

}  // namespace spec
