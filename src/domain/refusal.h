#pragma once
#include <string>
#include <string_view>
#include <vector>

// A refusal in the words of the service. Where nodes are too small it puts a table of them into its
// sentence, drawn with blanks; it is taken apart again, and where it cannot be, stays text.
struct Refusal {
    std::string words;               // before the table, or all of it
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::string after;
};
Refusal read_refusal(std::string_view);
std::size_t line_named(std::string_view refusal);   // "line 12, column 3": 12; 0: it names none
