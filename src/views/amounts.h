#pragma once
#include "domain/resource.h"
#include "ui/parts.h"
#include <string>

// One quantity of a node or a fleet in words and as a bar. Numbers are shown as the
// service sent them, also where more is used than there is.
struct Measure {
    std::string used, total, free, unit;
    double share = 0;        // of the whole, not cut off at 1
    bool none = false;       // there is nothing of it: no GPUs
    Bar bar;
};

enum class Quantity : std::uint8_t { gpu, cpu, memory, storage };

std::int64_t amount(Quantity, const Amounts&);                 // GPUs, millicores, bytes
Measure measure(Quantity, const Amounts& used, const Amounts& total);
std::string amount_words(Quantity, const Amounts&);           // "8 GPUs", "96 cores", "512 GiB"
double share_of(std::int64_t part, std::int64_t whole);       // 0 when there is no whole
