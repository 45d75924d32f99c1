#pragma once
#include "store/model.h"
#include "ui/table.h"
#include "views/amounts.h"
#include "views/node_tasks.h"
#include "views/resources/menus.h"
#include "views/resources/missing.h"
#include "views/resources/order.h"
#include "views/state.h"
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The fleet in one table. The page holds the words around the rows; the words of a row are
// made by `row` when it comes in sight. A node that several pools share is one row.
namespace resources {

struct Summary {                       // of the whole fleet, whatever the filter says
    std::size_t count = 0;
    std::array<std::size_t, 5> health{};
    Amounts used, total;
    Gpus most_gpus;
};
Summary summarise(const Fleet&);

inline constexpr float kBarWidth = 52;  // of a bar in a cell, dp

struct Row {
    std::string name, href;
    Badge health;
    std::vector<std::string> pools;
    std::string pools_words;           // "prod-gpu, staging"
    std::string platform, type, backend, gpu_free;
    std::string gpu_note;              // "of 8 free", behind gpu_free
    Tone gpu_free_tone = Tone::plain;
    Measure gpu, cpu, memory;
    std::string tasks;                 // how many run there; empty: not known
    Tone tasks_tone = Tone::plain;
};
Row row(const Fleet&, std::uint32_t index, bool free = false, const TaskCounts& = {});  // free: numbers and bars tell what is free
std::string href_of(const Fleet&, std::uint32_t index);

struct Page {
    PageState state;
    std::string title, subtitle;
    std::vector<Stat> stats, brief_stats;  // brief: the unit heads the number, for a phone
    Field filter;
    std::vector<QueryFault> faults;    // of the filter
    std::vector<FilterMenu> menus;
    Sorting sorting;
    std::string selected, footer_left, footer_right;
    std::string missing;               // nodes seen before that are no longer told of; in no total
    std::string missing_href;          // all of them
    std::vector<std::pair<std::string, std::string>> missing_links;  // the names and pages of some
    std::vector<MissingRow> missing_rows;  // where the filter asks for them
    std::optional<Prompt> nothing;     // no rows, and why
};
Page present(const Model&, const Fleet&, const Summary&, const Choice&, const TaskCounts& = {});

std::span<const Column> columns(bool free = false);

}  // namespace resources
