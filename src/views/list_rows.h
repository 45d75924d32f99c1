#pragma once
#include "ui/table.h"
#include <string>
#include <vector>

// Rows that are in memory and have a `key`, for a table.
template <class Row>
TableRows list_rows(const std::vector<Row>& rows) {
    return {.count = rows.size(), .key = [&](std::size_t i) { return std::string_view(rows[i].key); },
            .find = [&](std::string_view key) -> std::optional<std::size_t> {
                for (std::size_t i = 0; i < rows.size(); ++i) if (rows[i].key == key) return i;
                return std::nullopt;
            }, .href = nullptr};
}
