#include "spec/template_value.h"
#include "spec/python.h"
#include <map>

namespace spec {

using K = Value::Kind;

const Value* Value::get(std::string_view key) const {
    if (pairs) for (const auto& [k, v] : *pairs) if (k.kind == K::text && k.text == key) return &v;
    return nullptr;
}

void Value::put(Value key, Value value) {
    for (auto& [k, v] : *pairs) if (same(k, key)) { v = std::move(value); return; }
    pairs->emplace_back(std::move(key), std::move(value));
}

bool truth(const Value& v) {
    switch (v.kind) {
        case K::undefined: case K::none: return false;
        case K::boolean: case K::whole: return v.whole != 0;
        case K::real: return v.real != 0;
        case K::text: return !v.text.empty();
        case K::list: case K::tuple: case K::range: return !v.items->empty();
        case K::dict: return !v.pairs->empty();
        case K::stream: return v.whole == 0 || !v.items->empty();
        default: return true;
    }
}

bool same(const Value& a, const Value& b) {
    if (a.numeric() && b.numeric()) return a.kind == K::real || b.kind == K::real ? a.as_real() == b.as_real() : a.whole == b.whole;
    if (a.kind != b.kind) return false;
    if (a.items && b.items) {
        if (a.items->size() != b.items->size()) return false;
        for (std::size_t i = 0; i < a.items->size(); ++i) if (!same((*a.items)[i], (*b.items)[i])) return false;
        return a.kind != K::method || a.text == b.text;
    }
    if (a.kind == K::dict) {
        if (a.pairs->size() != b.pairs->size()) return false;
        for (const auto& [key, value] : *a.pairs) {
            bool found = false;
            for (const auto& [k, v] : *b.pairs) found = found || (same(key, k) && same(value, v));
            if (!found) return false;
        }
        return true;
    }
    return a.text == b.text;
}

// Lists of lists of lists can be longer than any memory: what is longer than this is cut, and
// the renderer refuses a text of that size anyway.
static constexpr std::size_t kMostText = std::size_t{8} << 20;

static void write(std::string& out, const Value& v) {
    if (out.size() > kMostText) return;
    if (v.kind == K::text) { out += python_repr(std::string_view(v.text)); return; }
    if (v.sequence()) {
        out += v.kind == K::list ? '[' : '(';
        for (std::size_t i = 0; i < v.items->size(); ++i) {
            if (i > 0) out += ", ";
            write(out, (*v.items)[i]);
        }
        if (v.kind == K::tuple && v.items->size() == 1) out += ',';
        out += v.kind == K::list ? ']' : ')';
    } else if (v.kind == K::dict) {
        out += '{';
        for (const auto& [key, value] : *v.pairs) {
            if (&key != &v.pairs->front().first) out += ", ";
            write(out, key), out += ": ", write(out, value);
        }
        out += '}';
    } else {
        out += python_text(v);
    }
}

std::string python_repr(const Value& v) {
    std::string out;
    write(out, v);
    return out;
}

std::string python_text(const Value& v) {
    switch (v.kind) {
        case K::none: return "None";
        case K::boolean: return v.whole ? "True" : "False";
        case K::whole: return std::to_string(v.whole);
        case K::real: return python_repr(v.real);
        case K::text: return v.text;
        case K::list: case K::tuple: case K::dict: return python_repr(v);
        case K::range: {
            const auto n = static_cast<std::int64_t>(v.items->size());
            return "range(" + (n ? python_text(v.items->front()) : "0") + ", " + std::to_string(n ? v.items->back().whole + 1 : 0) + ")";
        }
        default: return "";
    }
}

std::string_view type_words(const Value& v) {
    switch (v.kind) {
        case K::undefined: return "StrictUndefined";
        case K::none: return "NoneType";
        case K::boolean: return "bool";
        case K::whole: return "int";
        case K::real: return "float";
        case K::text: return "str";
        case K::list: return "list";
        case K::tuple: return "tuple";
        case K::dict: return "dict";
        case K::range: return "range";
        case K::stream: return v.whole ? "dict_items" : "generator";
        case K::loop: return "LoopContext";
        case K::space: return "Namespace";
        case K::macro: return "Macro";
        case K::function: case K::method: return "function";
    }
    return "";
}

namespace {
// Aliases share what they name here too: a text of a few lines can name more than memory holds.
class Reader {
  public:
    explicit Reader(const YamlTree& tree) : tree_(tree) {}
    Value read(YamlTree::Id id) {
        if (id == YamlTree::kNone) return Value::none();
        const auto known = made_.find(id);
        return known != made_.end() ? known->second : made_.emplace(id, make(tree_[id])).first->second;
    }

  private:
    using Y = YamlNode::Kind;
    Value make(const YamlNode& n) {
        switch (n.kind) {
            case Y::null: return Value::none();
            case Y::boolean: return Value::yes(n.yes);
            case Y::whole: return Value::number(n.whole);
            case Y::real: return Value::number(n.real);
            case Y::text: case Y::date: return Value::words(n.text);
            default: break;
        }
        if (n.kind == Y::list) {
            std::vector<Value> items;
            for (const auto item : n.items) items.push_back(read(item));
            return Value::list(std::move(items));
        }
        auto out = Value::dict();
        for (std::size_t i = 0; i + 1 < n.items.size(); i += 2) out.put(read(n.items[i]), read(n.items[i + 1]));
        return out;
    }
    const YamlTree& tree_;
    std::map<YamlTree::Id, Value> made_;
};
}  // namespace

Value value_of(const YamlTree& tree, YamlTree::Id id) { return Reader(tree).read(id); }

}  // namespace spec
