#include "ui/screen.h"
#include "ui/draw.h"
#include "ui/font_loader.h"
#include "ui/screen_state.h"
#include "ui/surface_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cassert>
#include <cstdlib>

static_assert(sizeof(Vertex) == sizeof(ImDrawVert) && sizeof(std::uint16_t) == sizeof(ImDrawIdx));

static Tokens must_read(std::string_view json) {
    auto tokens = read_tokens(json);
    assert(tokens.ok());  // built in, and tested: cannot fail on a person's machine
    return tokens ? *tokens : Tokens{};
}

ScreenState::ScreenState(GlyphSource& g, std::string_view tokens_json) : glyphs(g), tokens(must_read(tokens_json)), widgets(std::make_unique<Widgets>()) {}
ScreenState::~ScreenState() = default;

static void style(ScreenState& s) {
    auto& st = ImGui::GetStyle();
    st = ImGuiStyle();
    st.WindowPadding = st.FramePadding = st.ItemSpacing = st.ItemInnerSpacing = st.CellPadding = {0, 0};
    st.WindowBorderSize = st.ChildBorderSize = st.PopupBorderSize = st.FrameBorderSize = 0;
    st.WindowMinSize = {1, 1};
    st.ScrollbarSize = 0;
    st.AntiAliasedLinesUseTex = false;  // those need a filtered texture
    st.FontSizeBase = 13;
    st.Colors[ImGuiCol_WindowBg] = st.Colors[ImGuiCol_ChildBg] = st.Colors[ImGuiCol_PopupBg] = {0, 0, 0, 0};
    st.Colors[ImGuiCol_NavCursor] = {0, 0, 0, 0};  // widgets draw the ring themselves
    st.Colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0};
    st.FontScaleDpi = s.scale;
}

Screen::Screen(GlyphSource& glyphs, std::string_view tokens_json) : s_(std::make_unique<ScreenState>(glyphs, tokens_json)) {
    s_->imgui = ImGui::CreateContext();
    ImGui::SetCurrentContext(s_->imgui);
    auto& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_HasMouseCursors;
    io.ConfigFlags = 0;  // no ImGui keyboard: the DOM owns the focus
    for (std::size_t i = 0; i < s_->faces.size(); ++i) s_->faces[i] = add_face(*io.Fonts, glyphs, static_cast<Face>(i));
    io.FontDefault = s_->faces[0];
    s_->colours = colours_for(s_->tokens, s_->theme);
    style(*s_);
    s_->ui = std::make_unique<Ui>(*s_);
}

Screen::~Screen() {
    ImGui::SetCurrentContext(s_->imgui);
    s_->widgets.reset();
    for (ImTextureData* t : ImGui::GetPlatformIO().Textures) t->SetTexID(ImTextureID_Invalid), t->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(s_->imgui);
}

void Screen::resize(int width_px, int height_px, float pixel_ratio) {
    if (s_->width_px == width_px && s_->height_px == height_px && s_->scale == pixel_ratio) return;
    s_->width_px = width_px, s_->height_px = height_px, s_->scale = pixel_ratio;
    ImGui::SetCurrentContext(s_->imgui);
    style(*s_);
    s_->want_frames(2);
}

void Screen::use(const Theme& theme) {
    if (s_->theme == theme) return;
    s_->theme = theme;
    s_->colours = colours_for(s_->tokens, theme);
    s_->want_frames(2);
}

void Screen::pointer_move(float x, float y, bool touch) {
    auto& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(x, y);
}
void Screen::pointer_leave() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }
void Screen::pointer_button(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }
void Screen::wheel(float dx, float dy) { ImGui::GetIO().AddMouseWheelEvent(dx, dy); }
void Screen::pan(float dx, float dy) { s_->pan_x += dx, s_->pan_y += dy; }
void Screen::window_focus(bool on) { ImGui::GetIO().AddFocusEvent(on); }

void Screen::modifiers(bool ctrl, bool shift, bool alt, bool meta) {
    auto& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Alt, alt);
    io.AddKeyEvent(ImGuiMod_Super, meta);
}

