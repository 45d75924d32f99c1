#include "ui/inset.h"
#include "views/workflow/draw.h"
#include "views/workflow/why.h"
#include <algorithm>
#include <span>

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

static constexpr float kLeastFact = 64, kFactGap = 14;  // dp
static constexpr std::size_t kFactsAbreast = 5, kLongFact = 24;  // a longer one wraps

static void draw_facts_abreast(std::span<const Fact> facts, const std::vector<float>& shares, Ui& ui) {
    const auto key = ui.key(facts.front().key);
    const auto columns = columns_of(ui, shares, kLeastFact, kFactGap);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i > 0) ui.next_column();
        ui.small(facts[i].key);
        if (facts[i].href.empty()) facts[i].value.size() > kLongFact ? ui.paragraph(facts[i].value, Tone::plain) : ui.selectable(facts[i].value);
        else ui.link(facts[i].value, facts[i].href, LinkLook::mono);
    }
}

// More than fit abreast stand in lines of the same number, one below the other.
static void draw_facts(const DiagnosisPage& d, Ui& ui) {
    if (d.facts.empty()) return;
    if (ui.narrow()) return ui.facts(d.facts);
    const std::span all(d.facts);
    const auto lines = (all.size() + kFactsAbreast - 1) / kFactsAbreast, each = (all.size() + lines - 1) / lines;
    const auto wide = fact_shares(d.facts);
    std::vector<float> shares(each);
    for (std::size_t i = 0; i < wide.size(); ++i) shares[i % each] = std::max(shares[i % each], wide[i]);
    for (std::size_t i = 0; i < all.size(); i += each) draw_facts_abreast(all.subspan(i, std::min(each, all.size() - i)), shares, ui);
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
    const auto card = ui.card({.title = "Diagnosis", .alarm = d.tone == Tone::failed});
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
    if (!d.node_href.empty()) ui.link("See what failed there", d.node_href, LinkLook::accent);
    if (!d.others.empty()) {
        ui.small("Failed by themselves as well");
        const auto row = ui.row(4);
        for (const auto& group : d.others) ui.tag(group);
    }
    draw_facts(d, ui);
    if (beside) ui.next_column();
    draw_tries(d, ui);
}

// As wide as there is room, in as many lines as it takes.
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
        ui.paragraph(line.words, line.tone);
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
    if (!d.refused) {
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
