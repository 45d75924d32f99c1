#include "spec/template_lex.h"
#include "spec/template_tree.h"
#include <algorithm>
#include <fmt/core.h>
#include <utility>

namespace spec {

namespace {

using Kind = TemplateToken::Kind;
using Op = TemplateExpr::Op;
using Do = TemplateStep::Do;

constexpr int kMostDepth = 60, kMostHeight = 300;

class Parser {
  public:
    explicit Parser(TemplateTokens tokens) : tokens_(std::move(tokens)) {}

    TemplateTree read() {
        if (tokens_.fault) return {{}, std::move(tokens_.fault)};
        TemplateTree out;
        out.steps = steps({});
        if (!fault_ && !is(Kind::end)) fail(now().at, fmt::format("“{}” ends nothing", peek(1).text), "No block of this kind is open here");
        out.fault = std::move(fault_);
        return out;
    }

  private:
    // --- tokens
    const TemplateToken& peek(std::size_t ahead) const { return tokens_.tokens[std::min(at_ + ahead, tokens_.tokens.size() - 1)]; }
    const TemplateToken& now() const { return peek(0); }
    bool is(Kind kind) const { return now().kind == kind; }
    bool is(Kind kind, std::string_view text) const { return is(kind) && now().text == text; }
    bool sign(std::string_view s) const { return is(Kind::sign, s); }
    bool word(std::string_view s) const { return is(Kind::name, s); }
    bool take(Kind kind, std::string_view text) { return is(kind, text) && (++at_, true); }
    bool take_sign(std::string_view s) { return take(Kind::sign, s); }
    bool take_word(std::string_view s) { return take(Kind::name, s); }

    void fail(Span at, std::string what, std::string why) {
        if (!fault_) fault_ = TemplateFault{.at = at, .what = std::move(what), .why = std::move(why)};
    }
    void unknown(Span at, std::string what) {
        if (!fault_) fault_ = TemplateFault{.at = at, .what = std::move(what), .why = "Only the service can render it", .unknown = true};
    }

    static std::string shown(const TemplateToken& t) {
        switch (t.kind) {
            case Kind::print_end: return "“}}”";
            case Kind::block_end: return "“%}”";
            case Kind::text: return "a text";
            case Kind::whole: case Kind::real: return "a number";
            case Kind::end: return "the end of the text";
            default: return fmt::format("“{}”", t.text);
        }
    }

    void expect(std::string_view s) {
        if (!take_sign(s)) fail(now().at, fmt::format("{} stands where “{}” should", shown(now()), s), "The template cannot be read from here on");
    }

    // --- what is between the blocks
    static bool one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

    Steps steps(std::initializer_list<std::string_view> enders) {
        Steps out;
        if (++depth_ > kMostDepth) unknown(now().at, "Blocks are nested too deep to be read here");
        while (!fault_ && !is(Kind::end)) {
            if (is(Kind::copy)) { out.push_back({.what = Do::copy, .at = now().at}), ++at_; continue; }
            if (is(Kind::print_begin)) { print(out); continue; }
            if (one_of(peek(1).text, enders)) break;
            block(out);
        }
        --depth_;
        return out;
    }

    void print(Steps& out) {
        TemplateStep step{.what = Do::print, .at = now().at, .soft = soft_ > 0};
        ++at_;
        if (is(Kind::print_end)) return fail(step.at, "Nothing stands between “{{” and “}}”", "A name or a value must");
        step.expr = tuple(true);
        if (!is(Kind::print_end)) return fail(now().at, fmt::format("{} cannot stand here", shown(now())), "“}}” should end what is printed");
        step.at.to = now().at.to, ++at_;
        out.push_back(std::move(step));
    }

    void block(Steps& out) {
        const Span at = {now().at.from, peek(1).at.to};
        ++at_;
        const auto name = now().text;
        if (!is(Kind::name)) return fail(at, "A block begins with a word", "“{% if … %}”, “{% for … %}”, “{% set … %}”");
        ++at_;
        TemplateStep step{.at = at, .soft = soft_ > 0};
        if (name == "if") branch(step);
        else if (name == "for") loop(step);
        else if (name == "set") set(step);
        else if (name == "with") with(step);
        else if (name == "macro") macro(step);
        else if (name == "filter") filter_block(step);
        else if (name == "block") scope(step);
        else if (one_of(name, {"include", "extends", "import", "from"})) return fail(at, fmt::format("“{}” finds no other file", name), "The service renders one text only");
        else if (one_of(name, {"call", "autoescape", "print"})) return unknown(at, fmt::format("“{{% {} %}}” is not known here", name));
        else if (name.starts_with("end") || name == "else" || name == "elif") return fail(at, fmt::format("“{}” ends nothing", name), "No block of this kind is open here");
        else return fail(at, fmt::format("There is no block “{}”", name), "Known are if, for, set, with, macro, filter and raw");
        if (!fault_) out.push_back(std::move(step));
    }

