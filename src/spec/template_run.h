#pragma once
#include "spec/template_tree.h"

namespace spec {

// What filters, tests and methods are given, and where they say what went wrong.
struct Trouble {
    Span at;
    std::optional<TemplateFault> fault;
    bool failed() const { return fault.has_value(); }
    Value fail(std::string what, std::string why, std::string undefined = {});
    Value unknown(std::string what);
    Value python(std::string what);       // a fault of the language beneath: what it is about
    bool defined(const Value&);           // false: said so
    bool printable(const Value&);         // the same; what Python would print of it is of use to nobody
};

struct Arguments {
    std::vector<Value> values;
    std::vector<std::pair<std::string, Value>> named;
    const Value* get(std::size_t place, std::string_view name) const;
    Value get(std::size_t place, std::string_view name, Value otherwise) const;
};

// One function for each part of the language; each fails by way of `Trouble`.
std::vector<Value> iterate(Trouble&, const Value&);
Value apply_filter(Trouble&, std::string_view name, const Value&, const Arguments&);
bool apply_test(Trouble&, std::string_view name, const Value&, const Arguments&);
Value attribute_of(Trouble&, const Value&, std::string_view name);      // of a part that is not there: undefined
Value item_of(Trouble&, const Value&, const Value& key);
Value call_method(Trouble&, const Value& of, std::string_view name, const Arguments&);
Value call_function(Trouble&, std::string_view name, const Arguments&);
Value calculate(Trouble&, TemplateExpr::Op, const Value&, const Value&);
bool can_be_key(Trouble&, const Value&);                                // Python keeps lists and dicts out of dicts
int order_of(Trouble&, const Value&, const Value&);                     // < 0, 0, > 0
bool contains(Trouble&, const Value& all, const Value& one);
bool is_function(std::string_view name);

}  // namespace spec
