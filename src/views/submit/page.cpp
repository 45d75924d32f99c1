#include "views/submit/page.h"
#include "base/pieces.h"
#include "base/text.h"
#include "base/words.h"
#include "domain/line_diff.h"
#include "views/links.h"
#include "views/queue.h"
#include "domain/spec_nodes.h"
#include "views/submit/outcome.h"
#include <algorithm>
#include <fmt/core.h>

namespace submit {

using Severity = Finding::Severity;
static constexpr std::size_t kMostListed = 60;

// --- what was found
static Badge mark_of(Severity s) {
    switch (s) {
        case Severity::error: return {.word = "Error", .tone = Tone::failed, .icon = Icon::circle_x};
        case Severity::warning: return {.word = "Warning", .tone = Tone::warning, .icon = Icon::triangle_alert};
        case Severity::ask: break;
    }
    return {.word = "To be seen", .tone = Tone::quiet, .icon = Icon::info};
}

// Lines and columns of the editor: columns in bytes, from 1.
static EditorSpan span_of(std::string_view text, std::size_t from, std::size_t to, std::size_t line) {
    const auto begin = [&](std::size_t at) { const auto b = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1); return b == std::string_view::npos ? 0 : b + 1; };
    from = std::min(from, text.size()), to = std::clamp(to, from, text.size());
    const auto breaks = static_cast<int>(std::count(text.begin() + std::ptrdiff_t(from), text.begin() + std::ptrdiff_t(to), '\n'));
    const int first = static_cast<int>(line);
    return {first, static_cast<int>(from - begin(from)) + 1, first + breaks, static_cast<int>(to - begin(to)) + 1};
}

static std::size_t line_of(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + std::ptrdiff_t(std::min(at, text.size())), '\n'));
}

static EditorMark editor_mark(const Finding& f, std::string_view text) {
    using S = EditorMark::Severity;
    EditorMark out{.severity = f.severity == Severity::error ? S::error : f.severity == Severity::warning ? S::warning : S::note,
                   .span = span_of(text, f.from, std::max(f.to, f.from + 1), f.line), .message = f.what + (f.why.empty() ? "" : ". " + f.why)};
    if (f.fix) out.fixes.push_back({.label = f.fix->label, .span = span_of(text, f.fix->from, f.fix->to, line_of(text, f.fix->from)), .text = f.fix->text});
    return out;
}

static std::string counted(std::size_t n, const char* one) { return plural(static_cast<std::int64_t>(n), one); }

static void add_findings(Page& page, const SubmitState& s) {
    if (!s.check || page.blank) return;
    const auto& all = s.check->findings;
    const auto errors = s.check->count(Severity::error), warnings = s.check->count(Severity::warning);
    std::vector<const Finding*> order;
    for (const auto severity : {Severity::error, Severity::warning, Severity::ask})
        for (const auto& f : all) if (f.severity == severity) order.push_back(&f);
    for (const auto* f : order) {
        if (page.found.size() == kMostListed) break;
        page.found.push_back(*f);
        page.findings.push_back({.mark = mark_of(f->severity), .place = f->line ? fmt::format("{}:{}", f->line, f->column) : "", .what = f->what, .why = f->why, .path = f->path, .fix = f->fix ? f->fix->label : ""});
    }
    for (const auto& f : all) if (f.line > 0 && page.marks.size() < 500) page.marks.push_back(editor_mark(f, s.check->text));
    page.errors = {.word = errors == 0 ? "No errors" : counted(errors, "error"), .tone = errors ? Tone::failed : Tone::completed, .icon = errors ? Icon::circle_x : Icon::circle_check};
    if (warnings) page.warnings = {.word = counted(warnings, "warning"), .tone = Tone::warning, .icon = Icon::triangle_alert};
    if (all.size() > kMostListed) page.checks_note = fmt::format("the first {} of {}", kMostListed, count_words(static_cast<std::int64_t>(all.size())));
}

