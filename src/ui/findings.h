#pragma once
#include "ui/findings_model.h"
#include <cstddef>
#include <optional>
#include <span>
class Ui;

struct FindingPress { enum class Kind : std::uint8_t { show, fix } kind = Kind::show; std::size_t index = 0; };

// What was found in a text, a line or two each: pressing one shows its place. For a card without padding.
std::optional<FindingPress> findings(Ui&, std::string_view name, std::span<const ListedFinding>);
