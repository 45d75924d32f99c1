#include "spec/chars.h"
#include "spec/python.h"
#include "spec/template_run.h"
#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace spec {

using K = Value::Kind;
using Op = TemplateExpr::Op;

std::vector<Value> iterate(Trouble& t, const Value& v) {
    if (!t.defined(v)) return {};
    if (v.items && v.kind != K::method && v.kind != K::loop) return *v.items;
    std::vector<Value> out;
    if (v.kind == K::text) for (std::size_t at = 0; at < v.text.size(); at += char_size(v.text, at)) out.push_back(Value::words(v.text.substr(at, char_size(v.text, at))));
    else if (v.undefined()) return {};
    else if (v.kind == K::dict) for (const auto& [key, value] : *v.pairs) out.push_back(key);
    else t.python(fmt::format("A “{}” is no list to go through", type_words(v)));
    return out;
}

bool can_be_key(Trouble& t, const Value& v) {
    return v.kind != K::list && v.kind != K::dict ? true : (t.python(fmt::format("A “{}” cannot be a key", type_words(v))), false);
}

bool contains(Trouble& t, const Value& all, const Value& one) {
    if (!t.defined(all)) return false;
    if (all.kind == K::dict && !can_be_key(t, one)) return false;
    if (all.kind == K::text) {
        if (one.kind == K::text) return all.text.find(one.text) != std::string::npos;
        return t.python(fmt::format("A “{}” cannot be part of a text", type_words(one))), false;
    }
    const auto items = iterate(t, all);
    return std::any_of(items.begin(), items.end(), [&](const Value& item) { return same(item, one); });
}

int order_of(Trouble& t, const Value& a, const Value& b) {
    if (a.numeric() && b.numeric()) {
        if (a.integral() && b.integral()) return a.whole < b.whole ? -1 : a.whole > b.whole;
        return a.as_real() < b.as_real() ? -1 : a.as_real() > b.as_real();
    }
    if (a.kind == K::text && b.kind == K::text) return a.text.compare(b.text);
    if (a.sequence() && a.kind == b.kind) {
        for (std::size_t i = 0; i < std::min(a.items->size(), b.items->size()); ++i)
            if (!same((*a.items)[i], (*b.items)[i])) return order_of(t, (*a.items)[i], (*b.items)[i]);
        return a.items->size() < b.items->size() ? -1 : a.items->size() > b.items->size();
    }
    return t.python(fmt::format("A “{}” and a “{}” are not compared", type_words(a), type_words(b))), 0;
}

namespace {

Value whole_or_unknown(Trouble& t, bool overflow, std::int64_t v) { return overflow ? t.unknown("Numbers beyond 64 bits are not known here") : Value::number(v); }

Value repeated(Trouble& t, const Value& v, std::int64_t times) {
    times = std::max<std::int64_t>(times, 0);
    const auto size = v.kind == K::text ? v.text.size() : v.items->size();
    if (static_cast<double>(size) * static_cast<double>(times) > 4e6) return t.unknown("This template makes too much to be rendered here");
    if (v.kind == K::text) {
        std::string out;
        for (std::int64_t i = 0; i < times; ++i) out += v.text;
        return Value::words(std::move(out));
    }
    std::vector<Value> out;
    for (std::int64_t i = 0; i < times; ++i) out.insert(out.end(), v.items->begin(), v.items->end());
    return Value::list(std::move(out), v.kind);
}

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) { return a / b - ((a % b != 0) && ((a < 0) != (b < 0))); }

Value wholes(Trouble& t, Op op, std::int64_t a, std::int64_t b) {
    std::int64_t out = 0;
    switch (op) {
        case Op::add: return whole_or_unknown(t, __builtin_add_overflow(a, b, &out), out);
        case Op::subtract: return whole_or_unknown(t, __builtin_sub_overflow(a, b, &out), out);
        case Op::times: return whole_or_unknown(t, __builtin_mul_overflow(a, b, &out), out);
        default: break;
    }
    if (op == Op::power) {
        if (b < 0) return a == 0 ? t.python("Zero has no negative power") : Value::number(std::pow(static_cast<double>(a), static_cast<double>(b)));
        out = 1;
        bool over = false;
        for (std::int64_t i = 0; i < b && !over && (a > 1 || a < -1); ++i) over = __builtin_mul_overflow(out, a, &out);
        if (a >= -1 && a <= 1) out = b == 0 ? 1 : a == -1 ? (b % 2 ? -1 : 1) : a;
        return whole_or_unknown(t, over, out);
    }
    if (b == 0) return t.python("This divides by zero");
    if (a == INT64_MIN && b == -1) return t.unknown("Numbers beyond 64 bits are not known here");
    if (op == Op::divide) return Value::number(static_cast<double>(a) / static_cast<double>(b));
    return Value::number(op == Op::floor_divide ? floor_quotient(a, b) : a - floor_quotient(a, b) * b);
}

