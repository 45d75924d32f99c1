#include "spec/yaml_tree.h"
#include "spec/python.h"
#include <fmt/core.h>
#include <map>
#include <set>

namespace spec {

namespace {

using Kind = YamlToken::Kind;
using Id = YamlTree::Id;

std::string token_words(const YamlToken& t) {
    switch (t.kind) {
        case Kind::block_entry: return "“-”";
        case Kind::flow_entry: return "“,”";
        case Kind::key: return "a key";
        case Kind::value: return "“:”";
        case Kind::flow_list: return "“[”";
        case Kind::flow_list_end: return "“]”";
        case Kind::flow_map: return "“{”";
        case Kind::flow_map_end: return "“}”";
        case Kind::document_start: return "“---”";
        case Kind::document_end: return "“...”";
        case Kind::directive: return "“%”";
        case Kind::end: return "the end of the text";
        case Kind::block_end: return "a line further to the left";
        case Kind::alias: case Kind::anchor: case Kind::tag: case Kind::scalar: return "a text";
        default: return "a line further to the right";
    }
}

class Composer {
  public:
    Composer(std::string_view text, YamlTokens tokens) : text_(text), tokens_(std::move(tokens)) {}

    YamlTree read() {
        if (tokens_.fault) tokens_.tokens.push_back({.kind = Kind::end, .at = tokens_.fault->at});  // what comes first is told first
        out_.root = stream();
        if (tokens_.fault && (!out_.fault || out_.fault->at.from >= tokens_.fault->at.from)) out_.fault = std::move(tokens_.fault);
        return std::move(out_);
    }

  private:
    const YamlToken& now() const { return tokens_.tokens[at_]; }
    bool is(Kind kind) const { return now().kind == kind; }
    bool take(Kind kind) { return is(kind) && (++at_, true); }
    bool failed() const { return out_.fault.has_value(); }

    Id fail(Span at, std::string what, std::string why) {
        if (!out_.fault) out_.fault = Fault{at, std::move(what), std::move(why)};
        return YamlTree::kNone;
    }

    Id add(YamlNode node) {
        out_.nodes.push_back(std::move(node));
        return static_cast<Id>(out_.nodes.size() - 1);
    }

    Id empty() { return add({.kind = YamlNode::Kind::null, .at = {now().at.from, now().at.from}}); }

    // --- the document: one, with or without its marks
    Id stream() {
        if (is(Kind::directive)) return fail(now().at, "A line that begins with “%” is an instruction to the reader", "No spec needs one");
        take(Kind::document_start);
        if (is(Kind::end)) return YamlTree::kNone;
        const auto root = is(Kind::document_end) || is(Kind::document_start) ? empty() : block_node(false);
        if (failed()) return root;
        while (take(Kind::document_end)) {}
        if (is(Kind::document_start)) return fail(now().at, "A second document begins here", "A spec is one document");
        if (!is(Kind::end)) return unexpected("Here the text should end");
        return root;
    }

    Id unexpected(std::string why) {
        Span at = now().at;
        if (at.size() == 0 && at.from < text_.size()) at.to = std::min(text_.find('\n', at.from), text_.size());
        return fail(at, fmt::format("{} cannot stand here", capital(token_words(now()))), std::move(why));
    }

    static std::string capital(std::string words) {
        if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
        return words;
    }

    struct Properties { std::string anchor, tag; bool anchored = false, tagged = false; Span at, name; };

    Properties properties() {
        Properties p{.at = now().at};
        for (int i = 0; i < 2; ++i) {
            if (!p.anchored && is(Kind::anchor)) p.anchor = now().text, p.anchored = true, p.name = now().at, ++at_;
            else if (!p.tagged && is(Kind::tag)) p.tag = now().text, p.tagged = true, p.name = now().at, ++at_;
        }
        return p;
    }

    Id block_node(bool flush_list_allowed) { return node(true, flush_list_allowed); }
    Id flow_node() { return node(false, false); }

