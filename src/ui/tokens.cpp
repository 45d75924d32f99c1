#include "ui/tokens.h"
#include "ui/accent.h"
#include "base/json.h"
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace {

// A value of the token file. What is not there is an absent value, and so are its members.
class Value {
  public:
    Value(const JsonTape& tape, std::string_view text, std::uint32_t node) : tape_(&tape), text_(text), node_(node) {}

    explicit operator bool() const { return node_ != kAbsent; }
    std::string_view string() const { return is(JsonNode::Kind::text) ? raw() : std::string_view(); }
    float number(float otherwise) const { return is(JsonNode::Kind::number) ? std::strtof(std::string(raw()).c_str(), nullptr) : otherwise; }

    Value operator[](std::string_view key) const {
        if (!is(JsonNode::Kind::object)) return absent();
        for (auto i = node_ + 1; i < self().next; i = tape_->nodes()[i + 1].next)
            if (Value(*tape_, text_, i).raw() == key) return {*tape_, text_, i + 1};
        return absent();
    }
    Value operator[](std::size_t index) const {
        if (!is(JsonNode::Kind::list)) return absent();
        for (auto i = node_ + 1; i < self().next; i = tape_->nodes()[i].next)
            if (index-- == 0) return {*tape_, text_, i};
        return absent();
    }

  private:
    static constexpr std::uint32_t kAbsent = ~0u;
    const JsonNode& self() const { return tape_->nodes()[node_]; }
    bool is(JsonNode::Kind kind) const { return *this && self().kind == kind; }
    std::string_view raw() const { return text_.substr(self().begin, self().size); }
    Value absent() const { return {*tape_, text_, kAbsent}; }

    const JsonTape* tape_;
    std::string_view text_;
    std::uint32_t node_;
};

// Walks "roles.dark.surface.card" and follows "{grey.950}" into the palette; the first fault wins.
struct RoleReader {
    Value palette, theme;
    std::string& fault;

    Rgba hex(std::string_view text, const std::string& role) const {
        std::uint32_t v = 0;
        const auto* end = text.data() + text.size();
        if (text.size() != 7 || text[0] != '#' || std::from_chars(text.data() + 1, end, v, 16).ptr != end) {
            if (fault.empty()) fault = role + ": not a colour: " + std::string(text);
            return 0;
        }
        return 0xff000000u | (v & 0xff) << 16 | (v & 0xff00) | v >> 16;
    }

    Rgba colour(Value node, const std::string& role) const {
        auto text = node.string();
        if (text.size() > 2 && text.front() == '{') {
            const auto dot = text.find('.');
            text = palette[text.substr(1, dot - 1)][text.substr(dot + 1, text.size() - dot - 2)].string();
        }
        if (!text.empty()) return hex(text, role);
        if (fault.empty()) fault = role + ": missing";
        return 0;
    }

    Rgba at(std::string_view a, std::string_view b = {}, std::string_view c = {}) const {
        Value n = theme;
        std::string role;
        for (const auto key : {a, b, c}) {
            if (key.empty()) break;
            role += (role.empty() ? "" : ".") + std::string(key);
            n = n[key];
        }
        return colour(n, role);
    }

    StateColours state(std::string_view group, std::string_view name) const {
        const auto fill = at(group, name, "fill");
        return {at(group, name, "fg"), fill, at(group, name, "bg"), theme[group][name]["border"] ? at(group, name, "border") : fill};
    }
};

Colours read_theme(const RoleReader& r) {
    Colours c{};
    c.surface = {r.at("surface", "canvas"), r.at("surface", "page"), r.at("surface", "card"), r.at("surface", "raised"),
                 r.at("surface", "hover"), r.at("surface", "active"), r.at("surface", "inset")};
    c.border = {r.at("border", "subtle"), r.at("border", "default"), r.at("border", "strong"), r.at("border", "control")};
    c.text = {r.at("text", "primary"), r.at("text", "secondary"), r.at("text", "tertiary"), r.at("text", "faint"),
              r.at("text", "disabled"), r.at("text", "inverse")};
    c.accent = {r.at("accent", "fg"), r.at("accent", "fill"), r.at("accent", "solid"), r.at("accent", "solidHover"),
                r.at("accent", "onSolid"), r.at("accent", "soft"), r.at("accent", "softBorder"), r.at("accent", "selection")};
    c.danger = {r.at("danger", "solid"), r.at("danger", "onSolid")};
    c.focus = r.at("focus"), c.track = r.at("track"), c.scrim = r.at("scrim"), c.match = r.at("match");
    c.queued = r.state("status", "Queued"), c.starting = r.state("status", "Starting"), c.running = r.state("status", "Running");
    c.completed = r.state("status", "Completed"), c.failed = r.state("status", "Failed");
    c.healthy = r.state("health", "Healthy"), c.degraded = r.state("health", "Degraded");
    c.unhealthy = r.state("health", "Unhealthy"), c.unused = r.state("health", "Unused");
    c.high = r.state("priority", "HIGH"), c.normal = r.state("priority", "NORMAL"), c.low = r.state("priority", "LOW");
    // health has no borders of its own; it means the same as these
    c.healthy.border = c.running.border, c.degraded.border = c.queued.border, c.unhealthy.border = c.failed.border;
    c.unused.border = c.border.normal;
    for (std::size_t i = 0; i < c.series.size(); ++i) c.series[i] = r.colour(r.theme["chart"][i], "chart");
    for (std::size_t i = 0; i < c.ansi.size(); ++i) c.ansi[i] = r.colour(r.theme["ansi"][i], "ansi");
    c.code = {r.at("code", "key"), r.at("code", "string"), r.at("code", "number"), r.at("code", "keyword"),
              r.at("code", "comment"), r.at("code", "punct"), r.at("code", "template")};
    return c;
}

constexpr const char* kStyles[] = {"display", "title", "heading", "body", "bodyStrong", "small", "smallStrong", "micro", "mono", "monoStrong", "code", "titleMono"};

}  // namespace

