#include "platform/web/surfaces.h"
#include "base/json_quote.h"
#include "platform/web/bridge.h"
#include "ui/screen.h"
#include <fmt/format.h>

namespace {

// Comma after all but the first.
struct Commas {
    std::string& out;
    bool first = true;
    std::string& next() { return first ? (first = false, out) : out += ','; }
};

void member(std::string& out, std::string_view key, std::string_view text) {
    out += fmt::format(",\"{}\":", key);
    json_quote(out, text);
}
void member(std::string& out, std::string_view key, int number) { out += fmt::format(",\"{}\":{}", key, number); }
void member(std::string& out, std::string_view key, bool yes) { out += fmt::format(",\"{}\":{}", key, yes); }

void write(std::string& out, const SurfaceBox& b) { out += fmt::format("[{:g},{:g},{:g},{:g}]", b.x, b.y, b.w, b.h); }
void write(std::string& out, const EditorSpan& s) { out += fmt::format("[{},{},{},{}]", s.line, s.column, s.to_line, s.to_column); }

void write(std::string& out, const EditorFix& fix) {
    write(out += "{\"span\":", fix.span);
    member(out, "label", fix.label);
    member(out, "text", fix.text);
    out += '}';
}

void write(std::string& out, const EditorMark& mark) {
    static constexpr std::string_view kWords[] = {"error", "warning", "info"};
    write(out += "{\"span\":", mark.span);
    member(out, "severity", kWords[static_cast<std::size_t>(mark.severity)]);
    member(out, "message", mark.message);
    out += ",\"fixes\":[";
    Commas commas{out};
    for (const auto& fix : mark.fixes) write(commas.next(), fix);
    out += "]}";
}

std::string_view tint_word(Tone tone) { return tone == Tone::running ? "added" : tone == Tone::failed ? "removed" : "marked"; }

void write(std::string& out, const EditorModel& m) {
    out += fmt::format("\"kind\":\"editor\",\"model\":{{\"language\":\"{}\"", m.language == EditorModel::Language::yaml ? "yaml" : "plain");
    member(out, "name", m.name);
    member(out, "readOnly", m.read_only);
    member(out, "wrap", m.wrap);
    member(out, "framed", m.framed);
    member(out, "completes", bool(m.complete));
    member(out, "hovers", bool(m.hover));
    member(out, "shown", m.shown);
    if (m.show) write(out += ",\"show\":", *m.show);
    out += ",\"marks\":[";
    Commas marks{out};
    for (const auto& mark : m.marks) write(marks.next(), mark);
    out += "],\"tints\":[";
    Commas tints{out};
    for (const auto& t : m.tints) tints.next() += fmt::format("[{},{},\"{}\"]", t.line, t.last, tint_word(t.tone));
    out += "]}";
}

void write(std::string& out, const TerminalModel& m) {
    out += fmt::format("\"kind\":\"terminal\",\"model\":{{\"font\":{}", m.font);
    member(out, "name", m.name);
    member(out, "readOnly", m.read_only);
    member(out, "framed", m.framed);
    member(out, "find", m.find);
    member(out, "findStep", m.find_step);
    member(out, "copied", m.copied);
    member(out, "cleared", m.cleared);
    out += '}';
}

std::string frame_of(const Surface& s) {
    std::string out = fmt::format("{{\"id\":{},\"visible\":", s.id);
    write(out, s.visible);
    member(out, "dimmed", s.dimmed);
    member(out, "blocked", s.blocked);
    member(out, "key", s.key());
    out += ",\"covered\":[";
    Commas covered{out};
    for (const auto& b : s.covered) write(covered.next(), b);
    out += "],";
    std::visit([&](const auto& model) { write(out, model); }, s.holds);
    return out += '}';
}

}  // namespace

void Surfaces::tell_text(const EditorModel& model, Told& told) {
    if (told.has_text && told.text == model.text) return;
    told.text = model.text;
    told.has_text = true;
    shell_surface_text(model.key.data(), model.key.size(), told.text.data(), told.text.size());
}

void Surfaces::tell_one(const Surface& surface) {
    Told& told = told_[surface.key()];
    told.round = round_;
    const auto* model = std::get_if<EditorModel>(&surface.holds);
    if (model && told.has_text) tell_text(*model, told);  // marks are placed in the newest text
    if (auto frame = frame_of(surface); frame != told.frame) {
        told.frame = std::move(frame);
        shell_surface(told.frame.data(), told.frame.size());
    }
    if (model && !told.has_text) tell_text(*model, told);
}

void Surfaces::tell(const Screen& screen) {
    shown_ = &screen.surfaces();
    if (shown_->empty() && told_.empty()) return;
    if (auto theme = screen.surface_theme(); theme != theme_) {
        theme_ = std::move(theme);
        shell_surface_theme(theme_.data(), theme_.size());
    }
    ++round_;
    for (const auto& surface : *shown_) tell_one(surface);
    std::erase_if(told_, [this](const auto& entry) {
        const bool gone = entry.second.round != round_;
        if (gone) shell_surface_gone(entry.first.data(), entry.first.size());
        return gone;
    });
}

const EditorModel* Surfaces::editor(std::string_view key) const {
    if (!shown_) return nullptr;
    for (const auto& surface : *shown_)
        if (surface.key() == key) return std::get_if<EditorModel>(&surface.holds);
    return nullptr;
}

std::string Surfaces::choices(std::string_view key, std::string_view text, std::size_t caret) const {
    const auto* model = editor(key);
    const auto found = model && model->complete ? model->complete(text, caret) : EditorChoices{};
    std::string out = fmt::format("{{\"from\":{},\"to\":{},\"items\":[", found.from, found.to);
    Commas commas{out};
    for (const auto& item : found.items) {
        json_quote(commas.next() += "{\"text\":", item.text);
        member(out, "note", item.note);
        member(out, "about", item.about);
        member(out, "insert", item.insert);
        out += '}';
    }
    return out += "]}";
}

std::string Surfaces::hover(std::string_view key, std::string_view text, std::size_t at) const {
    const auto* model = editor(key);
    const auto found = model && model->hover ? model->hover(text, at) : EditorHover{};
    std::string out = fmt::format("{{\"from\":{},\"to\":{}", found.from, found.to);
    member(out, "title", found.title);
    member(out, "words", found.words);
    return out += '}';
}