    void end_of_block() {
        if (!is(Kind::block_end)) return fail(now().at, fmt::format("{} cannot stand here", shown(now())), "“%}” should end this block");
        ++at_;
    }

    Steps body(const TemplateStep& step, std::initializer_list<std::string_view> enders) {
        end_of_block();
        if (fault_) return {};
        auto out = steps(enders);
        if (!fault_ && is(Kind::end)) fail(step.at, "This block is never closed", fmt::format("“{{% {} %}}” ends it", *(enders.end() - 1)));
        return out;
    }

    bool next_part(std::string_view name) {   // moves behind "{% name"
        if (fault_ || !is(Kind::block_begin) || peek(1).text != name) return false;
        at_ += 2;
        return true;
    }

    void branch(TemplateStep& step) {
        step.what = Do::branch;
        ++soft_;
        step.expr = tuple(false);
        step.body = body(step, {"elif", "else", "endif"});
        if (next_part("elif")) {
            TemplateStep other{.at = step.at};
            branch(other);   // it takes "endif" as well
            step.otherwise.push_back(std::move(other));
            --soft_;
            return;
        }
        if (next_part("else")) step.otherwise = body(step, {"endif"});
        --soft_;
        if (next_part("endif")) end_of_block();
    }

    void targets(std::vector<std::string>& names) {
        const bool bracket = take_sign("(");
        do {
            if (bracket && sign(")")) break;
            if (word("in") && !names.empty()) break;
            if (!is(Kind::name)) return fail(now().at, fmt::format("{} is no name", shown(now())), "A variable must stand here");
            if (one_of(now().text, {"true", "false", "none", "True", "False", "None"})) return fail(now().at, fmt::format("“{}” cannot be set", now().text), "It is a fixed value");
            names.push_back(now().text), ++at_;
        } while (take_sign(","));
        if (bracket) expect(")");
    }

    void loop(TemplateStep& step) {
        step.what = Do::loop;
        targets(step.names);
        if (!fault_ && !take_word("in")) return fail(now().at, fmt::format("{} stands where “in” should", shown(now())), "“{% for name in list %}”");
        if (fault_) return;
        step.expr = tuple(false);
        if (take_word("if")) step.only_if = expression();
        if (take_word("recursive")) return unknown(step.at, "A recursive loop is not known here");
        step.body = body(step, {"else", "endfor"});
        if (next_part("else")) step.otherwise = body(step, {"endfor"});
        if (next_part("endfor")) end_of_block();
    }

    void set(TemplateStep& step) {
        step.what = Do::set;
        if (is(Kind::name) && peek(1).kind == Kind::sign && peek(1).text == "." && peek(2).kind == Kind::name) step.space = now().text, at_ += 2;
        targets(step.names);
        if (fault_) return;
        if (take_sign("=")) { step.expr = tuple(true); return end_of_block(); }
        step.what = Do::set_block;
        if (sign("|")) step.expr = filters(nullptr);
        step.body = body(step, {"endset"});
        if (next_part("endset")) end_of_block();
    }

    void with(TemplateStep& step) {
        step.what = Do::with;
        while (!fault_ && !is(Kind::block_end)) {
            if (!step.names.empty()) expect(",");
            targets(step.names);
            if (!fault_) expect("=");
            if (!fault_) step.values.push_back(expression());
        }
        step.body = body(step, {"endwith"});
        if (next_part("endwith")) end_of_block();
    }

    void macro(TemplateStep& step) {
        step.what = Do::macro;
        if (!is(Kind::name)) return fail(now().at, "A macro needs a name", "“{% macro name(a, b) %}”");
        step.names.push_back(now().text), ++at_;
        expect("(");
        while (!fault_ && !sign(")")) {
            if (step.names.size() > 1) expect(",");
            if (!is(Kind::name)) return fail(now().at, fmt::format("{} is no name", shown(now())), "A parameter must stand here");
            step.names.push_back(now().text), ++at_;
            if (take_sign("=")) step.values.push_back(expression());
            else if (!step.values.empty()) return fail(now().at, "A parameter without a default follows one with", "Those with a default stand last");
        }
        expect(")");
        step.body = body(step, {"endmacro"});
        if (next_part("endmacro")) end_of_block();
    }

