#include "imgui_hooks.h"
#include <imgui.h>
#include <imgui_internal.h>
#include <utility>

static std::vector<HookedItem> g_items;

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
    if (id == 0) return;
    auto& g = *context;
    ImRect seen = box;
    seen.ClipWith(g.CurrentWindow->ClipRect);
    const bool window = id == g.CurrentWindow->ID || id == g.CurrentWindow->ChildId || id == g.CurrentWindow->MoveId;
    const bool disabled = ((data ? data->ItemFlags : g.CurrentItemFlags) & ImGuiItemFlags_Disabled) != 0;
    g_items.push_back({id, seen.Min.x, seen.Min.y, seen.GetWidth(), seen.GetHeight(), disabled, window});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

void watch_items(bool on) {
    ImGui::GetCurrentContext()->TestEngineHookItems = on;
    g_items.clear();
}

std::vector<HookedItem> hooked_items() { return std::exchange(g_items, {}); }
