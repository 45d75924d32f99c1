#include "views/workflow/spec.h"
#include "base/pieces.h"
#include "base/words.h"
#include "views/state.h"
#include "views/workflow/page.h"
#include <algorithm>
#include <fmt/core.h>

namespace workflow {

static std::string number(std::size_t n) { return count_words(static_cast<std::int64_t>(n)); }

std::string totals_words(const SpecTotals& t) {
    if (t.tasks == 0) return "";
    auto out = plural(static_cast<std::int64_t>(t.tasks), "task") + (t.groups > 0 ? " in " + plural(static_cast<std::int64_t>(t.groups), "group") : "");
    if (t.unread == t.tasks) return out + "; their GPUs are not plain numbers";
    out += t.gpus.value == 0 ? ", no GPUs" : ", " + plural(t.gpus.value, "GPU") + " in all";
    if (t.unread > 0) out += fmt::format(" ({} of the tasks not counted: no plain numbers)", number(t.unread));
    if (t.groups > 1 && t.gpus.value > 0) out += fmt::format(". Most at one time: {}, {} for {}", t.largest, plural(t.largest_gpus.value, "GPU"), plural(static_cast<std::int64_t>(t.largest_tasks), "task"));
    if (t.largest_tasks > 1) out += fmt::format(", on up to {} nodes", number(t.largest_tasks));
    return out;
}

// Lines that went and lines that came at one place stand beside each other, in their order.
static void pair_up(std::vector<DiffPair>& out, std::vector<DiffPair>& gone, std::vector<DiffPair>& came) {
    for (std::size_t i = 0; i < std::max(gone.size(), came.size()); ++i) {
        DiffPair p{.kind = DiffPair::Kind::changed, .before = {}, .now = {}};
        if (i < gone.size()) p.before_line = gone[i].before_line, p.before = std::move(gone[i].before);
        if (i < came.size()) p.now_line = came[i].now_line, p.now = std::move(came[i].now);
        out.push_back(std::move(p));
    }
    gone.clear(), came.clear();
}

DiffPage diff_page(std::string_view before, std::string_view now) {
    static constexpr std::size_t kAround = 3;
    const auto a = pieces_of(before, '\n'), b = pieces_of(now, '\n');
    const auto diff = line_diff(a, b);
    std::vector<bool> near(diff.size());
    for (std::size_t i = 0; i < diff.size(); ++i) {
        if (diff[i].kind == DiffLine::Kind::same) continue;
        for (auto k = i > kAround ? i - kAround : 0; k <= std::min(diff.size() - 1, i + kAround); ++k) near[k] = true;
    }
    DiffPage out;
    std::vector<DiffPair> gone, came;
    int line = 0;
    std::size_t left_out = 0;
    const auto put = [&](std::string_view sign, std::string_view words) { out.text += sign, out.text += words, out.text += '\n', ++line; };
    const auto tint = [&](Tone tone) {
        if (!out.tints.empty() && out.tints.back().tone == tone && out.tints.back().last == line - 1) ++out.tints.back().last;
        else out.tints.push_back({line, line, tone});
    };
    const auto skip = [&] {
        if (left_out == 0) return;
        const auto words = plural(static_cast<std::int64_t>(std::exchange(left_out, 0)), "line") + " the same";
        put("    ⋯ ", words);
        out.beside.push_back({.kind = DiffPair::Kind::left_out, .before = "… " + words, .now = {}});
    };
    const auto number = [](std::uint32_t i) { return static_cast<int>(i) + 1; };
    for (std::size_t i = 0; i < diff.size(); ++i) {
        if (!near[i]) { ++left_out; continue; }
        const auto& d = diff[i];
        if (d.kind == DiffLine::Kind::same) pair_up(out.beside, gone, came);
        skip();
        switch (d.kind) {
            case DiffLine::Kind::same:
                put("  ", a[d.before]);
                out.beside.push_back({.before_line = number(d.before), .now_line = number(d.now), .before = std::string(a[d.before]), .now = std::string(b[d.now])});
                break;
            case DiffLine::Kind::gone:
                put("- ", a[d.before]), tint(Tone::failed), ++out.gone;
                gone.push_back({.before_line = number(d.before), .before = std::string(a[d.before]), .now = {}});
                break;
            case DiffLine::Kind::added:
                put("+ ", b[d.now]), tint(Tone::completed), ++out.added;
                came.push_back({.now_line = number(d.now), .before = {}, .now = std::string(b[d.now])});
                break;
        }
    }
    pair_up(out.beside, gone, came);
    skip();
    return out;
}

static std::string why_no_text(const Remote<SpecText>& text, bool asked, std::string_view what) {
    if (text.value) return text.value->text.empty() ? fmt::format("The service keeps no text of {}", what) : "";
    if (asked && text.failure) return reason_words(*text.failure);
    return "Asking for it…";
}

static void add_looks(SpecPage& page, const Model& m) {
    const auto chosen = m.route.param("spec");
    page.look = !m.route.param("with").empty() || chosen == "changes" ? SpecLook::changes : chosen == "written" ? SpecLook::as_written : SpecLook::rendered;
    page.looks = {{"Rendered"}, {"As written"}, {"Changes"}};
    page.look_routes = {m.route.with("spec", "").with("with", ""), m.route.with("spec", "written").with("with", ""), m.route.with("spec", "changes").with("with", "")};
}

static void add_compared(SpecPage& page, const Run& run, const Model& m) {
    const auto with = m.route.param("with");
    page.compared.push_back({.label = "What was written with what was rendered", .one_of = true, .checked = with.empty()});
    page.compared_routes.push_back(m.route.with("spec", "changes").with("with", ""));
    page.compared_with = with.empty() ? "As written" : std::string(with);
    const auto& r = *m.run;
    if (r.history_for != run.head.id || !r.history.value) return;
    static constexpr std::size_t kMost = 12;
    for (const auto& row : history_of(run, m).rows) {
        if (row.id == run.head.id.value || page.compared.size() > kMost) continue;
        page.compared.push_back({.label = row.id, .note = row.status.word, .one_of = true, .checked = with == row.id, .separator_before = page.compared.size() == 1});
        page.compared_routes.push_back(m.route.with("spec", "").with("with", row.id));
    }
}

static void add_changes(SpecPage& page, const Run& run, const Model& m) {
    const auto& s = m.run->spec;
    const auto with = std::string(m.route.param("with"));
    const auto& other = with.empty() ? s.as_written : s.other;
    const bool asked = with.empty() ? s.as_written_for == run.head.id : s.other_for.value == with;
    if (page.instead = why_no_text(other, asked, with.empty() ? std::string("what was written") : with); !page.instead.empty()) return;
    const auto diff = diff_page(other.value->text, s.rendered.value->text);
    page.language = EditorModel::Language::plain;
    page.text = diff.text, page.tints = diff.tints;
    page.beside = diff.beside;
    page.older = with.empty() ? "As written" : with, page.newer = with.empty() ? "As rendered" : run.head.id.value;
    page.is_inline = m.route.param("diff") == "inline";
    page.name = run.head.id.value + ".diff";
    page.note = fmt::format("From {} to {}: {} went, {} came", with.empty() ? std::string("what was written") : with, with.empty() ? std::string("what was rendered") : run.head.id.value,
                            plural(static_cast<std::int64_t>(diff.gone), "line"), plural(static_cast<std::int64_t>(diff.added), "line"));
    if (diff.gone + diff.added == 0) page.instead = with.empty() ? "It was rendered as it was written: there is nothing to fill in" : "The same text as " + with;
}

static void show_task(SpecPage& page, const SpecText& text, const Model& m) {
    const auto task = m.route.param("task");
    if (task.empty()) return;
    const auto* block = block_of(text.blocks, task);
    if (!block) {
        page.note = fmt::format("{} was not found by its name here", task);
        return;
    }
    page.tints.push_back({block->line, block->last, Tone::accent});
    page.show = EditorSpan{block->line, 1, block->line, 1};
    page.shown = block->line + static_cast<int>(page.look) * 1'000'000;
}

SpecPage spec_of(const Run& run, const Model& m) {
    SpecPage page;
    add_looks(page, m);
    add_compared(page, run, m);
    const auto& s = m.run->spec;
    const bool own = s.rendered_for == run.head.id;
    if (own && s.rendered.value && s.rendered.value->totals) page.totals = totals_words(*s.rendered.value->totals);
    const auto& text = page.look == SpecLook::as_written ? s.as_written : s.rendered;
    page.instead = why_no_text(text, page.look == SpecLook::as_written ? s.as_written_for == run.head.id : own, run.head.id.value);
    if (!page.instead.empty()) return page;
    if (page.look == SpecLook::changes) return add_changes(page, run, m), page;
    page.text = text.value->text;
    page.name = run.head.id.value + (page.look == SpecLook::as_written ? ".template.yaml" : ".yaml");
    if (page.look == SpecLook::as_written && s.rendered.value && s.rendered.value->text == page.text) page.note = "The same as what was rendered: there is nothing to fill in";
    show_task(page, *text.value, m);
    return page;
}

const SpecBlock* block_at_caret(const SpecPage& page, const Model& m) {
    const auto& s = m.run->spec;
    if (page.look == SpecLook::changes || s.line == 0) return nullptr;
    const auto& text = page.look == SpecLook::as_written ? s.as_written : s.rendered;
    return text.value ? block_at(text.value->blocks, s.line) : nullptr;
}

}  // namespace workflow
