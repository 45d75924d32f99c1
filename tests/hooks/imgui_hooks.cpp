#include "imgui_hooks.h"
#include <imgui.h>
#include <imgui_internal.h>
#include <utility>

static std::vector<HookedItem> g_items;

static bool is_window(const ImGuiContext& g, ImGuiID id) {
    for (const ImGuiWindow* w : g.Windows)
        if (w->ID == id || w->ChildId == id || w->MoveId == id) return true;
    return false;
}

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
    auto& g = *context;
    if (id == 0 || g.CurrentWindow->IsFallbackWindow) return;  // ImGui's own empty window is never shown
    ImRect seen = box;
    seen.ClipWith(g.CurrentWindow->ClipRect);
    const bool disabled = ((data ? data->ItemFlags : g.CurrentItemFlags) & ImGuiItemFlags_Disabled) != 0;
    g_items.push_back({id, seen.Min.x, seen.Min.y, seen.GetWidth(), seen.GetHeight(), disabled, is_window(g, id)});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

void watch_items(bool on) {
    ImGui::GetCurrentContext()->TestEngineHookItems = on;
    g_items.clear();
}

std::uint32_t living_focus() {
    const auto& g = *ImGui::GetCurrentContext();
    return g.NavIdIsAlive ? g.NavId : 0;
}

std::vector<HookedItem> hooked_items() { return std::exchange(g_items, {}); }
