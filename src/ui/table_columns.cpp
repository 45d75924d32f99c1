#include "ui/table_columns.h"
#include <algorithm>
#include <optional>

static std::optional<float> chosen_width(const TableSpec& spec, const TableMemory& memory, const Column& column, std::string& scratch) {
    for (const auto& w : memory.widths) if (w.column == column.key) return w.dp;
    if (spec.widths && !spec.widths->empty()) {
        scratch.assign(spec.name).append("/").append(column.key);
        if (const auto at = spec.widths->find(scratch); at != spec.widths->end()) return at->second;
    }
    return std::nullopt;
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
    if (flexible == 0 && rest > 0) {  // nobody asked for the rest: all grow alike, but for those whose width was chosen
        float sum = 0;
        for (const auto& c : out.columns) if (c.shown && !c.chosen) sum += c.width;
        for (auto& c : out.columns) if (c.shown && !c.chosen && sum > 0) c.width += rest * c.width / sum;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (out.columns[i].shown && out.columns[i].width <= 0) out.columns[i].width = std::max(least_of(columns[i]), rest / float(std::max(1, flexible)));
}

const ColumnChoice* choice_of(const TableSpec& spec) {
    if (!spec.choices || spec.choices->empty()) return nullptr;
    const auto at = spec.choices->find(spec.name);
    return at == spec.choices->end() ? nullptr : &at->second;
}

static bool holds(const std::vector<std::string>& keys, const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

// A column that the choice does not know (it came with a later version) stands at the end.
std::vector<WantedColumn> wanted_columns(std::span<const Column> columns, const ColumnChoice* choice) {
    std::vector<WantedColumn> out;
    out.reserve(columns.size());
    if (choice) {
        for (const auto& key : choice->order)
            for (std::size_t i = 0; i < columns.size(); ++i)
                if (columns[i].key == key) out.push_back({i, !holds(choice->hidden, key)});
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!choice || !holds(choice->order, columns[i].key)) out.push_back({i, !columns[i].asked_for && !(choice && holds(choice->hidden, columns[i].key))});
    return out;
}

void place_columns(PlacedColumns& out, const TableSpec& spec, const TableMemory& memory, float room, float lead) {
    std::string scratch;
    out.columns.assign(spec.columns.size(), {});
    out.order.clear();
    const auto wanted = wanted_columns(spec.columns, choice_of(spec));
    for (const auto& w : wanted) out.columns[w.index].shown = w.shown;
    room -= lead;
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const auto chosen = chosen_width(spec, memory, spec.columns[i], scratch);
        out.columns[i].chosen = chosen.has_value();
        out.columns[i].width = chosen.value_or(spec.columns[i].width);
    }
    drop_columns(out, spec.columns, room);
    squeeze(out, spec.columns, room);
    share_rest(out, spec.columns, room);
    float x = kTableEdge + lead;
    for (const auto& w : wanted) {
        PlacedColumn& c = out.columns[w.index];
        c.x = x;
        if (!c.shown) continue;
        x += c.width;
        out.order.push_back(w.index);
    }
    out.width = x + kTableEdge;
}