Result<Tokens> read_tokens(std::string_view text) {
    JsonTape tape;
    std::size_t end = 0;
    if (tape.read(text, end) != JsonTape::End::done) return Error{"tokens", "not JSON"};
    const Value root(tape, text, 0), roles = root["roles"];
    for (const std::string theme : {"dark", "light"}) for (const char* part : {"status", "health", "priority", "chart"})
        if (!roles[theme][part]) return Error{"roles." + theme + "." + part, "missing"};
    Tokens t{};
    std::string fault;
    t.dark = read_theme({root["palette"], roles["dark"], fault});
    t.light = read_theme({root["palette"], roles["light"], fault});
    for (std::size_t i = 0; i < t.type.size(); ++i) {
        const auto style = root["type"][kStyles[i]];
        if (!style) return Error{std::string("type.") + kStyles[i], "missing"};
        t.type[i] = {style["size"].number(13), style["line"].number(20), static_cast<int>(style["weight"].number(400)), i >= 8};
    }
    const auto shadow = [&](const char* e, const char* theme, float otherwise) { return root["elevation"][e]["alpha"][theme].number(otherwise); };
    t.dark.menu_shadow = shadow("e2", "dark", .36f), t.dark.dialog_shadow = shadow("e3", "dark", .48f);
    t.light.menu_shadow = shadow("e2", "light", .10f), t.light.dialog_shadow = shadow("e3", "light", .16f);
    if (!fault.empty()) return Error{"roles", fault};
    return t;
}

static Colours forced_colours(Colours c, const SystemColours& s) {
    c.forced = true;
    c.surface.canvas = c.surface.page = c.surface.card = c.surface.raised = c.surface.hover = c.surface.active = c.surface.inset = s.canvas;
    c.border = {s.canvas_text, s.canvas_text, s.canvas_text, s.button_border};
    c.text = {s.canvas_text, s.canvas_text, s.canvas_text, s.canvas_text, s.grey_text, s.canvas};
    c.accent = {s.link, s.highlight, s.highlight, s.highlight, s.highlight_text, s.canvas, s.canvas_text, s.highlight};
    c.danger = {s.canvas_text, s.canvas};
    c.focus = s.highlight, c.track = s.canvas, c.scrim = s.canvas, c.match = s.highlight;
    for (auto* x : {&c.queued, &c.starting, &c.running, &c.completed, &c.failed, &c.healthy, &c.degraded, &c.unhealthy, &c.unused, &c.high, &c.normal, &c.low})
        *x = {s.canvas_text, s.canvas_text, s.canvas, s.canvas_text};
    // The parts of a bar; ui/part_fill.h gives them patterns too, as a theme may have three colours only.
    c.normal.fill = s.highlight, c.unused.fill = s.grey_text;
    for (std::size_t i = 0; i < c.series.size(); ++i) c.series[i] = std::array{s.canvas_text, s.highlight, s.grey_text, s.link}[i % 4];
    c.ansi.fill(s.canvas_text);
    c.code = {s.canvas_text, s.canvas_text, s.canvas_text, s.canvas_text, s.canvas_text, s.canvas_text, s.canvas_text};
    c.menu_shadow = c.dialog_shadow = 0;
    return c;
}

Colours colours_for(const Tokens& t, const Theme& theme) {
    auto c = theme.dark ? t.dark : t.light;
    if (theme.forced) return forced_colours(c, *theme.forced);
    if (theme.accent) use_accent(c, *theme.accent);
    return c;
}

Rgba Colours::text_of(Tone tone) const {
    switch (tone) {
        case Tone::plain: case Tone::strong: return text.primary;
        case Tone::quiet:  return text.tertiary;
        case Tone::faint:  return text.faint;
        case Tone::accent: return accent.fg;
        case Tone::warning: return queued.fg;
        default: return state_of(tone).fg;
    }
}

const StateColours& Colours::state_of(Tone tone) const {
    switch (tone) {
        case Tone::queued: case Tone::warning: return queued;
        case Tone::starting:  return starting;
        case Tone::running:   return running;
        case Tone::completed: return completed;
        case Tone::failed:    return failed;
        case Tone::high:      return high;
        case Tone::normal:    return normal;
        case Tone::low:       return low;
        default:              return unused;
    }
}

static double luminance(Rgba c) {
    const auto part = [](std::uint32_t v) { const double s = v / 255.0; return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(c & 255) + 0.7152 * part(c >> 8 & 255) + 0.0722 * part(c >> 16 & 255);
}

double contrast(Rgba a, Rgba b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