    Id node(bool block, bool flush_list_allowed) {
        if (is(Kind::alias)) return alias();
        if (++depth_ > kMostYamlDepth) return fail(now().at, "This is nested too deep", fmt::format("The service reads about {} levels", kMostYamlDepth));
        const auto p = properties();
        if (p.anchored && anchors_.count(p.anchor)) return fail(p.name, fmt::format("The anchor “{}” stands twice", p.anchor), "Each name can be given once");
        const auto id = add({});
        if (p.anchored) anchors_[p.anchor] = id, open_.insert(id);
        YamlNode made = content(block, flush_list_allowed, p);
        if (!failed()) finish(made, p);
        out_.nodes[id] = std::move(made);
        open_.erase(id);
        --depth_;
        return id;
    }

    Id alias() {
        const auto found = anchors_.find(now().text);
        if (found == anchors_.end()) return fail(now().at, fmt::format("There is no anchor “{}”", now().text), "“*” repeats what “&” has named above: put a text that begins with “*” into quotes");
        if (open_.count(found->second)) return fail(now().at, fmt::format("“{}” would contain itself", now().text), "An alias can only repeat what has ended above it");
        ++at_;
        return found->second;
    }

    YamlNode content(bool block, bool flush_list_allowed, const Properties& p) {
        const auto from = p.anchored || p.tagged ? p.at.from : now().at.from;
        YamlNode out{.at = {from, now().at.to}};
        if (flush_list_allowed && is(Kind::block_entry)) { flush_list(out); return out; }
        if (is(Kind::scalar)) { scalar(out, p); return out; }
        if (take(Kind::flow_list)) { flow_list(out); return out; }
        if (take(Kind::flow_map)) { flow_map(out); return out; }
        if (block && take(Kind::block_list)) { block_list(out); return out; }
        if (block && take(Kind::block_map)) { block_map(out); return out; }
        if (p.anchored || p.tagged) { out.plain = !p.tagged || p.tag == "!"; return out; }
        unexpected(block ? "Here a value must stand" : "Inside brackets, values stand between commas");
        return out;
    }

    void scalar(YamlNode& out, const Properties& p) {
        out.text = now().text, out.at = now().at;
        out.plain = (now().plain && !p.tagged) || p.tag == "!";
        out.kind = YamlNode::Kind::text;
        if (out.plain) resolve_plain(out);
        ++at_;
    }

    // --- collections
    void flush_list(YamlNode& out) {
        out.kind = YamlNode::Kind::list;
        while (!failed() && take(Kind::block_entry)) {
            const bool none = is(Kind::block_entry) || is(Kind::key) || is(Kind::value) || is(Kind::block_end);
            out.items.push_back(none ? empty() : block_node(false));
        }
        out.at.to = now().at.from;
    }

    void block_list(YamlNode& out) {
        out.kind = YamlNode::Kind::list;
        while (!failed() && take(Kind::block_entry)) out.items.push_back(is(Kind::block_entry) || is(Kind::block_end) ? empty() : block_node(false));
        out.at.to = now().at.from;
        if (!failed() && !take(Kind::block_end)) unexpected("This is a list: each line at this depth begins with “-”");
    }

    void block_map(YamlNode& out) {
        out.kind = YamlNode::Kind::map;
        const auto none = [&] { return is(Kind::key) || is(Kind::value) || is(Kind::block_end); };
        while (!failed() && take(Kind::key)) {
            out.items.push_back(none() ? empty() : block_node(true));
            if (failed()) return;
            if (take(Kind::value)) out.items.push_back(none() ? empty() : block_node(true));
            else out.items.push_back(empty());
        }
        out.at.to = now().at.from;
        if (!failed() && !take(Kind::block_end)) unexpected("Its indentation does not fit the lines above it");
    }

    void flow_list(YamlNode& out) {
        out.kind = YamlNode::Kind::list;
        for (bool first = true; !failed() && !is(Kind::flow_list_end); first = false) {
            if (!first && !take(Kind::flow_entry)) { unexpected("“,” or “]” must stand here: “[” is still open"); return; }
            if (is(Kind::flow_list_end)) break;
            if (take(Kind::key)) out.items.push_back(single_pair());
            else out.items.push_back(flow_node());
        }
        out.at.to = now().at.to;
        take(Kind::flow_list_end);
    }

