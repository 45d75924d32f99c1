#include "ui/inset.h"
#include "views/workflow/draw.h"
#include "views/workflow/why.h"
#include <algorithm>
#include <numeric>

namespace workflow {

static void draw_doing(const Doing& d, Ui& ui) { if (ui.button(d.button) && d.does) ui.emit(*d.does); }

void draw_why(const WhyCard& why, Ui& ui) {
    const auto card = ui.card({.title = why.title, .note = why.note});
    {
        const auto row = ui.row(8);
        ui.icon(why.tone == Tone::warning ? Icon::triangle_alert : Icon::clock, why.tone, 16);
        ui.paragraph(why.sentence, Tone::plain);
    }
    for (const auto& words : why.also) ui.paragraph(words);
    if (why.ways.empty()) return;
    const auto row = ui.row(8);
    for (const auto& way : why.ways) draw_doing(way, ui);
}

static constexpr float kLeastFact = 46;  // dp

static void draw_facts(const DiagnosisPage& d, Ui& ui) {
    if (d.facts.empty()) return;
    const auto shares = fact_shares(d.facts);
    const float all = std::accumulate(shares.begin(), shares.end(), 0.0f), least = *std::min_element(shares.begin(), shares.end());
    const float room = ui.width() - 14 * static_cast<float>(shares.size());
    if (ui.narrow() || room * least / all < kLeastFact) return ui.facts(d.facts);  // side by side only where each has its room
    const auto columns = columns_of(ui, shares, 0);
    for (std::size_t i = 0; i < d.facts.size(); ++i) {
        if (i > 0) ui.next_column();
        ui.small(d.facts[i].key);
        if (d.facts[i].href.empty()) ui.selectable(d.facts[i].value);
        else ui.link(d.facts[i].value, d.facts[i].href, LinkLook::mono);
    }
}

static void draw_tries(const DiagnosisPage& d, Ui& ui) {
    ui.heading("What to try", 3);
    int place = 0;
    for (const auto& t : d.tries) {
        const auto key = ui.key(t.words);
        {
            const auto row = ui.row(8);
            ui.key_cap(std::to_string(++place));
            ui.text(t.words, Tone::strong);
        }
        if (!t.because.empty()) ui.small(t.because);
        if (t.does) draw_doing(*t.does, ui);
    }
}

void draw_diagnosis_head(const DiagnosisPage& d, Ui& ui) {
    const auto card = ui.card({.title = "Diagnosis"});
    const bool beside = ui.width() > 760;
    static constexpr float two[] = {0.66f, 0.34f}, one[] = {1};
    const auto columns = ui.columns(beside ? std::span<const float>(two) : std::span<const float>(one), 24);
    {
        const auto row = ui.row(8);
        ui.icon(d.tone == Tone::failed ? Icon::circle_x : Icon::ban, d.tone, 20);
        ui.heading(d.title, 3);
    }
    ui.paragraph(d.sentence, Tone::plain);
    if (!d.node_words.empty()) ui.paragraph(d.node_words, d.node_suspect ? Tone::warning : Tone::quiet);
    if (!d.others.empty()) {
        ui.small("Failed by themselves as well");
        const auto row = ui.row(4);
        for (const auto& group : d.others) ui.tag(group);
    }
    draw_facts(d, ui);
    if (beside) ui.next_column();
    draw_tries(d, ui);
}

static void draw_proof(const std::vector<ProofLine>& lines, const std::string& note, Ui& ui) {
    if (lines.empty()) return ui.small(note);
    for (const auto& line : lines) {
        if (line.time.empty()) {
            ui.selectable(line.words, line.tone);
            continue;
        }
        static constexpr float shares[] = {0.17f, 0.83f};
        const auto columns = columns_of(ui, shares, 40, 8);
        ui.mono(line.time, Tone::faint);
        ui.next_column();
        ui.selectable(line.words, line.tone);
    }
}

void draw_log_proof(const DiagnosisPage& d, Ui& ui) {
    if (d.log_title.empty()) return;
    const auto card = ui.card({.title = d.log_title});
    draw_proof(d.log, d.log_note, ui);
}

static void draw_change(const SpecChange& c, Ui& ui) {
    const auto key = ui.key(c.place);
    ui.mono(c.place, Tone::quiet);
    const auto row = ui.row(8);
    ui.selectable(c.before.empty() ? "not there" : c.before, Tone::faint);
    ui.icon(Icon::arrow_right, Tone::quiet, 12);
    ui.selectable(c.now.empty() ? "not there" : c.now, Tone::strong);
}

void draw_event_proof(const DiagnosisPage& d, Ui& ui) {
    {
        const auto card = ui.card({.title = "What the cluster said"});
        draw_proof(d.events, d.events_note, ui);
        if (!d.events_href.empty()) ui.link(d.all_events, d.events_href, LinkLook::accent);
    }
    if (d.changes_title.empty() && d.changes_note.empty()) return;
    const auto card = ui.card({.title = d.changes_title.empty() ? "Compared with earlier runs" : d.changes_title, .note = d.changes.empty() ? "" : d.changes_note});
    if (d.changes.empty()) ui.small(d.changes_note);
    for (const auto& change : d.changes) draw_change(change, ui);
    if (!d.compare_href.empty()) ui.link("Compare the texts", d.compare_href, LinkLook::accent);
}

}  // namespace workflow
