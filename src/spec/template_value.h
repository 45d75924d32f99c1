#pragma once
#include "spec/yaml_tree.h"
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace spec {

// A value while a template is rendered, as Python has it. Lists and maps are shared, as there.
struct Value {
    enum class Kind : std::uint8_t { undefined, none, boolean, whole, real, text, list, tuple, dict, range, stream, loop, space, function, macro, method } kind = Kind::undefined;
    std::int64_t whole = 0;           // also of a boolean; which macro; 1 of a variable that is not there, and of a stream that knows its length
    double real = 0;
    std::string text;                 // of a function or method its name; of an undefined value why
    std::shared_ptr<std::vector<Value>> items;                        // of a list or tuple; of a method what it belongs to
    std::shared_ptr<std::vector<std::pair<Value, Value>>> pairs;      // of a dict, a namespace, a loop

    static Value none() { return of(Kind::none); }
    static Value of(Kind kind) { Value v; v.kind = kind; return v; }
    static Value yes(bool b) { Value v = of(Kind::boolean); v.whole = b; return v; }
    static Value number(std::int64_t n) { Value v = of(Kind::whole); v.whole = n; return v; }
    static Value number(double d) { Value v = of(Kind::real); v.real = d; return v; }
    static Value words(std::string s) { Value v = of(Kind::text); v.text = std::move(s); return v; }
    static Value missing(std::string why) { Value v; v.text = std::move(why); return v; }
    static Value nothing() { Value v; v.whole = 2; return v; }   // of "a if b" without an else: not there, and nobody minds
    static Value list(std::vector<Value> items, Kind kind = Kind::list) { Value v = of(kind); v.items = std::make_shared<std::vector<Value>>(std::move(items)); return v; }
    static Value dict(Kind kind = Kind::dict) { Value v = of(kind); v.pairs = std::make_shared<std::vector<std::pair<Value, Value>>>(); return v; }

    bool undefined() const { return kind == Kind::undefined; }
    bool numeric() const { return kind == Kind::boolean || kind == Kind::whole || kind == Kind::real; }
    bool integral() const { return kind == Kind::boolean || kind == Kind::whole; }
    bool sequence() const { return kind == Kind::list || kind == Kind::tuple; }
    double as_real() const { return kind == Kind::real ? real : static_cast<double>(whole); }
    const Value* get(std::string_view key) const;          // of a dict, by a text
    void put(Value key, Value value);
};

bool truth(const Value&);
bool same(const Value&, const Value&);                     // ==
std::string python_text(const Value&);                     // str(…)
std::string python_repr(const Value&);
std::string_view type_words(const Value&);                 // "str", "int", as Python names them
Value value_of(const YamlTree&, YamlTree::Id);

}  // namespace spec
