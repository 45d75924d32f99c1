#include "spec/template_run.h"
#include <algorithm>
#include <fmt/core.h>

namespace spec {

Value Trouble::fail(std::string what, std::string why, std::string undefined) {
    if (!fault) fault = TemplateFault{.at = at, .what = std::move(what), .why = std::move(why), .undefined = std::move(undefined)};
    return {};
}
Value Trouble::unknown(std::string what) {
    if (!fault) fault = TemplateFault{.at = at, .what = std::move(what), .why = "Only the service can render it", .unknown = true};
    return {};
}
Value Trouble::python(std::string what) { return fail(std::move(what), "The template stops here"); }

bool Trouble::defined(const Value& v) {
    if (!v.undefined() || v.whole == Value::nothing().whole) return true;
    if (v.whole) fail(fmt::format("There is no variable “{}”", v.text), "Give it a value in default-values, or with --set", v.text);
    else fail(v.text.empty() ? "This has no value" : v.text, "What is not there cannot be used");
    return false;
}

bool Trouble::printable(const Value& v) {
    if (!defined(v)) return false;
    const bool plain = v.kind < Value::Kind::stream;
    if (!plain) unknown(fmt::format("A “{}” is not written out here", type_words(v)));
    return plain;
}

const Value* Arguments::get(std::size_t place, std::string_view name) const {
    if (place < values.size()) return &values[place];
    for (const auto& [key, value] : named) if (key == name) return &value;
    return nullptr;
}
Value Arguments::get(std::size_t place, std::string_view name, Value otherwise) const {
    const auto* found = get(place, name);
    return found ? *found : otherwise;
}

namespace {

using Op = TemplateExpr::Op;
using Do = TemplateStep::Do;
using K = Value::Kind;

constexpr std::size_t kMostOutput = std::size_t{4} << 20, kMostSteps = 300'000;

class Runner {
  public:
    Runner(std::string_view text, const Variables& variables) : text_(text), variables_(variables) { frames_.emplace_back(); }

    void run(const Steps& steps) {
        for (const auto& step : steps) {
            if (t_.failed()) return;
            t_.at = step.at;
            if (++steps_ > kMostSteps || out_->text.size() > kMostOutput) return void(t_.unknown("This template makes too much to be rendered here"));
            one(step);
        }
    }

    Rendered finish() {
        whole_.fault = std::move(t_.fault);
        std::sort(whole_.used.begin(), whole_.used.end());
        whole_.used.erase(std::unique(whole_.used.begin(), whole_.used.end()), whole_.used.end());
        return std::move(whole_);
    }

  private:
    using Frame = std::map<std::string, Value, std::less<>>;

    void one(const TemplateStep& step) {
        switch (step.what) {
            case Do::copy: emit(text_.substr(step.at.from, step.at.size()), step.at, true); return;
            case Do::print: return print(step);
            case Do::branch: return run(truth_of(eval(*step.expr)) ? step.body : step.otherwise);
            case Do::loop: return loop(step);
            case Do::set: return assign(step, eval(*step.expr));
            case Do::set_block: return assign(step, filtered(step, captured(step)));
            case Do::with: return with(step);
            case Do::macro: return macro(step);
            case Do::filter: { auto v = filtered(step, captured(step)); return print_value(v, step.at); }
            case Do::scope: frames_.emplace_back(); run(step.body); frames_.pop_back(); return;
        }
    }

    void emit(std::string_view words, Span from, bool copied) {
        if (words.empty()) return;
        out_->pieces.push_back({out_->text.size(), from, copied});
        out_->text += words;
    }

    void print(const TemplateStep& step) {
        auto v = eval(*step.expr);
        print_value(v, step.at);
    }
    void print_value(const Value& v, Span at) {
        if (!t_.failed() && t_.printable(v)) emit(python_text(v), at, false);
    }

    bool truth_of(const Value& v) { return t_.defined(v) && !t_.failed() && truth(v); }