    void filter_block(TemplateStep& step) {
        step.what = Do::filter;
        step.expr = filter(nullptr, now().at.from);
        while (!fault_ && sign("|")) step.expr = filters(std::move(step.expr));
        step.body = body(step, {"endfilter"});
        if (next_part("endfilter")) end_of_block();
    }

    void scope(TemplateStep& step) {
        step.what = Do::scope;
        if (!is(Kind::name)) return fail(now().at, "A block needs a name", "“{% block name %}”");
        ++at_;
        take_word("scoped"), take_word("required");
        step.body = body(step, {"endblock"});
        if (next_part("endblock")) { if (is(Kind::name)) ++at_; end_of_block(); }
    }

    // --- expressions, from the loosest to the tightest
    static ExprPtr make(Op op, Span at) {
        auto out = std::make_unique<TemplateExpr>();
        out->op = op, out->at = at;
        return out;
    }
    // Chains such as 1 + 1 + 1 … become trees as deep as they are long.
    void measure(TemplateExpr& e) {
        for (const auto& kid : e.kids) if (kid) e.height = std::max(e.height, kid->height + 1);
        if (e.height > kMostHeight) unknown(e.at, "This is too long to be read here");
    }

    template <class... Kids>
    ExprPtr make(Op op, ExprPtr first, Kids... more) {
        auto out = make(op, first ? first->at : Span{});
        out->kids.push_back(std::move(first));
        (out->kids.push_back(std::move(more)), ...);
        for (const auto& kid : out->kids) if (kid) out->at.to = std::max(out->at.to, kid->at.to);
        measure(*out);
        return out;
    }

    ExprPtr tuple(bool with_condition) {
        auto first = with_condition ? expression() : any();
        if (!sign(",")) return first;
        auto out = make(Op::tuple, std::move(first));
        while (take_sign(",")) {
            if (is(Kind::print_end) || is(Kind::block_end) || sign(")") || word("if")) break;
            out->kids.push_back(with_condition ? expression() : any());
        }
        return out;
    }

    ExprPtr expression() {
        if (++depth_ > kMostDepth) unknown(now().at, "This is nested too deep to be read here");
        auto out = fault_ ? make(Op::constant, now().at) : chosen();
        --depth_;
        return out;
    }

    // "a | f if b else c": what may not be run at all may name what does not exist. That “a” is such a
    // part is only known behind it.
    ExprPtr chosen() {
        const auto outer = std::exchange(missing_, std::nullopt);
        ++open_;
        auto out = any();
        if (!fault_ && word("if")) missing_.reset();
        ++soft_;
        while (!fault_ && take_word("if")) {
            auto condition = any();
            auto other = take_word("else") ? expression() : nullptr;
            out = make(Op::choose, std::move(out), std::move(condition), std::move(other));
        }
        --soft_;
        --open_;
        if (outer) missing_ = outer;
        if (open_ == 0 && missing_ && !fault_) fault_ = std::exchange(missing_, std::nullopt);
        return out;
    }

    ExprPtr any() {
        auto out = all();
        while (!fault_ && take_word("or")) out = make(Op::any, std::move(out), all());
        return out;
    }

    ExprPtr all() {
        auto out = no();
        while (!fault_ && take_word("and")) out = make(Op::all, std::move(out), no());
        return out;
    }

    ExprPtr no() {
        const auto at = now().at;
        if (!take_word("not")) return compare();
        if (++depth_ > kMostDepth) unknown(at, "This is nested too deep to be read here");
        auto out = fault_ ? make(Op::constant, at) : make(Op::no, no());
        --depth_;
        return out;
    }

    // The signs of a chain, a letter each: = ! < > l g i n ("not in").
    char comparison() {
        static constexpr std::pair<std::string_view, char> signs[] = {{"==", '='}, {"!=", '!'}, {"<=", 'l'}, {">=", 'g'}, {"<", '<'}, {">", '>'}};
        for (const auto& [text, letter] : signs) if (take_sign(text)) return letter;
        if (take_word("in")) return 'i';
        if (word("not") && peek(1).kind == Kind::name && peek(1).text == "in") return at_ += 2, 'n';
        return 0;
    }

    ExprPtr compare() {
        auto first = sum();
        ExprPtr out;
        while (!fault_) {
            const char letter = comparison();
            if (!letter) break;
            if (!out) out = make(Op::compare, std::move(first));
            out->text += letter;
            out->kids.push_back(sum());
            out->at.to = out->kids.back() ? out->kids.back()->at.to : out->at.to;
        }
        return out ? std::move(out) : std::move(first);
    }

