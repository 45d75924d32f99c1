#include "views/resources/rows.h"
#include "base/words.h"
#include "views/amounts.h"
#include "views/resources/cells.h"
#include "views/resources/page.h"
#include <algorithm>

namespace resources {

std::optional<std::uint32_t> RowList::resource(std::size_t i) const {
    if (!grouped_) return plain_[i];
    return lines_[i].heading ? std::nullopt : std::optional(lines_[i].at);
}

const Group* RowList::heading(std::size_t i) const { return grouped_ && lines_[i].heading ? &grouped_->groups[lines_[i].at] : nullptr; }

std::string RowList::composed(std::size_t i) const {
    if (const auto* group = heading(i)) return "group " + group->title;
    return std::string(fleet_.key(lines_[i].at)) + " in " + grouped_->groups[lines_[i].group].title;
}

std::string_view RowList::key(std::size_t i) const {
    if (!own_key(i)) return fleet_.key(*resource(i));
    const auto [at, fresh] = keys_.try_emplace(i);
    if (fresh) at->second = composed(i);
    return at->second;
}

std::optional<std::size_t> RowList::find(std::string_view wanted) const {
    for (std::size_t i = 0; i < size(); ++i) {
        const auto row = resource(i);
        if (row && !wanted.starts_with(fleet_.key(*row))) continue;
        if (own_key(i) ? composed(i) == wanted : fleet_.key(*row) == wanted) return i;
    }
    return std::nullopt;
}

static Sum sum(Quantity q, const Group& g, bool free) {
    const auto m = measure(q, free ? g.total - g.used : g.used, g.total);
    if (m.none) return {};
    Sum out{.words = m.used + "/" + m.total, .bar = m.bar};
    out.bar.width = kBarWidth;
    return out;
}

Heading heading_of(const Group& g, bool free, const TaskCounts& tasks) {
    Heading out{.title = g.title, .note = group_note(g), .collapsed = g.closed};
    for (const auto& column : columns(free)) {
        Sum cell;
        if (column.key == "gpu_free" && g.total.gpu.value > 0) cell.words = count_words((g.total - g.used).gpu.value);
        if (column.key == "gpu") cell = sum(Quantity::gpu, g, free);
        if (column.key == "cpu") cell = sum(Quantity::cpu, g, free);
        if (column.key == "memory") cell = sum(Quantity::memory, g, free);
        if (column.key == "tasks" && !tasks.on.empty()) cell.words = tasks.words(g.tasks);
        out.subtotals.push_back(std::move(cell));
    }
    return out;
}

Keys after(const Keys& before, const Picked& picked, const RowList& rows) {
    using Kind = Picked::Kind;
    if (picked.kind == Kind::none) return {};
    Keys keys = picked.kind == Kind::all ? Keys() : before;
    const bool all = picked.kind == Kind::all;
    const std::size_t from = all ? 0 : picked.from, to = all ? rows.size() : std::min(picked.to + 1, rows.size());
    for (std::size_t i = from; i < to; ++i) {
        if (!rows.resource(i)) continue;
        if (picked.kind == Kind::one && !picked.on) keys.erase(std::string(rows.box_key(i)));
        else keys.emplace(rows.box_key(i));
    }
    return keys;
}

std::vector<std::uint32_t> picked_rows(const Fleet& fleet, const Keys& keys, std::span<const std::uint32_t> rows) {
    std::vector<std::uint32_t> out;
    if (!keys.empty())
        for (const auto row : rows)
            if (keys.find(fleet.key(row)) != keys.end()) out.push_back(row);
    return out;
}

}  // namespace resources