Value reals(Trouble& t, Op op, double a, double b) {
    if (op == Op::add) return Value::number(a + b);
    if (op == Op::subtract) return Value::number(a - b);
    if (op == Op::times) return Value::number(a * b);
    if (op == Op::power) return Value::number(std::pow(a, b));
    if (b == 0) return t.python("This divides by zero");
    if (op == Op::divide) return Value::number(a / b);
    if (op == Op::floor_divide) return Value::number(std::floor(a / b));
    return Value::number(a - std::floor(a / b) * b);
}

Value method(const Value& of, std::string_view name) {
    Value v = Value::list({of}, K::method);
    v.text = name;
    return v;
}

constexpr std::string_view kTextMethods[] = {"upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "split", "replace", "startswith", "endswith", "join", "find", "count", "zfill", "isdigit",
                                             "isnumeric", "isdecimal", "isalpha", "isalnum", "splitlines", "removeprefix", "removesuffix", "format", "rjust", "ljust"};
constexpr std::string_view kTheirText[] = {"casefold", "center", "encode", "expandtabs", "format_map", "index", "isascii", "isidentifier", "islower", "isprintable", "isspace", "istitle", "isupper", "maketrans",
                                           "partition", "rfind", "rindex", "rpartition", "rsplit", "swapcase", "translate"};
constexpr std::string_view kListMethods[] = {"append", "extend", "insert", "pop", "index", "count", "reverse", "copy", "clear"};
constexpr std::string_view kDictMethods[] = {"items", "keys", "values", "get", "update", "copy", "pop", "setdefault"};
constexpr std::string_view kTheirNumber[] = {"real", "imag", "numerator", "denominator", "bit_length", "bit_count", "conjugate", "to_bytes", "from_bytes", "as_integer_ratio", "is_integer", "hex", "fromhex"};

template <std::size_t n>
bool has(const std::string_view (&names)[n], std::string_view name) { return std::find(std::begin(names), std::end(names), name) != std::end(names); }

Value loop_part(Trouble& t, const Value& loop, std::string_view name) {
    const auto i = loop.whole, n = static_cast<std::int64_t>(loop.items->size());
    if (name == "index") return Value::number(i + 1);
    if (name == "index0") return Value::number(i);
    if (name == "revindex") return Value::number(n - i);
    if (name == "revindex0") return Value::number(n - i - 1);
    if (name == "first") return Value::yes(i == 0);
    if (name == "last") return Value::yes(i + 1 == n);
    if (name == "length") return Value::number(n);
    if (name == "depth" || name == "depth0") return Value::number(std::int64_t{name == "depth"});
    if (name == "previtem") return i > 0 ? (*loop.items)[static_cast<std::size_t>(i - 1)] : Value::missing("There is no item before the first");
    if (name == "nextitem") return i + 1 < n ? (*loop.items)[static_cast<std::size_t>(i + 1)] : Value::missing("There is no item behind the last");
    if (name == "cycle") return method(loop, name);
    if (name == "changed") return t.unknown("“loop.changed” is not known here");
    return Value::missing(fmt::format("“loop” has no part “{}”", name));
}

Value missing_part(const Value& of, std::string_view name) { return Value::missing(fmt::format("A “{}” has no part “{}”", type_words(of), name)); }

}  // namespace

Value calculate(Trouble& t, Op op, const Value& a, const Value& b) {
    if (a.integral() && b.integral()) return wholes(t, op, a.whole, b.whole);
    if (a.numeric() && b.numeric()) return reals(t, op, a.as_real(), b.as_real());
    if (op == Op::add && a.kind == K::text && b.kind == K::text) return Value::words(a.text + b.text);
    if (op == Op::add && a.sequence() && a.kind == b.kind) {
        auto items = *a.items;
        items.insert(items.end(), b.items->begin(), b.items->end());
        return Value::list(std::move(items), a.kind);
    }
    const auto many = [](const Value& v) { return v.kind == K::text || v.sequence(); };
    if (op == Op::times && many(a) && b.integral()) return repeated(t, a, b.whole);
    if (op == Op::times && many(b) && a.integral()) return repeated(t, b, a.whole);
    if (op == Op::modulo && a.kind == K::text) return t.unknown("Texts formatted with “%” are not known here");
    return t.python(fmt::format("A “{}” and a “{}” cannot be put together so", type_words(a), type_words(b)));
}

