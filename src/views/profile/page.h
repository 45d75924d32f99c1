#pragma once
#include "store/account.h"
#include "store/model.h"
#include "ui/parts.h"
#include "views/state.h"
#include <optional>
#include <string>
#include <vector>

// Who I am to the service, what it keeps of me, and what this browser keeps. What the service keeps is
// only shown as changed when it said so; what came of the last change stands beside it.
namespace profile {

struct PoolRow { std::string key, href, tag, free; Tone free_tone = Tone::quiet; };
struct TokenRow { std::string key, about, expires; Tone expires_tone = Tone::quiet; };

struct Outcome {                       // of the last change of one card
    std::string words, detail;
    Tone tone = Tone::quiet;
    Icon icon = Icon::none;
};

struct Choice {                        // segments or a menu, and what each does
    Button button;
    std::vector<Segment> segments;
    std::vector<MenuItem> items;
    std::vector<Action> does;
    int selected = 0;
};

struct Asking {                        // a dialog
    std::string title, effect;
    std::optional<TokenDraft> draft;   // to be filled in
    std::vector<std::pair<std::string, std::string>> days;  // "30 days", and the last of them
    std::vector<std::string> roles;
    Outcome outcome;
    Button keep, send;
    bool send_first = false;           // the safe choice is `send`
    std::optional<Action> does;        // of `send`; none: it cannot be pressed
};

struct Page {
    PageState state;
    std::string name;
    std::vector<Fact> facts;
    std::vector<std::string> roles;
    Button sign_out;                   // no label: there is nothing to sign out of
    Action signs_out = CloseHelp{};

    Choice default_pool;
    Outcome pool_outcome, notice_outcome;
    bool email = false, slack = false, busy = false;
    bool tells = false, outside = false;
    std::string outside_words;

    Choice theme, density, refresh, times;
    std::string theme_words;
    bool still = false;
    std::string kept, hidden;          // hidden: how many workflows are; empty: none

    std::vector<PoolRow> pools;
    std::string pools_note;
    std::vector<TokenRow> tokens;
    std::string tokens_count, tokens_note;
    std::optional<Asking> asking;
};
Page present(const Model&);

}  // namespace profile