    ExprPtr sum() {
        auto out = joined();
        while (!fault_ && (sign("+") || sign("-"))) {
            const auto op = sign("+") ? Op::add : Op::subtract;
            ++at_;
            out = make(op, std::move(out), joined());
        }
        return out;
    }

    ExprPtr joined() {
        auto out = product();
        if (!sign("~")) return out;
        out = make(Op::join, std::move(out));
        while (!fault_ && take_sign("~")) out->kids.push_back(product());
        return out;
    }

    ExprPtr product() {
        auto out = power();
        while (!fault_) {
            const auto op = sign("*") ? Op::times : sign("/") ? Op::divide : sign("//") ? Op::floor_divide : sign("%") ? Op::modulo : Op::constant;
            if (op == Op::constant) break;
            ++at_;
            out = make(op, std::move(out), power());
        }
        return out;
    }

    ExprPtr power() {
        auto out = unary(true);
        while (!fault_ && take_sign("**")) out = make(Op::power, std::move(out), unary(true));
        return out;
    }

    ExprPtr unary(bool with_filter) {
        ExprPtr out;
        if (++depth_ > kMostDepth) unknown(now().at, "This is nested too deep to be read here");
        if (fault_) out = make(Op::constant, now().at);
        else if (take_sign("-")) out = make(Op::negate, unary(false));
        else if (take_sign("+")) out = make(Op::plus, unary(false));
        else out = primary();
        --depth_;
        out = postfix(std::move(out));
        return with_filter ? filters(std::move(out)) : std::move(out);
    }

    ExprPtr constant(Value value) {
        auto out = make(Op::constant, now().at);
        out->value = std::move(value);
        ++at_;
        return out;
    }

    ExprPtr primary() {
        const auto at = now().at;
        if (is(Kind::name)) {
            const auto& name = now().text;
            if (name == "true" || name == "True") return constant(Value::yes(true));
            if (name == "false" || name == "False") return constant(Value::yes(false));
            if (name == "none" || name == "None") return constant(Value::none());
            auto out = make(Op::name, at);
            out->text = name, ++at_;
            return out;
        }
        if (is(Kind::whole) || is(Kind::real)) return constant(now().value);
        if (is(Kind::text)) {
            auto out = constant(Value::words(now().text));
            while (is(Kind::text)) out->value.text += now().text, out->at.to = now().at.to, ++at_;
            return out;
        }
        if (take_sign("(")) return in_brackets(at);
        if (take_sign("[")) return list(at);
        if (take_sign("{")) return dict(at);
        fail(at, fmt::format("{} stands where a value should", shown(now())), "A name, a number, a text in quotes or a bracket can begin a value");
        return make(Op::constant, at);
    }

    ExprPtr in_brackets(Span at) {
        if (take_sign(")")) return make(Op::tuple, at);
        auto out = tuple(true);
        expect(")");
        return out;
    }

    ExprPtr list(Span at) {
        auto out = make(Op::list, at);
        while (!fault_ && !sign("]")) {
            if (!out->kids.empty()) expect(",");
            if (sign("]")) break;
            out->kids.push_back(expression());
        }
        expect("]");
        return out;
    }

    ExprPtr dict(Span at) {
        auto out = make(Op::dict, at);
        while (!fault_ && !sign("}")) {
            if (!out->kids.empty()) expect(",");
            if (sign("}")) break;
            out->kids.push_back(expression());
            expect(":");
            if (!fault_) out->kids.push_back(expression());
        }
        expect("}");
        return out;
    }

    ExprPtr postfix(ExprPtr out) {
        while (!fault_) {
            if (take_sign(".")) out = attribute(std::move(out));
            else if (take_sign("[")) out = item(std::move(out));
            else if (sign("(")) out = arguments(make(Op::call, std::move(out)));
            else break;
        }
        return out;
    }

    ExprPtr attribute(ExprPtr of) {
        const auto at = now().at;
        if (is(Kind::whole)) { auto index = constant(now().value); return make(Op::item, std::move(of), std::move(index)); }
        if (!is(Kind::name)) { fail(at, fmt::format("{} is no name", shown(now())), "Behind “.” the name of a part must stand"); return of; }
        auto out = make(Op::attribute, std::move(of));
        out->text = now().text, out->at.to = at.to, ++at_;
        return out;
    }

