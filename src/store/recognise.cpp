#include "store/recognise.h"
#include "base/text.h"
#include "store/old_links.h"
#include "store/query.h"
#include <algorithm>
#include <array>
#include <vector>

namespace {

using Words = std::vector<std::string_view>;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trim(std::string_view s) {
    while (!s.empty() && static_cast<unsigned char>(s.front()) <= ' ') s.remove_prefix(1);
    while (!s.empty() && static_cast<unsigned char>(s.back()) <= ' ') s.remove_suffix(1);
    return s;
}

Words split(std::string_view s, std::string_view any_of) {
    Words out;
    for (std::size_t from = 0; from < s.size();) {
        const auto end = std::min(s.find_first_of(any_of, from), s.size());
        if (end > from) out.push_back(s.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

Route place(std::string view, std::string_view item = {}) { return {.view = std::move(view), .item = std::string(item), .params = {}}; }

// --- addresses

// Their filters are `f=field:value`, once for each; ours are one text.
struct Renamed { std::string_view theirs, ours; };
constexpr std::array<Renamed, 4> kFields = {{{"priorities", "priority"}, {"resource", "name"}, {"hostname", "name"}, {"users", "user"}}};

std::string our_filter(std::string_view theirs) {
    const auto colon = theirs.find(':');
    if (colon == std::string_view::npos) return written_value(theirs);
    auto key = theirs.substr(0, colon);
    const auto value = theirs.substr(colon + 1);
    for (const auto& r : kFields) if (r.theirs == key) key = r.ours;
    if (key == "gpu" || key == "cpu" || key == "memory" || key == "storage") {  // "gpu:free:>=8"
        const auto amount = value.substr(std::min(value.size(), value.find_first_of("<>=")));
        return amount.empty() ? "" : std::string(key == "memory" ? "mem" : key) + std::string(amount);
    }
    return std::string(key) + ":" + written_value(value);
}

std::string either_of(std::string_view key, std::string_view values) {
    std::string term;
    for (const auto value : split(values, ",")) term += (term.empty() ? std::string(key) + ":" : ",") + written_value(value);
    return term;
}

void carry_filters(const Route& theirs, Route& ours) {
    std::string q;
    const auto add = [&](const std::string& term) { if (!term.empty()) q += (q.empty() ? "" : " ") + term; };
    for (const auto& [key, value] : theirs.params) {
        if (key == "q") add(value);
        else if (key == "f") for (const auto part : split(value, ",")) add(our_filter(part));
        else if (ours.view == "resources" && filters_resources(key)) add(either_of(key, value));
    }
    if (!q.empty()) ours = ours.with("q", q);
}

void carry(const Route& theirs, Route& ours, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) if (const auto value = theirs.param(key); !value.empty()) ours = ours.with(key, value);
}

Route list_or_view(std::string name, const Route& theirs) {
    auto ours = place(std::move(name), theirs.param("view"));
    if (ours.item.empty()) carry_filters(theirs, ours);
    return ours;
}

Route workflow_place(std::string_view id, const Route& theirs, std::string_view tab = {}) {
    auto ours = place("workflows", id);
    carry(theirs, ours, {"task", "group", "retry", "tab"});
    if (const auto task = theirs.param("task_name"); !task.empty()) ours = ours.with("task", task);
    if (const auto retry = theirs.param("retry_id"); !retry.empty()) ours = ours.with("retry", retry);
    return tab.empty() ? ours : ours.with("tab", tab);
}

// Their page of sums by user or by pool.
Route occupancy_place(const Route& theirs) {
    auto ours = place("tasks").with("look", "summary");
    carry_filters(theirs, ours);
    const auto by = theirs.param("groupBy");
    return by == "user" || by == "pool" ? ours.with("by", by) : ours;
}

std::optional<Route> api_place(const Words& steps, const Route& theirs) {  // "/api/workflow/<id>/logs", as the CLI and mails print it
    if (steps.size() < 2) return std::nullopt;
    const auto noun = steps[1];
    if (noun == "workflow" && steps.size() > 2) {
        const auto part = steps.size() > 3 ? steps[3] : std::string_view();
        const std::string_view tab = part == "logs" || part == "error_logs" ? "logs" : part == "events" ? "events" : part == "spec" ? "spec" : "";
        return workflow_place(percent_decode(steps[2]), theirs, tab);
    }
    if (noun == "workflow") return place("workflows");
    if (noun == "resources") return place("resources", steps.size() > 2 ? percent_decode(steps[2]) : "");
    if (noun == "pool" || noun == "pool_quota") return place("pools");
    if (noun == "task") return place("tasks");
    return std::nullopt;
}

}  // namespace

bool filters_resources(std::string_view key) {
    const auto* known = find_key(QueryList::resources, key);
    return known && known->listed();
}

std::optional<Route> redirect(std::string_view path_and_query) {
    const auto theirs = parse_route("#" + std::string(path_and_query.substr(0, path_and_query.find('#'))));
    const auto path = path_and_query.substr(0, path_and_query.find_first_of("?#"));
    const auto steps = split(path, "/");
    if (steps.empty()) return place("home");
    const auto noun = steps[0];
    const auto item = steps.size() > 1 ? percent_decode(steps[1]) : "";
    if (noun == "workflows" && item == "submit") return place("submit");
    if (noun == "workflows" && !item.empty()) return workflow_place(item, theirs);
    if (noun == "workflows" || noun == "pools" || noun == "resources") {
        if (item.empty()) return list_or_view(std::string(noun), theirs);
        auto ours = place(std::string(noun), item);
        carry(theirs, ours, {"from"});
        if (const auto context = theirs.param("context"); !context.empty()) ours = ours.with("from", context);
        return ours;
    }
    if (noun == "log-viewer") {
        const auto id = theirs.param("workflow");
        return id.empty() ? place("workflows") : workflow_place(id, theirs, "logs");
    }
    if (noun == "occupancy") return occupancy_place(theirs);
    if (noun == "tasks") return list_or_view("tasks", theirs);
    if (noun == "profile") return place("profile");
    if (noun == "submit") return place("submit");
    if (noun == "api") return api_place(steps, theirs);
    return std::nullopt;
}

namespace {

std::string title_of(const Route& r) {
    auto words = r.view;
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
    if (!r.item.empty()) words = (words.ends_with('s') ? words.substr(0, words.size() - 1) : words) + " " + r.item;
    if (const auto tab = r.param("tab"); !tab.empty()) words += ", " + std::string(tab);
    if (const auto task = r.param("task"); !task.empty()) words += ", task " + std::string(task);
    if (const auto q = r.param("q"); !q.empty()) words += ", " + std::string(q);
    return words;
}

Recognised found(Recognised::What what, Route route, bool sure) {
    auto words = title_of(route);
    return {what, std::move(route), std::move(words), sure};
}

std::optional<Recognised> read_address(std::string_view text) {
    const auto scheme = text.find("://");
    if (scheme != std::string_view::npos) {
        const auto name = lower_case(text.substr(0, scheme));
        if (name != "http" && name != "https") return std::nullopt;
        text.remove_prefix(scheme + 3);
        text.remove_prefix(std::min(text.find_first_of("/#?"), text.size()));
    }
    if (const auto hash = text.find("#/"); hash != std::string_view::npos) {
        auto route = parse_route(text.substr(hash));
        if (auto now = today(route)) route = std::move(*now);
        return found(Recognised::What::address, std::move(route), true);
    }
    if (scheme == std::string_view::npos && !text.starts_with('/')) return std::nullopt;
    const auto route = redirect(text);
    return route ? std::optional(found(Recognised::What::address, *route, true)) : std::nullopt;
}

// --- commands

struct Option { std::string_view name, value; };
struct Command { Words words; std::vector<Option> options; };

// Options take the words after them up to the next option; what comes before is what it is about.
Command read_options(const Words& all) {
    Command c;
    std::string_view option;
    for (const auto word : all) {
        if (word.size() > 1 && word[0] == '-' && !digit(word[1])) {
            const auto equals = word.find('=');
            option = word.substr(0, equals);
            c.options.push_back({option, equals == std::string_view::npos ? "" : word.substr(equals + 1)});
        } else if (!option.empty()) {
            c.options.push_back({option, word});
        } else {
            c.words.push_back(word);
        }
    }
    return c;
}

struct Flag { std::string_view name, key; };
constexpr std::array<Flag, 14> kFlags = {{{"--status", "status"}, {"-s", "status"}, {"--user", "user"}, {"-u", "user"}, {"--pool", "pool"}, {"-p", "pool"}, {"--priority", "priority"},
                                          {"--name", "name"}, {"-n", "name"}, {"--platform", "platform"}, {"--node", "node"}, {"--tags", "tag"}, {"--label", "label"}, {"--workflow-id", "workflow"}}};

std::string query_of(const Command& c, QueryList list) {
    std::string q;
    for (const auto& option : c.options) {
        const auto flag = std::find_if(kFlags.begin(), kFlags.end(), [&](const Flag& f) { return f.name == option.name; });
        if (flag == kFlags.end() || option.value.empty() || !find_key(list, flag->key)) continue;
        q = toggle_value(q, flag->key, option.value, list);
    }
    return q;
}

Route list_of(std::string view, QueryList list, const Command& c) { return place(std::move(view)).with("q", query_of(c, list)); }

std::string_view value_of(const Command& c, std::string_view name, std::string_view short_name = {}) {
    for (const auto& o : c.options) if ((o.name == name || o.name == short_name) && !o.value.empty()) return o.value;
    return {};
}

std::optional<Route> workflow_command(std::string_view verb, std::string_view id, const Command& c) {
    if (verb == "list") return list_of("workflows", QueryList::workflows, c);
    if (verb == "submit" || verb == "validate") return place("submit");
    if (id.empty()) return std::nullopt;
    auto route = place("workflows", id);
    if (verb == "logs" || verb == "events" || verb == "spec") route = route.with("tab", verb);
    auto task = value_of(c, "--task", "-t");
    if (task.empty() && (verb == "exec" || verb == "port-forward") && c.words.size() > 3) task = c.words[3];
    if (!task.empty()) route = route.with("task", task);
    if (const auto retry = value_of(c, "--retry-id"); !retry.empty()) route = route.with("retry", retry);
    return route;
}

std::optional<Route> command_place(const Command& c) {
    if (c.words.empty()) return std::nullopt;
    const auto noun = c.words[0], verb = c.words.size() > 1 ? c.words[1] : std::string_view(), item = c.words.size() > 2 ? c.words[2] : std::string_view();
    if (noun == "workflow") return workflow_command(verb, item, c);
    if (noun == "task") return list_of("tasks", QueryList::tasks, c);
    if (noun == "resource") return item.empty() ? list_of("resources", QueryList::resources, c) : place("resources", item);
    if (noun == "pool") return place("pools", item);
    if (noun == "profile" || noun == "login" || noun == "token" || noun == "credential") return place("profile");
    return std::nullopt;
}

std::optional<Recognised> read_command(std::string_view text) {
    while (text.starts_with("$ ") || text.starts_with("> ")) text = trim(text.substr(2));
    auto words = split(text, " \t\r\n\"'");
    if (words.size() < 2 || words[0] != "osmo") return std::nullopt;
    words.erase(words.begin());
    const auto route = command_place(read_options(words));
    return route ? std::optional(found(Recognised::What::command, *route, true)) : std::nullopt;
}

// --- lines of logs: "2026/11/22 15:35:20 [task] text", "2026-11-22 15:35:17.557643 [task retry-1] …"

bool shaped(std::string_view text, std::string_view shape) {  // 0: a digit, else itself
    if (text.size() < shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) if (shape[i] == '0' ? !digit(text[i]) : text[i] != shape[i]) return false;
    return true;
}

bool begins_like_a_log(std::string_view text) {
    return shaped(text, "0000/00/00 00:00:00") || shaped(text, "0000-00-00 00:00:00") || shaped(text, "0000-00-00T00:00:00");
}

std::string_view task_in(std::string_view line) {
    const auto open = line.find('['), close = line.find(']', std::min(open, line.size()));
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    const auto inside = line.substr(open + 1, close - open - 1);
    return inside.substr(0, inside.find(' '));
}

constexpr std::string_view kBetween = " \t\r\n\"'`,;()[]{}<>=|";
constexpr std::string_view kAroundAddresses = " \t\r\n\"'<>(),;";

// The first word anywhere that says by its look what it is.
std::optional<Recognised> word_in(std::string_view line, bool sure) {
    for (auto word : split(line, kAroundAddresses)) {
        while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
        if (word.find("://") != std::string_view::npos) if (auto at = read_address(word)) return at;
    }
    for (auto word : split(line, kBetween)) {
        while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
        if (looks_like_uuid(word)) return found(Recognised::What::uuid, place("workflows", word), true);
    }
    for (auto word : split(line, kBetween))
        if (looks_like_workflow(word)) return found(Recognised::What::workflow, place("workflows", word), sure);
    return std::nullopt;
}

std::optional<Recognised> read_log_line(std::string_view text) {
    if (!begins_like_a_log(text)) return std::nullopt;
    const auto rest = text.substr(19);
    const auto task = task_in(rest);
    if (auto in_words = word_in(rest.substr(task.empty() ? 0 : rest.find(']')), true)) {
        if (!task.empty() && in_words->route.view == "workflows" && in_words->route.param("tab").empty()) in_words->route = in_words->route.with("task", task).with("tab", "logs");
        in_words->what = Recognised::What::log_line;
        in_words->words = title_of(in_words->route);
        return in_words;
    }
    if (task.empty()) return std::nullopt;
    return found(Recognised::What::log_line, place("tasks").with("q", "name:" + written_value(task)), true);
}

}  // namespace

bool looks_like_uuid(std::string_view word) {
    std::size_t hex = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const bool dash = c == '-' && word.size() == 36 && (i == 8 || i == 13 || i == 18 || i == 23);
        if (!dash && !digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) return false;
        hex += !dash;
    }
    return hex == 32;
}

bool looks_like_workflow(std::string_view word) {
    const auto dash = word.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 1 == word.size() || word.size() > 200) return false;
    const bool number = std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dash) + 1, word.end(), digit);
    const auto name = word.substr(0, dash);
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return letter(c) || digit(c) || c == '-' || c == '_' || c == '.'; });
    return number && plain && letter(name.front()) && word.size() - dash <= 11;
}

std::optional<Recognised> recognise(std::string_view pasted) {
    const auto text = trim(pasted);
    if (text.size() < 3) return std::nullopt;
    if (auto command = read_command(text)) return command;
    if (auto line = read_log_line(text)) return line;
    if (text.find_first_of(" \t\r\n") != std::string_view::npos) {  // words around an address, as in a mail
        auto inside = text.find("://") != std::string_view::npos ? word_in(text, false) : std::nullopt;
        return inside && inside->sure ? inside : std::nullopt;
    }
    if (auto address = read_address(text)) return address;
    if (looks_like_uuid(text)) return found(Recognised::What::uuid, place("workflows", text), true);
    if (looks_like_workflow(text)) return found(Recognised::What::workflow, place("workflows", text), false);
    return std::nullopt;
}
