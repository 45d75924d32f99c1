#pragma once
#include "domain/spec.h"
#include <string>
#include <string_view>
#include <vector>

// One file of a folder of specs with verdicts, and what our own checker says of it.
struct SpecCase {
    std::string name, pool, priority = "NORMAL";
    SpecDraft draft;
    std::vector<std::string> bad_set;          // variables without "="
    std::string verdict, refused_by, reason;
};

enum class Judged : unsigned char { accepted, refused, asks };
struct OurVerdict { Judged said = Judged::accepted; Finding::Step step = Finding::Step::validation; std::string words; };

std::string read_case(std::string_view json, SpecCase&);   // empty: read; otherwise why not
OurVerdict judge(const SpecCase&);
