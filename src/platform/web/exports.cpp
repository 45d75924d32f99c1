#include "base/rtl.h"
#include "platform/web/bridge.h"
#include "platform/web/console.h"
#include <cstring>
#include <emscripten/emscripten.h>

// What the page tells us; called by shell/*.js under these names. Text arrives in memory that
// we free, and leaves as a length in four bytes and the text, freed by the page.
static void* given(std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    auto* out = static_cast<char*>(std::malloc(sizeof size + text.size()));
    std::memcpy(out, &size, sizeof size);
    std::memcpy(out + sizeof size, text.data(), text.size());
    return out;
}

static void wants_frame() { the_console().loop.request_frame(); }

extern "C" {

// --- the program
EMSCRIPTEN_KEEPALIVE void osmo_start() { the_console().start(); }
EMSCRIPTEN_KEEPALIVE void osmo_turn(int draw) { the_console().turn(draw != 0); }
EMSCRIPTEN_KEEPALIVE void osmo_later() { the_console().loop.run_later(); }
EMSCRIPTEN_KEEPALIVE int osmo_busy() { return the_console().busy(); }

// --- the window
EMSCRIPTEN_KEEPALIVE void osmo_resize(int width, int height, float ratio) {
    the_console().screen.resize(width, height, ratio);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_visible(int visible) { the_console().app.visibility_changed(visible != 0); }
EMSCRIPTEN_KEEPALIVE void osmo_window_focus(int focus) {
    the_console().screen.window_focus(focus != 0);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_theme(int dark, int still, const std::uint32_t* system) {
    Theme theme{.dark = dark != 0, .still = still != 0};
    if (system) theme.forced = SystemColours{system[0], system[1], system[2], system[3], system[4], system[5], system[6], system[7]};
    the_console().app.system_theme(theme);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_hash(char* text, std::size_t size) {
    if (the_console().location.arrived(taken(text, size))) the_console().app.hash_changed();
}
EMSCRIPTEN_KEEPALIVE void osmo_site(char* lines, std::size_t size) { the_console().app.site_told(taken(lines, size)); }
EMSCRIPTEN_KEEPALIVE void osmo_refresh() { the_console().app.dispatch(Refresh{}); }
EMSCRIPTEN_KEEPALIVE void osmo_history(int number, char* text, std::size_t size) {
    the_console().history.found(number, text ? std::optional(taken(text, size)) : std::nullopt);
}
EMSCRIPTEN_KEEPALIVE void osmo_context(int lost) {
    if (the_console().renderer.change_over(lost != 0)) the_console().screen.renew_textures();
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void* osmo_run_text(std::uint32_t code) { return given(run_text(code)); }
EMSCRIPTEN_KEEPALIVE void osmo_fonts_changed() { the_console().screen.renew_glyphs(); }
EMSCRIPTEN_KEEPALIVE int osmo_draws_with_webgl() { return the_console().renderer.name() == std::string_view("webgl2"); }
EMSCRIPTEN_KEEPALIVE void osmo_notices(int allowed) { the_console().app.notices_allowed(allowed != 0); }
EMSCRIPTEN_KEEPALIVE void osmo_file(char* name, std::size_t name_size, char* text, std::size_t size) {
    the_console().app.file_opened(taken(name, name_size), taken(text, size));
}

// --- the pointer, in device pixels
EMSCRIPTEN_KEEPALIVE void osmo_pointer(float x, float y, int touch) {
    the_console().screen.pointer_move(x, y, touch != 0);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_pointer_leave() {
    the_console().screen.pointer_leave();
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_button(int button, int down) {
    the_console().screen.pointer_button(button, down != 0);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_wheel(float dx, float dy) {
    the_console().wheel_turned();
    the_console().screen.wheel(dx, dy);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_pan(float dx, float dy) {
    the_console().wheel_turned();
    the_console().screen.pan(dx, dy);
    wants_frame();
}

// --- the keyboard and assistive technology
EMSCRIPTEN_KEEPALIVE void osmo_modifiers(int ctrl, int shift, int alt, int meta) {
    the_console().screen.modifiers(ctrl != 0, shift != 0, alt != 0, meta != 0);
}
EMSCRIPTEN_KEEPALIVE void osmo_focus(std::uint32_t id, int ring) {
    the_console().screen.focus(id, ring != 0);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_activate(std::uint32_t id) {
    the_console().screen.activate(id);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_key(std::uint32_t id, int key) {
    the_console().screen.key(id, static_cast<Key>(key));
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_edit(std::uint32_t id, char* text, std::size_t size, int from, int to) {
    the_console().screen.edit(id, taken(text, size), from, to);
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_surface(char* key, std::size_t key_size, int kind, char* text, std::size_t size, int a, int b, int c, int d) {
    SurfaceEvent event{taken(key, key_size), static_cast<SurfaceEvent::Kind>(kind), taken(text, size), a, b, c, d};
    if (event.kind == SurfaceEvent::Kind::edited) the_console().surfaces.typed(event.key, event.text);
    the_console().screen.surface_event(std::move(event));
    wants_frame();
}
EMSCRIPTEN_KEEPALIVE void osmo_session(char* key, std::size_t size, int kind, int code, char* reason, std::size_t reason_size, int reached, int spoke, double after) {
    the_console().app.shell_news({.kind = static_cast<ShellNews::Kind>(kind), .key = taken(key, size), .code = code, .reason = taken(reason, reason_size),
                                  .reached = reached != 0, .spoke = spoke != 0, .after = Millis{static_cast<std::int64_t>(after)}});
}
EMSCRIPTEN_KEEPALIVE void* osmo_choices(char* key, std::size_t key_size, char* text, std::size_t size, std::size_t caret) {
    return given(the_console().surfaces.choices(taken(key, key_size), taken(text, size), caret));
}
EMSCRIPTEN_KEEPALIVE void* osmo_hover(char* key, std::size_t key_size, char* text, std::size_t size, std::size_t at) {
    return given(the_console().surfaces.hover(taken(key, key_size), taken(text, size), at));
}
EMSCRIPTEN_KEEPALIVE int osmo_shortcut(char* keys, std::size_t size) { return the_console().app.shortcut(taken(keys, size)); }
EMSCRIPTEN_KEEPALIVE void* osmo_copied_rows() { return given(the_console().screen.copied_rows()); }

// --- asked once, or by tests
EMSCRIPTEN_KEEPALIVE void* osmo_role_words() {
    std::string words;
    for (int role = 0; role <= static_cast<int>(a11y::Role::combobox); ++role) {
        words += a11y::word(static_cast<a11y::Role>(role));
        words += ' ';
    }
    return given(words);
}
EMSCRIPTEN_KEEPALIVE double osmo_cost(int part) {
    const auto& cost = the_console().cost();
    return part == 0 ? cost.program : part == 1 ? cost.picture : cost.mirror;
}
EMSCRIPTEN_KEEPALIVE float osmo_height_wanted() { return the_console().screen.height_wanted(); }
EMSCRIPTEN_KEEPALIVE std::uint32_t osmo_focused() { return the_console().screen.focused(); }
}