    void loop(const TemplateStep& step) {
        const auto list = eval(*step.expr);
        if (t_.failed()) return;
        auto items = iterate(t_, list);
        if (t_.failed()) return;
        if (step.only_if) keep_only(step, items);
        const auto all = std::make_shared<std::vector<Value>>(std::move(items));
        for (std::size_t i = 0; i < all->size() && !t_.failed(); ++i) {
            frames_.emplace_back();
            Value state = Value::of(K::loop);
            state.whole = static_cast<std::int64_t>(i), state.items = all, state.real = static_cast<double>(loops_);
            frames_.back()["loop"] = std::move(state);
            unpack(step.names, (*all)[i]);
            ++loops_, run(step.body), --loops_;
            frames_.pop_back();
        }
        if (all->empty() && !t_.failed()) frames_.emplace_back(), run(step.otherwise), frames_.pop_back();
    }

    void keep_only(const TemplateStep& step, std::vector<Value>& items) {
        std::vector<Value> kept;
        for (auto& item : items) {
            if (t_.failed()) return;
            frames_.emplace_back();
            unpack(step.names, item);
            if (truth_of(eval(*step.only_if))) kept.push_back(std::move(item));
            frames_.pop_back();
        }
        items = std::move(kept);
    }

    void unpack(const std::vector<std::string>& names, const Value& value) {
        if (names.size() == 1) { frames_.back()[names[0]] = value; return; }
        const auto parts = iterate(t_, value);
        if (t_.failed()) return;
        if (parts.size() != names.size()) return void(t_.python(fmt::format("{} names stand for {} values here", names.size(), parts.size())));
        for (std::size_t i = 0; i < names.size(); ++i) frames_.back()[names[i]] = parts[i];
    }

    void assign(const TemplateStep& step, Value value) {
        if (t_.failed()) return;
        if (step.space.empty()) return unpack(step.names, value);
        auto* space = find(step.space);
        if (!space || space->kind != K::space) return void(t_.fail(fmt::format("“{}” is no namespace", step.space), "Only parts of a namespace() can be set"));
        space->put(Value::words(step.names[0]), std::move(value));
    }

    void with(const TemplateStep& step) {
        std::vector<Value> values;
        for (const auto& v : step.values) values.push_back(eval(*v));
        frames_.emplace_back();
        for (std::size_t i = 0; i < values.size(); ++i) frames_.back()[step.names[i]] = std::move(values[i]);
        run(step.body);
        frames_.pop_back();
    }

    void macro(const TemplateStep& step) {
        Value v = Value::of(K::macro);
        macros_.push_back({&step});
        v.text = step.names[0], v.whole = static_cast<std::int64_t>(macros_.size() - 1);
        frames_.back()[step.names[0]] = std::move(v);
    }

    // What a body would have written.
    std::string captured(const TemplateStep& step) {
        Rendered inner;
        auto* outer = std::exchange(out_, &inner);
        frames_.emplace_back();
        run(step.body);
        frames_.pop_back();
        out_ = outer;
        return std::move(inner.text);
    }

    Value filtered(const TemplateStep& step, std::string words) {
        auto v = Value::words(std::move(words));
        return step.expr && !t_.failed() ? filter_chain(*step.expr, std::move(v)) : v;
    }

    // A chain of filters whose innermost has nothing before it.
    Value filter_chain(const TemplateExpr& e, Value value) {
        if (e.op != Op::filter) return value;
        if (e.kids[0]) value = filter_chain(*e.kids[0], std::move(value));
        return run_filter(e, value);
    }

    // --- expressions
    Value* find(std::string_view name) {
        for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
            if (const auto at = frame->find(name); at != frame->end()) return &at->second;
        return nullptr;
    }

    Value named(const std::string& name) {
        if (auto* own = find(name)) return *own;
        if (const auto at = variables_.find(name); at != variables_.end()) { whole_.used.push_back(name); return at->second; }
        if (is_function(name)) { Value v = Value::of(K::function); v.text = name; return v; }
        whole_.used.push_back(name);
        Value v = Value::missing(name);
        v.whole = 1;
        return v;
    }