// --- the draft and where it came from
// The command line reads files that a text names; a browser has to be given them.
static std::optional<Prompt> local_files(const SubmitState& s) {
    if (!s.check || s.checked != s.edits || s.check->outline.local_files.empty()) return std::nullopt;
    const auto& name = s.check->outline.local_files.front();
    return Prompt{{.icon = Icon::info, .tone = Tone::queued, .heading = shorten(name, 60) + " is a file of your own machine", .words = "Pick it: its text is put into the specification", .actions = {{.label = "Pick the file"}}}, {submit_event(PickLocal{name})}};
}

// A diagnosis led here: the node that is to blame is to be left out.
static std::optional<Prompt> without_node(const Model& m, const SubmitState& s) {
    const std::string node(m.route.param("exclude"));
    if (node.empty() || s.draft.origin.empty() || !s.check || s.checked != s.edits || leaves_out(s.check->outline, node)) return std::nullopt;
    Prompt out{{.icon = Icon::ban, .tone = Tone::queued, .heading = "Leave out " + shorten(node, 60) + "?", .words = "It is still among the nodes that this may run on"}, {}};
    if (auto text = text_without(s.check->outline, s.check->text, node)) {
        out.notice.actions.push_back({.label = "Leave it out"});
        out.does.push_back(submit_event(TypeSpec{std::move(*text)}));
    } else {
        out.notice.words = "Add it to nodesExcluded of each resource";
    }
    return out;
}

static void add_draft(Page& page, const Model& m, const SubmitState& s) {
    const auto& d = s.draft;
    page.file = !d.name.empty() ? d.name : !d.origin.empty() ? "From " + d.origin : workflow_file_name(d, s.check ? s.check->outline.name : "");
    const bool edited = d.spec.text != d.original;
    if (d.spec.text.size() + d.original.size() > kMostKept) page.kept = "Too long to be kept in this browser: download it before you leave", page.kept_tone = Tone::warning;
    else if (s.kept) page.kept = std::string(edited ? "Edited, kept in this browser" : "Kept in this browser") + (secrets_of(d) == 0 ? "" : " without its secrets");
    else page.kept = edited ? "Edited" : "";
    const std::string from(m.route.param("from"));
    if (!from.empty() && s.opened && s.source_taken.empty() && !s.source.failure && s.source.in_flight) page.loading = "Loading the specification of " + from + "…";
    if (s.source.failure && !from.empty())
        page.banner = Prompt{{.icon = Icon::triangle_alert, .tone = Tone::failed, .heading = "The specification of " + from + " could not be loaded", .words = reason_words(*s.source.failure), .actions = {{.label = "Try again"}}}, {Refresh{}}};
    else if (s.source.value && s.source.value->empty() && !from.empty() && s.source_taken.starts_with(from))
        page.banner = Prompt{{.icon = Icon::info, .tone = Tone::queued, .heading = from + " has no specification", .words = "The service keeps none of what it could not read."}, {}};
    else if (auto local = local_files(s)) page.banner = std::move(local);
    else if (auto without = without_node(m, s)) page.banner = std::move(without);
    else if (s.aside)
        page.banner = Prompt{{.icon = Icon::info, .tone = Tone::quiet, .heading = "Your earlier draft was put aside", .words = s.aside->name.empty() ? "It is kept in this browser" : s.aside->name + " is kept in this browser",
                              .actions = {{.label = "Bring it back"}, {.label = "Throw it away"}}}, {submit_event(BringBack{}), submit_event(DropAside{})}};
    page.blank = s.opened && page.loading.empty() && d.spec.text.empty() && d.original.empty();
}