    ExprPtr item(ExprPtr of) {
        std::vector<ExprPtr> parts;
        bool colon = false;
        while (!fault_ && !sign("]")) {
            if (take_sign(":")) { colon = true; if (parts.empty()) parts.push_back(nullptr); parts.push_back(sign(":") || sign("]") ? nullptr : expression()); continue; }
            if (!parts.empty()) { unknown(now().at, "An index of several parts is not known here"); break; }
            parts.push_back(expression());
        }
        expect("]");
        if (parts.empty()) fail(of->at, "Nothing stands between “[” and “]”", "An index must");
        if (fault_) return of;
        if (!colon) return make(Op::item, std::move(of), std::move(parts[0]));
        auto out = make(Op::slice, std::move(of));
        for (auto& part : parts) out->kids.push_back(std::move(part));
        out->kids.resize(4);
        return out;
    }

    ExprPtr arguments(ExprPtr call) {
        expect("(");
        bool first = true;
        while (!fault_ && !sign(")")) {
            if (!first) expect(",");
            first = false;
            if (sign(")")) break;
            if (sign("*") || sign("**")) { unknown(now().at, "Arguments spread with “*” are not known here"); break; }
            if (is(Kind::name) && peek(1).kind == Kind::sign && peek(1).text == "=") {
                const auto name = now().text;
                at_ += 2;
                call->named.emplace_back(name, expression());
            } else {
                if (!call->named.empty()) fail(now().at, "A value by place follows one by name", "Those by name stand last");
                call->kids.push_back(expression());
            }
        }
        call->at.to = now().at.to;
        expect(")");
        return call;
    }

    ExprPtr filters(ExprPtr out) {
        while (!fault_) {
            if (take_sign("|")) out = filter(std::move(out), now().at.from);
            else if (take_word("is")) out = test(std::move(out));
            else if (sign("(") && out && (out->op == Op::filter || out->op == Op::test)) out = arguments(make(Op::call, std::move(out)));
            else break;
        }
        return out;
    }

    void lacks(Span at, std::string what) {
        if (open_ == 0) return fail(at, std::move(what), "Jinja does not have it");
        if (!missing_) missing_ = TemplateFault{.at = at, .what = std::move(what), .why = "Jinja does not have it"};
    }

    std::string dotted() {
        std::string name = now().text;
        ++at_;
        while (sign(".") && peek(1).kind == Kind::name) name += "." + peek(1).text, at_ += 2;
        return name;
    }

    ExprPtr filter(ExprPtr of, std::size_t from) {
        auto out = make(Op::filter, Span{of ? of->at.from : from, now().at.to});
        out->kids.push_back(std::move(of));
        measure(*out);
        const auto at = now().at;
        if (!is(Kind::name)) { fail(at, fmt::format("{} is no filter", shown(now())), "Behind “|” the name of a filter must stand"); return out; }
        out->text = dotted();
        if (knows_filter(out->text) == Knowledge::nobodys && soft_ == 0) lacks(at, fmt::format("There is no filter “{}”", out->text));
        return sign("(") ? arguments(std::move(out)) : std::move(out);
    }

    ExprPtr test(ExprPtr of) {
        const bool negated = take_word("not");
        const auto at = now().at;
        auto out = make(Op::test, std::move(of));
        if (!is(Kind::name)) { fail(at, fmt::format("{} is no test", shown(now())), "Behind “is” the name of a test must stand"); return out; }
        out->at.to = at.to;
        out->text = dotted();
        if (knows_test(out->text) == Knowledge::nobodys && soft_ == 0) lacks(at, fmt::format("There is no test “{}”", out->text));
        if (sign("(")) out = arguments(std::move(out));
        else if (word("is")) fail(now().at, "A test cannot be tested", "Put the first one into brackets");
        else if (!fault_ && begins_value() && !word("else") && !word("or") && !word("and")) out->kids.push_back(postfix(primary()));
        return negated ? make(Op::no, std::move(out)) : std::move(out);
    }

    bool begins_value() const { return is(Kind::name) || is(Kind::text) || is(Kind::whole) || is(Kind::real) || sign("(") || sign("[") || sign("{"); }

    TemplateTokens tokens_;
    std::size_t at_ = 0;
    int depth_ = 0, soft_ = 0, open_ = 0;      // open_: expressions around this place
    std::optional<TemplateFault> missing_;     // a filter that does not exist, unless its branch is not run
    std::optional<TemplateFault> fault_;
};

}  // namespace

TemplateTree read_template(std::string_view text) { return Parser(scan_template(text)).read(); }

}  // namespace spec