    Arguments arguments(const TemplateExpr& e) {
        Arguments out;
        for (std::size_t i = 1; i < e.kids.size(); ++i) out.values.push_back(eval(*e.kids[i]));
        for (const auto& [name, value] : e.named) out.named.emplace_back(name, eval(*value));
        return out;
    }

    Value run_filter(const TemplateExpr& e, const Value& of) {
        const auto args = arguments(e);
        if (t_.failed()) return {};
        t_.at = e.at;
        return apply_filter(t_, e.text, of, args);
    }

    Value eval(const TemplateExpr& e) {
        if (t_.failed()) return {};
        if (++steps_ > kMostSteps) return t_.unknown("This template makes too much to be rendered here");
        t_.at = e.at;
        switch (e.op) {
            case Op::constant: return e.value;
            case Op::name: return named(e.text);
            case Op::list: case Op::tuple: return Value::list(all_of(e), e.op == Op::list ? K::list : K::tuple);
            case Op::dict: return dict(e);
            case Op::attribute: { const auto of = eval(*e.kids[0]); return part(e, of, [&] { return attribute_of(t_, of, e.text); }); }
            case Op::item: { const auto of = eval(*e.kids[0]), key = eval(*e.kids[1]); return part(e, of, [&] { return t_.defined(key) ? item_of(t_, of, key) : Value(); }); }
            case Op::slice: return slice(e);
            case Op::call: return call(e);
            case Op::filter: { const auto of = eval(*e.kids[0]); return run_filter(e, of); }
            case Op::test: { const auto of = eval(*e.kids[0]); const auto args = arguments(e); t_.at = e.at; return t_.failed() ? Value() : Value::yes(apply_test(t_, e.text, of, args)); }
            case Op::no: { const auto v = eval(*e.kids[0]); return Value::yes(!truth_of(v)); }
            case Op::all: { auto v = eval(*e.kids[0]); return truth_of(v) ? eval(*e.kids[1]) : v; }
            case Op::any: { auto v = eval(*e.kids[0]); return truth_of(v) ? v : eval(*e.kids[1]); }
            case Op::choose: return choose(e);
            case Op::compare: return compare(e);
            case Op::join: { std::string out; for (const auto& kid : e.kids) { const auto v = eval(*kid); if (!t_.failed() && t_.printable(v)) out += python_text(v); } return Value::words(std::move(out)); }
            case Op::negate: case Op::plus: return sign(e);
            default: break;
        }
        const auto a = eval(*e.kids[0]), b = eval(*e.kids[1]);
        t_.at = e.at;
        return !t_.failed() && t_.defined(a) && t_.defined(b) ? calculate(t_, e.op, a, b) : Value();
    }

    template <class Get>
    Value part(const TemplateExpr& e, const Value& of, Get get) {
        t_.at = e.at;
        return !t_.failed() && t_.defined(of) ? get() : Value();
    }

    std::vector<Value> all_of(const TemplateExpr& e) {
        std::vector<Value> out;
        for (const auto& kid : e.kids) out.push_back(eval(*kid));
        return out;
    }

    Value dict(const TemplateExpr& e) {
        auto out = Value::dict();
        for (std::size_t i = 0; i + 1 < e.kids.size(); i += 2) {
            auto key = eval(*e.kids[i]);
            out.put(std::move(key), eval(*e.kids[i + 1]));
        }
        return out;
    }

    Value choose(const TemplateExpr& e) {
        if (truth_of(eval(*e.kids[1]))) return eval(*e.kids[0]);
        if (t_.failed()) return {};
        return e.kids[2] ? eval(*e.kids[2]) : Value::nothing();
    }

