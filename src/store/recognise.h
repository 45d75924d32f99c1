#pragma once
#include "store/route.h"
#include <optional>
#include <string>
#include <string_view>

// What a pasted text leads to: an address of this console or of OSMO's own, an `osmo` command, a
// workflow's id or uuid, a line of a log. Pure; the table of old addresses is here and nowhere else.
struct Recognised {
    enum class What : std::uint8_t { address, command, workflow, uuid, log_line } what = What::address;
    Route route;
    std::string words;       // "Workflow train-7, logs": what will open
    bool sure = false;       // false: it may be meant as something else, a node of that name
};
std::optional<Recognised> recognise(std::string_view pasted);

// The place an address of OSMO's own pages stands for: "/workflows/<id>?…", "/pools?view=…". The
// path may come with its host; none: it is no page of theirs.
bool filters_resources(std::string_view key);   // pool, platform, health, type, backend: as parameters of the list in older links
std::optional<Route> redirect(std::string_view path_and_query);
bool looks_like_workflow(std::string_view word);  // "train-7": a name and a number
bool looks_like_uuid(std::string_view word);
