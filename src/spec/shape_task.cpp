#include "spec/shape_task.h"
#include "base/text.h"
#include "spec/chars.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <set>

namespace spec {

using K = YamlNode::Kind;
using Id = YamlTree::Id;

namespace {

// A link to a task or an address, with an expression that narrows it. What fits neither is told
// for the one that was meant.
void input(Fields& f, Id id, const std::string& path, TaskShape& task) {
    if (!f.is(id, K::map)) {
        const auto& n = f.node(id);
        auto& finding = f.found.error(n.at, path, fmt::format("This is {}, and a map should stand here", kind_words(n.kind)), "{task: name} or {url: s3://bucket/path}");
        if (n.kind == K::text && is_name(n.text)) f.found.mend(finding, n.at, fmt::format("{{task: {}}}", n.text), fmt::format("Change to {{task: {}}}", n.text));
        return;
    }
    if (!f.object(id, path, "input")) return;
    const auto& map = f.node(id);
    const auto from = f.tree.find(map, "task"), url = f.tree.find(map, "url"), regex = f.tree.find(map, "regex");
    if (from == YamlTree::kNone && url == YamlTree::kNone) return void(f.found.error(map.at, path, "This input says nothing", "It needs “task” or “url”"));
    if (from != YamlTree::kNone && url != YamlTree::kNone) return void(f.found.error(f.node(f.tree.key_of(map, "url")).at, path, "An input is a task or an address, not both", "Make two inputs of it"));
    if (regex != YamlTree::kNone) f.regex(regex, at_key(path, "regex"));
    if (url != YamlTree::kNone) {
        if (const auto words = f.text(url, at_key(path, "url"), false)) task.urls.push_back({*words, f.node(url).at});
        return;
    }
    const auto words = f.text(from, at_key(path, "task"), false);
    if (!words) return;
    const auto colon = words->find(':');
    InputShape out{.task = colon == std::string::npos ? *words : words->substr(colon + 1), .workflow = colon == std::string::npos ? "" : words->substr(0, colon), .at = f.node(from).at};
    if (is_name(out.task) && (colon == std::string::npos || is_name(out.workflow))) return task.inputs.push_back(std::move(out));
    f.found.error(out.at, at_key(path, "task"), fmt::format("“{}” is no name of a task", shorten(*words, 60)), "A task of this workflow, or run-12:task of another");
}

bool forbidden_path(std::string_view path) {
    if (path.starts_with("/osmo/data/output/")) return false;
    while (path.starts_with("/")) path.remove_prefix(1);
    return path.empty() || path.substr(0, path.find('/')) == "osmo";
}

// "137", "10,12-20". Only the form is looked at, and by a pattern that lets 1-23-4 through: in the
// first part, a number between two dashes may be cut in two.
bool exit_codes(std::string_view s) {
    for (bool first = true;; first = false) {
        const auto part = s.substr(0, s.find(','));
        std::vector<std::size_t> sizes(1, 0);
        for (const char c : part) {
            if (c == '-') sizes.push_back(0);
            else if (is_digit(c)) ++sizes.back();
            else return false;
        }
        if (std::count(sizes.begin(), sizes.end(), 0u) > 0 || (sizes.size() > 2 && !first)) return false;
        for (std::size_t i = 1; i + 1 < sizes.size(); ++i) if (sizes[i] < 2) return false;
        if (part.size() == s.size()) return true;
        s.remove_prefix(part.size() + 1);
    }
}

constexpr std::array<std::string_view, 3> kActions = {"COMPLETE", "FAIL", "RESCHEDULE"};

}  // namespace

void read_inputs(Fields& f, Id id, const std::string& path, TaskShape& task) {
    if (!f.list(id, path)) return;
    std::size_t i = 0;
    for (const auto item : f.node(id).items) input(f, item, at_item(path, i++), task);
}

void read_outputs(Fields& f, Id id, const std::string& path, TaskShape& task) {
    if (!f.list(id, path)) return;
    std::size_t i = 0;
    for (const auto item : f.node(id).items) {
        const auto here = at_item(path, i++);
        if (!f.object(item, here, "output")) continue;
        const auto url = f.tree.find(f.node(item), "url"), regex = f.tree.find(f.node(item), "regex");
        if (url != YamlTree::kNone) if (const auto words = f.text(url, at_key(here, "url"), false)) task.urls.push_back({*words, f.node(url).at});
        if (regex != YamlTree::kNone) f.regex(regex, at_key(here, "regex"));
    }
}

void read_files(Fields& f, Id id, const std::string& path, WorkflowShape& out) {
    if (!f.list(id, path)) return;
    std::set<std::string> paths;
    std::size_t i = 0;
    for (const auto item : f.node(id).items) {
        const auto here = at_item(path, i++);
        if (!f.object(item, here, "file")) continue;
        const auto& map = f.node(item);
        const auto get = [&](std::string_view key) { return f.tree.find(map, key); };
        if (const auto local = get("localpath"); f.is(local, K::text)) out.local_files.push_back(f.node(local).text);
        if (const auto base64 = get("base64"); base64 != YamlTree::kNone) f.flag(base64, at_key(here, "base64"));
        if (const auto contents = get("contents"); contents != YamlTree::kNone) f.text(contents, at_key(here, "contents"), true);
        const auto at = get("path");
        const auto words = at == YamlTree::kNone ? std::nullopt : f.text(at, at_key(here, "path"), true);
        if (!words) continue;
        if (forbidden_path(*words)) f.found.error(f.node(at).at, here, fmt::format("No file can be put at “{}”", shorten(*words, 60)), "The path needs a name, and what is below /osmo belongs to the service");
        else if (!paths.insert(*words).second) f.found.error(f.node(at).at, here, fmt::format("Two files have the path “{}”", shorten(*words, 60)), "Each path can be there once");
    }
}

void read_environment(Fields& f, Id id, const std::string& path) {
    if (!f.is(id, K::map)) return f.wanted(id, path, "a map");
    f.each(id, [&](std::string_view key, Id key_id, Id value) {
        const auto kind = f.node(value).kind;
        if (kind == K::null || kind == K::list || kind == K::map || kind == K::set || kind == K::date) f.wanted(value, at_key(path, key), "a text");
        else if (kind == K::boolean) f.found.warn(f.node(value).at, at_key(path, key), fmt::format("The command sees “{}”", f.node(value).yes ? "True" : "False"), "YAML reads this as yes or no: put it into quotes to keep it as it is");
        bool odd = key.empty() || is_digit(key.front());
        for (const char c : key) odd = odd || !is_word(c);
        if (odd) f.found.warn(f.node(key_id).at, path, fmt::format("“{}” is no name for a variable", shorten(key, 40)), "The service takes it, but shells do not see it");
    });
}

void read_exit_actions(Fields& f, Id id, const std::string& path) {
    if (!f.is(id, K::map)) return f.wanted(id, path, "a map");
    f.each(id, [&](std::string_view key, Id key_id, Id value) {
        auto upper = std::string(key);
        for (auto& c : upper) if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        const auto& k = f.node(key_id);
        if (std::find(kActions.begin(), kActions.end(), upper) == kActions.end()) {
            auto& finding = f.found.error(k.at, path, fmt::format("“{}” is no exit action", shorten(key, 40)), "COMPLETE, FAIL and RESCHEDULE are");
            std::string_view near = upper == "RETRY" || upper == "RESTART" ? "RESCHEDULE" : "";
            for (const auto action : kActions) if (near.empty() && edit_distance(upper, action, 3) <= 3) near = action;
            if (!near.empty()) f.found.mend(finding, k.at, std::string(near), fmt::format("Change to {}", near));
        }
        const auto& n = f.node(value);
        if (n.kind == K::null || n.kind == K::list || n.kind == K::map || n.kind == K::set || n.kind == K::date) return f.wanted(value, at_key(path, key), "a text");
        const auto codes = python_text(n);
        if (exit_codes(codes)) return;
        auto& finding = f.found.error(n.at, at_key(path, key), fmt::format("“{}” is no list of exit codes", shorten(codes, 40)), "Numbers and ranges between commas, without blanks: 137,139 or 10-20");
        std::string tight;
        for (const char c : codes) if (c != ' ') tight += c;
        if (tight != codes && exit_codes(tight)) f.found.mend(finding, n.at, quoted_yaml(tight), fmt::format("Change to {}", tight));
    });
}

void read_credentials(Fields& f, Id id, const std::string& path, TaskShape& task) {
    if (!f.is(id, K::map)) return f.wanted(id, path, "a map");
    f.each(id, [&](std::string_view key, Id key_id, Id value) {
        CredentialShape out{.name = std::string(key), .at = f.node(key_id).at};
        const auto kind = f.node(value).kind;
        if (kind == K::map) {
            f.each(value, [&](std::string_view variable, Id, Id of) {
                const auto inner = f.node(of).kind;
                if (inner == K::null || inner == K::list || inner == K::map || inner == K::set || inner == K::date) return f.wanted(of, at_key(at_key(path, key), variable), "a text");
                out.keys.push_back({python_text(f.node(of)), f.node(of).at});
            });
        } else if (kind == K::null || kind == K::list || kind == K::set || kind == K::date) {
            return void(f.found.error(f.node(value).at, at_key(path, key), "This says nothing about the credential", "A directory to put it in, or variables and the keys they get"));
        }
        task.credentials.push_back(std::move(out));
    });
}

void read_checkpoints(Fields& f, Id id, const std::string& path) {
    if (!f.list(id, path)) return;
    std::size_t i = 0;
    for (const auto item : f.node(id).items) {
        const auto here = at_item(path, i++);
        if (!f.object(item, here, "checkpoint")) continue;
        const auto get = [&](std::string_view key) { return f.tree.find(f.node(item), key); };
        if (const auto at = get("path"); at != YamlTree::kNone) f.text(at, at_key(here, "path"), false);
        if (const auto every = get("frequency"); every != YamlTree::kNone) f.duration(every, at_key(here, "frequency"), true);
        if (const auto regex = get("regex"); regex != YamlTree::kNone) f.regex(regex, at_key(here, "regex"));
        const auto url = get("url");
        const auto words = url == YamlTree::kNone ? std::nullopt : f.text(url, at_key(here, "url"), false);
        if (words && !is_storage(*words)) f.found.error(f.node(url).at, at_key(here, "url"), fmt::format("“{}” is no address of a storage", shorten(*words, 60)), "s3://bucket/path, gs://…, swift://host/account/bucket, tos://host/bucket or azure://account/container");
    }
}

void read_kpis(Fields& f, Id id, const std::string& path) {
    if (!f.list(id, path)) return;
    std::size_t i = 0;
    for (const auto item : f.node(id).items) {
        const auto here = at_item(path, i++);
        if (!f.object(item, here, "kpi")) continue;
        for (const std::string_view key : {"index", "path"})
            if (const auto value = f.tree.find(f.node(item), key); value != YamlTree::kNone) f.text(value, at_key(here, key), true);
    }
}

void read_download_type(Fields& f, Id id, const std::string& path) {
    if (f.null(id) || (f.is(id, K::text) && f.node(id).text == "download")) return;
    f.found.error(f.node(id).at, path, fmt::format("“{}” is no way to fetch inputs", shorten(python_text(f.node(id)), 40)), "“download” is the only one");
}

std::string_view storage_scheme(std::string_view url) { return url.substr(0, std::min(url.find("://"), url.size())); }

bool is_storage(std::string_view url) {
    static constexpr std::pair<std::string_view, std::size_t> schemes[] = {{"swift", 3}, {"s3", 1}, {"gs", 1}, {"tos", 2}, {"azure", 2}};   // and the parts they need
    const auto scheme = storage_scheme(url);
    const auto known = std::find_if(std::begin(schemes), std::end(schemes), [&](const auto& s) { return s.first == scheme; });
    if (known == std::end(schemes)) return false;
    auto rest = url.substr(std::min(scheme.size() + 3, url.size()));
    while (rest.ends_with("/")) rest.remove_suffix(1);
    if (rest.find_first_of(",;*") != std::string_view::npos) return false;
    std::size_t parts = 0;
    for (bool more = true; more; ++parts) {
        const auto end = rest.find('/');
        if (rest.substr(0, end).empty()) return false;
        more = end != std::string_view::npos;
        rest.remove_prefix(more ? end + 1 : 0);
    }
    return parts >= known->second;
}

}  // namespace spec