    Value sign(const TemplateExpr& e) {
        const auto v = eval(*e.kids[0]);
        if (t_.failed() || !t_.defined(v)) return {};
        if (!v.numeric()) return t_.python(fmt::format("A “{}” has no sign", type_words(v)));
        const bool minus = e.op == Op::negate;
        return v.kind == K::real ? Value::number(minus ? -v.real : v.real) : Value::number(minus ? -v.whole : v.whole);
    }

    Value compare(const TemplateExpr& e) {
        auto left = eval(*e.kids[0]);
        for (std::size_t i = 0; i < e.text.size(); ++i) {
            const auto right = eval(*e.kids[i + 1]);
            t_.at = e.at;
            if (t_.failed() || !t_.defined(left) || !t_.defined(right)) return {};
            if (!holds(e.text[i], left, right)) return Value::yes(false);
            left = right;
        }
        return Value::yes(!t_.failed());
    }

    bool holds(char sign, const Value& a, const Value& b) {
        switch (sign) {
            case '=': return same(a, b);
            case '!': return !same(a, b);
            case 'i': return contains(t_, b, a);
            case 'n': return !contains(t_, b, a) && !t_.failed();
            default: break;
        }
        const int order = order_of(t_, a, b);
        return !t_.failed() && (sign == '<' ? order < 0 : sign == '>' ? order > 0 : sign == 'l' ? order <= 0 : order >= 0);
    }