static void add_tabs(Page& page, const Model& m, const SubmitState& s) {
    const auto add = [&](Tab kind, const char* word, TabItem item) {
        if (m.route.param("tab") == word) page.tab = static_cast<int>(page.tabs.size());
        page.tabs.push_back(std::move(item)), page.tab_kinds.push_back(kind), page.tab_routes.push_back(m.route.with("tab", word));
    };
    add(Tab::spec, "", {.label = "Specification", .icon = Icon::code_xml});
    add(Tab::graph, "graph", {.label = "Graph", .icon = Icon::workflow, .count = s.check ? std::to_string(s.check->outline.groups.size()) : ""});
    add(Tab::preview, "preview", {.label = "Preview", .icon = Icon::eye});
    if (!s.draft.original.empty() && s.draft.original != s.draft.spec.text) add(Tab::changes, "changes", {.label = "Changes", .icon = Icon::git_compare});
}

Tab tab_of(const Page& page) { return page.tab_kinds[static_cast<std::size_t>(page.tab)]; }

// --- what can be done
static std::string why_not_send(const Page& page, const Model& m, const SubmitState& s, const Landing& landing) {
    if (page.blank) return "There is nothing to submit yet";
    if (on_its_way(s)) return s.sent->what == SpecAsk::submit ? "The service has not answered yet" : "The service is validating it";
    if (submit_pool(m).value.empty()) return "Choose a pool";
    if (landing.chosen < 0 && m.pools.value) return "There is no pool " + submit_pool(m).value;
    return sent_as_it_is(s) ? "It is submitted" : "";
}

static std::string send_label(const SubmitState& s, std::size_t errors) {
    if (on_its_way(s) && s.sent->what == SpecAsk::submit) return "Submitting…";
    if (sent_as_it_is(s)) return "Submitted";
    if (errors > 0) return fmt::format("Fix {} to submit", counted(errors, "error"));
    return perhaps_sent(s) ? "Submit again" : "Submit";
}

static Action send_action(const SubmitState& s) {
    if (reviews_first(s)) return submit_event(ReviewChanges{true});
    return submit_event(SendSpec{SpecAsk::submit});
}

static void add_sending(Page& page, const Model& m, const SubmitState& s, const Landing& landing) {
    const auto errors = s.check && s.checked == s.edits ? s.check->count(Severity::error) : 0;
    auto why = why_not_send(page, m, s, landing);
    page.send.button = {.label = send_label(s, errors), .kind = Button::Kind::primary, .id = "send", .key = "Ctrl+Enter"};
    if (reviews_first(s) && errors == 0 && page.send.button.label == "Submit") page.send.button.label = "Review and submit";
    if (page.blank) return;
    page.validate.button = {.label = on_its_way(s) && s.sent->what == SpecAsk::validate ? "Validating…" : "Validate", .icon = Icon::list_checks, .about = "with the service", .id = "validate", .why_disabled = why};
    if (why.empty()) page.validate.does = submit_event(SendSpec{SpecAsk::validate});
    if (why.empty() && errors > 0) {
        page.anyway = {{.label = "Send it anyway", .kind = Button::Kind::quiet, .size = Button::Size::compact, .about = "with its errors"}, send_action(s)};
        page.anyway_note = "The service would refuse it as it stands, and it has the last word.";
        why = "The service would refuse it: see Checks";
    }
    page.validate_note = "“Validate” asks the service without submitting. When it says no, it leaves a row “not accepted” among the workflows.";
    page.send.button.why_disabled = why;
    if (why.empty()) page.send.does = send_action(s);
}

static void add_menu(Page& page, const Model& m, const SubmitState& s) {
    const auto workflow = s.check ? s.check->outline.name : std::string();
    page.menu.push_back({{.label = "Copy as CLI", .icon = Icon::square_terminal}, CopyText{cli_words(s.draft, submit_pool(m), workflow), "Command copied"}});
    page.menu.push_back({{.label = "Copy as curl", .icon = Icon::code_xml}, submit_event(CopySpecCurl{})});
    page.menu.push_back({{.label = "Copy a link that holds it", .icon = Icon::link}, submit_event(ShareDraft{})});
    page.menu.push_back({{.label = "Download", .icon = Icon::download}, SaveFile{workflow_file_name(s.draft, workflow), "application/yaml", s.draft.spec.text, "Specification saved"}});
    page.menu.push_back({{.label = "Start with an empty text", .icon = Icon::trash_2, .note = "this one is put aside", .separator_before = true}, submit_event(ReplaceDraft{})});
}

