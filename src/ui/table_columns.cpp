#include "ui/table_columns.h"
#include <algorithm>

static float chosen_width(const TableSpec& spec, const TableMemory& memory, const Column& column, std::string& scratch) {
    for (const auto& w : memory.widths) if (w.column == column.key) return w.dp;
    if (spec.widths && !spec.widths->empty()) {
        scratch.assign(spec.name).append("/").append(column.key);
        if (const auto at = spec.widths->find(scratch); at != spec.widths->end()) return at->second;
    }
    return column.width;
}

static float least_of(const Column& c) { return std::max(c.least, 32.0f); }

static float needed(const PlacedColumns& out, std::span<const Column> columns) {
    float sum = 2 * kTableEdge;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (out.columns[i].shown) sum += out.columns[i].width > 0 ? out.columns[i].width : least_of(columns[i]);
    return sum;
}

static void drop_columns(PlacedColumns& out, std::span<const Column> columns, float room) {
    while (needed(out, columns) > room) {
        int leaves = 0;
        std::size_t at = columns.size();
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (out.columns[i].shown && columns[i].leaves > leaves) leaves = columns[i].leaves, at = i;
        if (at == columns.size()) return;
        out.columns[at].shown = false;
    }
}

// Too wide still: all give way towards their least, each as much of its excess as the others.
static void squeeze(PlacedColumns& out, std::span<const Column> columns, float room) {
    float excess = 0;
    const float over = needed(out, columns) - room;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (out.columns[i].shown) excess += std::max(0.0f, out.columns[i].width - least_of(columns[i]));
    if (over <= 0 || excess <= 0) return;
    const float share = std::min(1.0f, over / excess);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float spare = out.columns[i].width - least_of(columns[i]);
        if (out.columns[i].shown && spare > 0) out.columns[i].width -= spare * share;
    }
}

static void share_rest(PlacedColumns& out, std::span<const Column> columns, float room) {
    float rest = room - 2 * kTableEdge;
    int flexible = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!out.columns[i].shown) continue;
        rest -= out.columns[i].width;
        flexible += out.columns[i].width <= 0;
    }
    if (flexible == 0 && rest > 0) {  // nobody asked for the rest: all grow alike
        float sum = 0;
        for (const auto& c : out.columns) if (c.shown) sum += c.width;
        for (auto& c : out.columns) if (c.shown && sum > 0) c.width += rest * c.width / sum;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (out.columns[i].shown && out.columns[i].width <= 0) out.columns[i].width = std::max(least_of(columns[i]), rest / float(std::max(1, flexible)));
}

void place_columns(PlacedColumns& out, const TableSpec& spec, const TableMemory& memory, float room) {
    std::string scratch;
    out.columns.assign(spec.columns.size(), {});
    for (std::size_t i = 0; i < spec.columns.size(); ++i) out.columns[i].width = chosen_width(spec, memory, spec.columns[i], scratch);
    drop_columns(out, spec.columns, room);
    squeeze(out, spec.columns, room);
    share_rest(out, spec.columns, room);
    float x = kTableEdge;
    for (auto& c : out.columns) {
        c.x = x;
        if (c.shown) x += c.width;
    }
    out.width = x + kTableEdge;
}