    // "[a: b]" is a list of one map.
    Id single_pair() {
        const auto id = add({});
        YamlNode pair{.kind = YamlNode::Kind::map, .at = now().at};
        pair.items.push_back(is(Kind::value) || is(Kind::flow_entry) || is(Kind::flow_list_end) ? empty() : flow_node());
        if (!failed() && take(Kind::value)) pair.items.push_back(is(Kind::flow_entry) || is(Kind::flow_list_end) ? empty() : flow_node());
        else pair.items.push_back(empty());
        pair.at.to = now().at.from;
        if (!failed()) finish(pair, {});
        out_.nodes[id] = std::move(pair);
        return id;
    }

    void flow_map(YamlNode& out) {
        out.kind = YamlNode::Kind::map;
        for (bool first = true; !failed() && !is(Kind::flow_map_end); first = false) {
            if (!first && !take(Kind::flow_entry)) { unexpected("“,” or “}” must stand here: “{” is still open"); return; }
            if (is(Kind::flow_map_end)) break;
            const bool keyed = take(Kind::key);
            const auto ends = [&] { return is(Kind::flow_entry) || is(Kind::flow_map_end); };
            out.items.push_back(keyed && (is(Kind::value) || ends()) ? empty() : flow_node());
            if (!failed() && keyed && take(Kind::value)) out.items.push_back(ends() ? empty() : flow_node());
            else out.items.push_back(empty());
        }
        out.at.to = now().at.to;
        take(Kind::flow_map_end);
    }

    // --- what the whole node means
    void finish(YamlNode& node, const Properties& p) {
        if (p.tagged && p.tag != "!") tagged(node, p);
        else if (node.kind == YamlNode::Kind::date && !date_exists(node.text)) return void(fail(node.at, fmt::format("There is no such date: “{}”", node.text), "YAML reads this as a date: put it into quotes to make it a text"));
        else if (node.plain && node.kind == YamlNode::Kind::text && (node.text == "<<" || node.text == "=")) odd_.insert(node.at.from);
        if (!failed() && node.kind == YamlNode::Kind::map) merge(node);
        if (!failed()) for (std::size_t i = 0; i < node.items.size(); ++i) check_child(node, i);
    }

    // "<<" and "=" mean something as keys, and nothing anywhere else.
    void check_child(const YamlNode& parent, std::size_t i) {
        const auto& child = out_.nodes[parent.items[i]];
        const bool key = parent.kind != YamlNode::Kind::list && i % 2 == 0;
        if (!key && odd_.count(child.at.from) && child.plain && child.kind == YamlNode::Kind::text)
            fail(child.at, fmt::format("“{}” is a sign of YAML", child.text), "Put it into quotes to make it a text");
    }

    void tagged(YamlNode& node, const Properties& p) {
        const auto why = [&](std::string words) { fail(p.name, fmt::format("The tag “{}” does not fit", shown(p.tag)), std::move(words)); };
        static constexpr std::string_view kCore = "tag:yaml.org,2002:";
        if (!p.tag.starts_with(kCore)) return void(fail(p.name, fmt::format("The service does not know the tag “{}”", shown(p.tag)), "It reads texts, numbers, lists and maps only"));
        const auto name = std::string_view(p.tag).substr(kCore.size());
        const bool scalar = node.kind != YamlNode::Kind::list && node.kind != YamlNode::Kind::map;
        if (name == "map" || name == "omap" || name == "set" || name == "pairs" || name == "seq") return collection(node, name, why);
        if (name != "str" && name != "int" && name != "float" && name != "bool" && name != "null" && name != "timestamp" && name != "binary")
            return void(fail(p.name, fmt::format("The service does not know the tag “{}”", shown(p.tag)), "It reads texts, numbers, lists and maps only"));
        if (!scalar) return why("It is for a single value");
        node.plain = false;
        if (name == "str" || name == "binary") { node.kind = YamlNode::Kind::text; return; }
        if (name == "null") { node.kind = YamlNode::Kind::null; return; }
        if (!retype(node, name)) why(fmt::format("“{}” is none", node.text));
    }

    template <class Why>
    void collection(YamlNode& node, std::string_view name, const Why& why) {
        const bool list = name == "seq" || name == "omap" || name == "pairs";
        if (node.kind != (list ? YamlNode::Kind::list : YamlNode::Kind::map)) return why(list ? "It is for a list" : "It is for a map");
        if (name == "set") node.kind = YamlNode::Kind::set;
    }