    Value slice(const TemplateExpr& e) {
        const auto of = eval(*e.kids[0]);
        std::int64_t at[3] = {0, 0, 1};
        bool given[3] = {};
        for (int i = 0; i < 3; ++i) {
            if (!e.kids[static_cast<std::size_t>(i) + 1]) continue;
            const auto v = eval(*e.kids[static_cast<std::size_t>(i) + 1]);
            if (t_.failed() || !t_.defined(v)) return {};
            if (v.kind == K::none) continue;
            if (!v.integral()) return t_.python("A part of a list begins and ends at whole numbers");
            at[i] = v.whole, given[i] = true;
        }
        if (t_.failed() || !t_.defined(of)) return {};
        if (at[2] != 1) return t_.unknown("Steps through a list are not known here");
        const bool words = of.kind == K::text;
        if (words && std::any_of(of.text.begin(), of.text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return t_.unknown("Parts of a text beyond ASCII are not known here");
        if (!words && !of.sequence() && of.kind != K::range) return t_.python(fmt::format("A “{}” has no parts from … to", type_words(of)));
        const auto size = static_cast<std::int64_t>(words ? of.text.size() : of.items->size());
        const auto place = [&](std::int64_t i) { return std::clamp<std::int64_t>(i < 0 ? i + size : i, 0, size); };
        const auto from = given[0] ? place(at[0]) : 0, to = std::max(from, given[1] ? place(at[1]) : size);
        if (words) return Value::words(of.text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
        return Value::list({of.items->begin() + from, of.items->begin() + to}, of.kind == K::tuple ? K::tuple : K::list);
    }

    Value call(const TemplateExpr& e) {
        const auto of = eval(*e.kids[0]);
        const auto args = arguments(e);
        t_.at = e.at;
        if (t_.failed() || !t_.defined(of)) return {};
        if (of.kind == K::function) return call_function(t_, of.text, args);
        if (of.kind == K::method) return call_method(t_, of.items->front(), of.text, args);
        if (of.kind == K::macro) return call_macro(*macros_[static_cast<std::size_t>(of.whole)].step, args);
        return t_.python(fmt::format("A “{}” cannot be called", type_words(of)));
    }

    Value call_macro(const TemplateStep& step, const Arguments& args) {
        if (++macro_depth_ > 50) return t_.unknown("Macros call one another too deep to be followed here");
        const auto parameters = step.names.size() - 1;
        if (args.values.size() > parameters) return t_.python(fmt::format("The macro “{}” takes {} values at most", step.names[0], parameters));
        std::vector<Frame> kept = std::move(frames_);
        frames_ = {kept.front()};
        frames_.emplace_back();
        for (std::size_t i = 0; i < parameters; ++i) {
            const auto from_end = parameters - i;
            const auto* given = args.get(i, step.names[i + 1]);
            const bool has_default = from_end <= step.values.size();
            frames_.back()[step.names[i + 1]] = given ? *given : has_default ? eval(*step.values[step.values.size() - from_end]) : Value::missing(fmt::format("“{}” was not given", step.names[i + 1]));
        }
        auto words = captured(step);
        frames_ = std::move(kept);
        --macro_depth_;
        return Value::words(std::move(words));
    }

    std::string_view text_;
    const Variables& variables_;
    Rendered whole_;
    Rendered* out_ = &whole_;
    Trouble t_;
    std::vector<Frame> frames_;
    std::vector<TemplateMacro> macros_;
    std::size_t steps_ = 0;
    int loops_ = 0, macro_depth_ = 0;
};

// Jinja ends every line with "\n" and drops the last of them.
std::string plain_lines(std::string_view text, std::vector<std::size_t>& from) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!from.empty() || text[i] == '\r') {
            if (from.empty()) for (std::size_t k = 0; k < i; ++k) from.push_back(k);
            from.push_back(i);
        }
        const bool two = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        out += text[i] == '\r' ? '\n' : text[i];
        i += two;
    }
    if (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
}

// Copied text in pieces that are byte for byte those of the source.
void move_back(Rendered& r, const std::vector<std::size_t>& from, std::size_t end) {
    const auto at = [&](std::size_t i) { return i < from.size() ? from[i] : end; };
    std::vector<Rendered::Piece> pieces;
    for (const auto& p : r.pieces) {
        if (!p.copied) { pieces.push_back({p.out, {at(p.from.from), at(p.from.to)}, false}); continue; }
        std::size_t begin = p.from.from;
        for (auto i = begin; i < p.from.to; ++i) {
            if (i + 1 < p.from.to && at(i + 1) == at(i) + 1) continue;
            pieces.push_back({p.out + begin - p.from.from, {at(begin), at(i) + 1}, true});
            begin = i + 1;
        }
    }
    r.pieces = std::move(pieces);
    if (r.fault) r.fault->at = {at(r.fault->at.from), at(r.fault->at.to)};
}

}  // namespace

Rendered render_template(std::string_view text, const Variables& variables) {
    std::vector<std::size_t> from;
    const auto plain = plain_lines(text, from);
    auto tree = read_template(plain);
    Rendered out;
    if (tree.fault) {
        out.fault = std::move(tree.fault);
    } else {
        Runner runner(plain, variables);
        runner.run(tree.steps);
        out = runner.finish();
    }
    if (!from.empty()) move_back(out, from, text.size());
    return out;
}

static const Rendered::Piece* piece_at(const Rendered& r, std::size_t at) {
    const auto after = std::upper_bound(r.pieces.begin(), r.pieces.end(), at, [](std::size_t a, const Rendered::Piece& p) { return a < p.out; });
    return after == r.pieces.begin() ? nullptr : &*(after - 1);
}

Span Rendered::source_of(Span in) const {
    const auto* first = piece_at(*this, in.from);
    const auto* last = piece_at(*this, in.to > in.from ? in.to - 1 : in.from);
    if (!first || !last) return {};
    const auto at = [](const Piece& p, std::size_t offset, bool end) {
        if (!p.copied) return end ? p.from.to : p.from.from;
        return std::min(p.from.from + (offset - p.out), p.from.to);
    };
    Span out{at(*first, in.from, false), at(*last, in.to, true)};
    if (out.to < out.from) out = first->from;   // a loop brought the end before the beginning
    return out;
}

bool Rendered::copied(Span in) const {
    const auto* first = piece_at(*this, in.from);
    const auto* last = piece_at(*this, in.to > in.from ? in.to - 1 : in.from);
    return first && first == last && first->copied;
}

}  // namespace spec