Page present(const Model& m, const Landing& landing) {
    const auto& s = *m.submit;
    Page page{.opened = s.opened, .title = "Submit workflow"};
    add_draft(page, m, s);
    add_tabs(page, m, s);
    add_findings(page, s);
    page.checking = s.opened && s.checked != s.edits;
    page.priorities = {{"HIGH", Icon::chevrons_up}, {"NORMAL", Icon::equal}, {"LOW", Icon::chevron_down}};
    page.priority = s.draft.spec.priority == Priority::high ? 0 : s.draft.spec.priority == Priority::low ? 2 : 1;
    page.priority_words = priority_words(s.draft.spec.priority, pool_named(m, submit_pool(m).value));
    add_sending(page, m, s, landing);
    add_menu(page, m, s);
    page.outcome = outcome_of(m);
    return page;
}

// --- against what it was made from
static DiffRow row_of(const DiffLine& l, const std::vector<std::string_view>& before, const std::vector<std::string_view>& now) {
    if (l.kind == DiffLine::Kind::gone) return {DiffRow::Kind::removed, static_cast<int>(l.before) + 1, std::string(before[l.before])};
    return {l.kind == DiffLine::Kind::added ? DiffRow::Kind::added : DiffRow::Kind::same, static_cast<int>(l.now) + 1, std::string(now[l.now])};
}

std::vector<DiffRow> changes_of(const SubmitDraft& d) {
    static constexpr std::size_t kAround = 3;
    const auto before = pieces_of(d.original, '\n'), now = pieces_of(d.spec.text, '\n');
    const auto all = line_diff(before, now);
    std::vector<bool> shown(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].kind != DiffLine::Kind::same)
            for (auto j = i < kAround ? 0 : i - kAround; j < std::min(all.size(), i + kAround + 1); ++j) shown[j] = true;
    std::vector<DiffRow> out;
    for (std::size_t i = 0; i < all.size();) {
        if (shown[i]) {
            out.push_back(row_of(all[i++], before, now));
            continue;
        }
        const auto begin = i;
        while (i < all.size() && !shown[i]) ++i;
        out.push_back({DiffRow::Kind::left_out, 0, counted(i - begin, "line") + " as before"});
    }
    return out;
}

static std::string quoted(const std::string& word) {
    const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,@+") == std::string::npos;
    if (plain && !word.empty()) return word;
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

static void each(std::string& out, std::string_view flag, const std::vector<std::string>& values) {
    bool first = true;
    for (const auto& v : values) {
        if (v.empty() || v.front() == '=') continue;
        if (std::exchange(first, false)) out.append(" ").append(flag);
        out += " " + quoted(v);
    }
}

static std::vector<std::string> as_words(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::vector<std::string> out;
    for (const auto& [name, value] : pairs) out.push_back(name + "=" + value);
    return out;
}

std::string cli_words(const SubmitDraft& d, const PoolName& pool, std::string_view workflow) {
    std::string out = "osmo workflow submit " + quoted(workflow_file_name(d, workflow));
    if (!pool.value.empty()) out += " --pool " + quoted(pool.value);
    if (d.spec.priority != Priority::normal) out += d.spec.priority == Priority::low ? " --priority LOW" : " --priority HIGH";
    each(out, "--set", as_words(d.spec.set)), each(out, "--set-string", as_words(d.spec.set_string));
    each(out, "--set-env", d.spec.env);
    for (const auto& label : d.spec.labels) each(out, "--label", {label});   // this one takes a single value each time
    return out;
}

}  // namespace submit