    static std::string shown(const std::string& tag) { return tag.starts_with("tag:yaml.org,2002:") ? "!!" + tag.substr(18) : tag; }

    // "!!int '7'": Python's own readers take the text, and fail loudly.
    static bool retype(YamlNode& node, std::string_view name) {
        YamlNode as{.text = node.text};
        resolve_plain(as);
        if (name == "bool" && as.kind == YamlNode::Kind::boolean) { node.kind = as.kind, node.yes = as.yes; return true; }
        if (name == "timestamp") { node.kind = as.kind; return as.kind == YamlNode::Kind::date; }
        const auto number = python_float(node.text);
        if (name == "int" && as.kind == YamlNode::Kind::whole) { node.kind = as.kind, node.whole = as.whole, node.huge = as.huge; return true; }
        if (name == "int" && python_int(node.text)) { node.kind = YamlNode::Kind::whole, node.whole = *python_int(node.text); return true; }
        if (name == "float" && (as.kind == YamlNode::Kind::real || number)) { node.kind = YamlNode::Kind::real, node.real = as.kind == YamlNode::Kind::real ? as.real : *number; return true; }
        return false;
    }

    bool same_key(const YamlNode& a, const YamlNode& b) const { return a.kind == b.kind && a.text == b.text; }

    // Brings in what "<<" names, and finds keys that stand twice.
    void merge(YamlNode& map) {
        std::vector<Id> brought, own;
        std::map<std::pair<YamlNode::Kind, std::string>, Id> seen;
        for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
            const auto key_id = map.items[i], value_id = map.items[i + 1];
            const auto& key = out_.nodes[key_id];
            if (key.kind == YamlNode::Kind::list || key.kind == YamlNode::Kind::map || key.kind == YamlNode::Kind::set)
                return void(fail(key.at, "A list or a map cannot be a key", "A key is a text; put it into quotes when it begins with “{” or “[”"));
            if (key.plain && key.text == "<<") {
                if (!bring(brought, value_id)) return void(fail(out_.nodes[value_id].at, "“<<” needs a map, or a list of maps", "It copies their keys into this one"));
                continue;
            }
            if (const auto [at, fresh] = seen.emplace(std::pair(key.kind, key.text), key_id); !fresh) out_.twice.emplace_back(at->second, key_id), at->second = key_id;
            own.push_back(key_id), own.push_back(value_id);
        }
        brought.insert(brought.end(), own.begin(), own.end());
        map.items = std::move(brought);
    }

    bool bring(std::vector<Id>& into, Id from) {
        const auto& node = out_.nodes[from];
        if (node.kind == YamlNode::Kind::map) { into.insert(into.end(), node.items.begin(), node.items.end()); return (merged_ += node.items.size()) < kMostMerged || too_many(node.at); }
        if (node.kind != YamlNode::Kind::list) return false;
        for (auto item = node.items.rbegin(); item != node.items.rend(); ++item)
            if (out_.nodes[*item].kind != YamlNode::Kind::map || !bring(into, *item)) return false;
        return true;
    }

    static constexpr std::size_t kMostMerged = 200'000;   // in the whole text: aliases of aliases grow without end
    bool too_many(Span at) { return fail(at, "Too much is copied with “<<”", "Copies of copies grow beyond what anybody can read"), false; }

    std::string_view text_;
    YamlTokens tokens_;
    YamlTree out_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::size_t merged_ = 0;
    std::map<std::string, Id> anchors_;
    std::set<Id> open_;
    std::set<std::size_t> odd_;     // where "<<" or "=" stand
};

}  // namespace

Id YamlTree::find(const YamlNode& map, std::string_view key) const {
    for (std::size_t i = map.items.size(); i >= 2; i -= 2)
        if (const auto& k = nodes[map.items[i - 2]]; k.kind == YamlNode::Kind::text && k.text == key) return map.items[i - 1];
    return kNone;
}

Id YamlTree::key_of(const YamlNode& map, std::string_view key) const {
    for (std::size_t i = map.items.size(); i >= 2; i -= 2)
        if (const auto& k = nodes[map.items[i - 2]]; k.kind == YamlNode::Kind::text && k.text == key) return map.items[i - 2];
    return kNone;
}

YamlTree read_yaml(std::string_view text) { return Composer(text, scan_yaml(text)).read(); }

}  // namespace spec