void Screen::focus(std::uint32_t id, bool ring) {
    s_->focus_new |= s_->focus_id != id;
    s_->focus_id = id, s_->focus_ring = ring;
    if (id && id == s_->focus_wanted) s_->focus_wanted = 0;
    s_->want_frames(1);
}
void Screen::activate(std::uint32_t id) { s_->activated = id, s_->want_frames(2); }
void Screen::key(std::uint32_t id, Key k) { s_->key_id = id, s_->key = k, s_->want_frames(2); }
bool Screen::focus_shortcut(std::string_view keys) {
    for (const auto& n : s_->tree().nodes()) {
        const bool field = n.role == a11y::Role::combobox || n.role == a11y::Role::searchbox || n.role == a11y::Role::textbox;
        if (n.key != keys) continue;
        if (field) return s_->want_focus(n.id), s_->want_frames(2), true;
        if (n.role == a11y::Role::button && !n.disabled) return activate(n.id), true;
    }
    return false;
}

void Screen::surface_event(SurfaceEvent e) { s_->surface_events.push_back(std::move(e)), s_->want_frames(2); }
void Screen::edit(std::uint32_t id, std::string_view value, int from, int to) { s_->edit = Edit{id, std::string(value), from, to}, s_->want_frames(2); }

Ui& Screen::begin(double steady_ms) {
    auto& s = *s_;
    ImGui::SetCurrentContext(s.imgui);
    auto& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(std::max(1, s.width_px)), static_cast<float>(std::max(1, s.height_px))};
    io.DeltaTime = static_cast<float>(std::clamp((steady_ms - s.now_ms) / 1000, 1e-4, 10.0));
    s.now_ms = steady_ms;
    s.frames_wanted = std::max(0, s.frames_wanted - 1);
    s.wake_ms.reset();
    s.cursor = Cursor::arrow;
    s.next_hovered_href.clear(), s.next_copied_rows.clear(), s.next_copied = nullptr;
    ImGui::NewFrame();
    auto& g = *s.imgui;
    g.NavId = s.focus_id, g.NavCursorVisible = false;
    s.now_tree = 1 - s.now_tree;
    s.tree().clear();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("console", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBringToFrontOnFocus
                 | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    s.ui->queue.clear();
    begin_widgets(s);
    return *s.ui;
}

static TextureChange change_of(ImTextureData& t, bool renew) {
    TextureChange c{.id = static_cast<std::uint32_t>(t.UniqueID) + 1, .width = t.Width, .height = t.Height, .pixels = t.Pixels, .part = {0, 0, t.Width, t.Height}};
    if (t.Status == ImTextureStatus_WantUpdates && !renew) {
        c.kind = TextureChange::Kind::update;
        c.part = {t.UpdateRect.x, t.UpdateRect.y, t.UpdateRect.w, t.UpdateRect.h};
    } else if (t.Status == ImTextureStatus_WantDestroy) {
        c.kind = TextureChange::Kind::destroy, c.pixels = nullptr;
    }
    return c;
}