Value attribute_of(Trouble& t, const Value& of, std::string_view name) {
    if (!t.defined(of)) return {};
    if (name.starts_with("_")) return Value::missing(fmt::format("The service hides “{}”: parts that begin with “_”", name));
    if (const auto dot = name.find('.'); dot != std::string_view::npos) return attribute_of(t, attribute_of(t, of, name.substr(0, dot)), name.substr(dot + 1));
    switch (of.kind) {
        case K::loop: return loop_part(t, of, name);
        case K::space: { const auto* v = of.get(name); return v ? *v : missing_part(of, name); }
        case K::text: if (has(kTextMethods, name)) return method(of, name); if (has(kTheirText, name)) return t.unknown(fmt::format("“{}” of a text is not known here", name)); break;
        case K::list: if (has(kListMethods, name)) return method(of, name); if (name == "sort" || name == "remove") return t.unknown(fmt::format("“{}” of a list is not known here", name)); break;
        case K::tuple: if (name == "index" || name == "count") return method(of, name); break;
        case K::dict: if (has(kDictMethods, name)) return method(of, name); if (name == "popitem" || name == "clear" || name == "fromkeys") return t.unknown(fmt::format("“{}” of a map is not known here", name)); break;
        case K::range: if (name == "start" || name == "stop" || name == "step" || name == "index" || name == "count") return t.unknown("Parts of a range are not known here"); break;
        case K::boolean: case K::whole: case K::real: if (has(kTheirNumber, name)) return t.unknown(fmt::format("“{}” of a number is not known here", name)); break;
        case K::macro: return t.unknown("Parts of a macro are not known here");
        default: break;
    }
    if (of.kind == K::dict) if (const auto* v = of.get(name)) return *v;
    return missing_part(of, name);
}

Value item_of(Trouble& t, const Value& of, const Value& key) {
    if (of.kind == K::dict) {
        for (const auto& [k, v] : *of.pairs) if (same(k, key)) return v;
    } else if (key.integral() && (of.sequence() || of.kind == K::range)) {
        const auto n = static_cast<std::int64_t>(of.items->size()), i = key.whole < 0 ? key.whole + n : key.whole;
        if (i >= 0 && i < n) return (*of.items)[static_cast<std::size_t>(i)];
    } else if (key.integral() && of.kind == K::text) {
        const auto letters = iterate(t, of);
        const auto n = static_cast<std::int64_t>(letters.size()), i = key.whole < 0 ? key.whole + n : key.whole;
        if (i >= 0 && i < n) return letters[static_cast<std::size_t>(i)];
    }
    if (key.kind == K::text) return attribute_of(t, of, key.text);
    return Value::missing(fmt::format("A “{}” has no item {}", type_words(of), python_repr(key)));
}

bool is_function(std::string_view name) { return name == "range" || name == "dict" || name == "namespace" || name == "lipsum" || name == "cycler" || name == "joiner"; }

Value call_function(Trouble& t, std::string_view name, const Arguments& a) {
    if (name == "dict" || name == "namespace") {
        auto out = Value::dict(name == "dict" ? K::dict : K::space);
        if (!a.values.empty() && a.values[0].kind == K::dict) for (const auto& [key, value] : *a.values[0].pairs) out.put(key, value);
        else if (!a.values.empty()) return t.unknown(fmt::format("“{}” of this is not known here", name));
        for (const auto& [key, value] : a.named) out.put(Value::words(key), value);
        return out;
    }
    if (name != "range") return t.unknown(fmt::format("“{}” is not known here", name));
    if (a.values.empty() || a.values.size() > 3 || !a.named.empty()) return t.python("“range” takes one to three whole numbers");
    for (const auto& v : a.values) {
        if (!t.defined(v)) return {};
        if (!v.integral()) return t.fail(fmt::format("“range” takes whole numbers, and this is a “{}”", type_words(v)), "With --set a number stays one; with --set-string it is a text");
    }
    const auto at = [&](std::size_t i) { return a.values[i].whole; };
    const std::int64_t from = a.values.size() > 1 ? at(0) : 0, to = a.values.size() > 1 ? at(1) : at(0), by = a.values.size() > 2 ? at(2) : 1;
    if (by == 0) return t.python("“range” cannot step by zero");
    const double count = std::ceil((static_cast<double>(to) - static_cast<double>(from)) / static_cast<double>(by));
    if (count > 100'000) return t.fail("This range is too long", "The service goes to 100,000");
    std::vector<Value> out;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(count); ++i) out.push_back(Value::number(from + i * by));
    return Value::list(std::move(out), K::range);
}

}  // namespace spec