static void collect_textures(ScreenState& s, const ImDrawData& data) {
    for (ImTextureData* t : *data.Textures) {
        const bool renew = s.renew_textures && t->Status == ImTextureStatus_OK;
        if (t->Status == ImTextureStatus_OK && !renew) continue;
        if (t->Status == ImTextureStatus_Destroyed || (t->Status == ImTextureStatus_WantDestroy && t->UnusedFrames == 0)) continue;
        s.picture.textures.push_back(change_of(*t, s.renew_textures));
        const bool gone = t->Status == ImTextureStatus_WantDestroy;
        t->SetTexID(gone ? ImTextureID_Invalid : static_cast<ImTextureID>(t->UniqueID) + 1);
        t->SetStatus(gone ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
    s.renew_textures = false;
}

static DrawList list_of(const ImDrawList& l) {
    DrawList out{.vertices = {reinterpret_cast<const Vertex*>(l.VtxBuffer.Data), static_cast<std::size_t>(l.VtxBuffer.Size)},
                 .indices = {l.IdxBuffer.Data, static_cast<std::size_t>(l.IdxBuffer.Size)}, .commands = {}};
    for (const auto& c : l.CmdBuffer) {
        if (c.UserCallback || !c.ElemCount) continue;
        const int x = std::max(0, static_cast<int>(c.ClipRect.x)), y = std::max(0, static_cast<int>(c.ClipRect.y));
        const int w = static_cast<int>(c.ClipRect.z) - x, h = static_cast<int>(c.ClipRect.w) - y;
        if (w <= 0 || h <= 0) continue;
        out.commands.push_back({{x, y, w, h}, static_cast<std::uint32_t>(c.GetTexID()), c.IdxOffset, c.ElemCount, c.VtxOffset});
    }
    return out;
}

static void take_picture(ScreenState& s) {
    const ImDrawData& data = *ImGui::GetDrawData();
    s.picture = {.width = s.width_px, .height = s.height_px, .clear_rgba = s.colours.surface.page, .textures = {}, .lists = {}};
    const auto white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    s.picture.white_u = white.x, s.picture.white_v = white.y;
    collect_textures(s, data);
    for (const ImDrawList* l : data.CmdLists) s.picture.lists.push_back(list_of(*l));
}

// A dialog or menu that appeared takes the focus to its first stop; one that went gives it back.
static void follow_dialogs(ScreenState& s) {
    const auto& nodes = s.tree().nodes();
    const auto inside = [&](const a11y::Node& n, std::uint32_t dialog) {
        for (const a11y::Node* at = &n; at; at = at->parent ? s.tree().find(at->parent) : nullptr) if (at->parent == dialog) return true;
        return false;
    };
    while (!s.dialogs.empty() && !s.tree().find(s.dialogs.back().id)) {
        if (s.dialogs.back().opener) s.want_focus(s.dialogs.back().opener);
        s.dialogs.pop_back();
    }
    for (const auto& n : nodes) {
        if (!n.modal || std::any_of(s.dialogs.begin(), s.dialogs.end(), [&](const auto& d) { return d.id == n.id; })) continue;
        s.dialogs.push_back({n.id, s.focus_id});
        if (s.focus_wanted) continue;  // the widget chose
        const auto first = std::find_if(nodes.begin(), nodes.end(), [&](const auto& k) { return k.tab == a11y::Tab::stop && inside(k, n.id); });
        if (first != nodes.end()) s.want_focus(first->id);
    }
}

static Cursor cursor_of(int imgui) {
    switch (imgui) {
        case ImGuiMouseCursor_TextInput: return Cursor::text;
        case ImGuiMouseCursor_Hand: return Cursor::hand;
        case ImGuiMouseCursor_ResizeEW: return Cursor::resize_ew;
        case ImGuiMouseCursor_ResizeNS: return Cursor::resize_ns;
        case ImGuiMouseCursor_ResizeAll: return Cursor::resize_all;
        case ImGuiMouseCursor_NotAllowed: return Cursor::not_allowed;
        default: return Cursor::arrow;
    }
}

void Screen::end() {
    auto& s = *s_;
    end_widgets(s);
    ImGui::End();
    ImGui::Render();
    take_picture(s);
    settle_surfaces(s);
    follow_dialogs(s);
    if (s.focus_wanted && !s.tree().find(s.focus_wanted) && --s.focus_patience <= 0) s.focus_wanted = 0;
    a11y::diff(s.last_tree(), s.tree(), s.changes);
    if (s.cursor == Cursor::arrow) s.cursor = cursor_of(ImGui::GetMouseCursor());
    s.hovered_href = s.next_hovered_href;
    s.copied_rows = s.next_copied_rows;
    s.copied = std::move(s.next_copied);
    // A key that came together with the focus waits for the frame in which its owner knows.
    if (s.key && !s.key_taken && s.focus_new) s.want_frames(1);
    else s.key.reset(), s.key_id = 0;
    s.key_taken = s.focus_new = s.escape_used = false;
    s.activated = 0, s.edit.reset(), s.pan_x = s.pan_y = 0;
    if (!s.imgui->InputEventsQueue.empty() || s.focus_wanted) s.want_frames(1);
}

const Picture& Screen::picture() const { return s_->picture; }
const a11y::Tree& Screen::tree() const { return s_->tree(); }
const std::vector<a11y::Change>& Screen::changes() const { return s_->changes; }
std::uint32_t Screen::focus_wanted() const { return s_->focus_wanted; }
std::uint32_t Screen::focused() const { return s_->imgui->NavId; }
std::optional<TextSelection> Screen::selection_wanted() { return std::exchange(s_->selection_wanted, std::nullopt); }
Cursor Screen::cursor() const { return s_->cursor; }
std::string_view Screen::hovered_href() const { return s_->hovered_href; }
std::string Screen::copied_rows() const { return s_->copied ? s_->copied() : s_->copied_rows; }
const std::vector<Surface>& Screen::surfaces() const { return s_->surfaces; }
float Screen::height_wanted() const {
    return (static_cast<float>(s_->height_px) + s_->widgets->overflow) / s_->scale;
}
int Screen::frames_wanted() const { return s_->frames_wanted; }
std::optional<double> Screen::wake_after_ms() const { return s_->wake_ms; }
void Screen::renew_glyphs() {
    ImGui::SetCurrentContext(s_->imgui);
    forget_glyphs(*ImGui::GetIO().Fonts);
    s_->want_frames(1);
}
void Screen::renew_textures() { s_->renew_textures = true, s_->want_frames(1); }
