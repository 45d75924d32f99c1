#pragma once
#include "store/update.h"
#include <doctest/doctest.h>

// What the streams of a log and of events have in common, as their tests ask for it: the effect `T` among those of a noun's
// wish `W`, and when a stream that fails is tried again.
template <class W, class T>
const T* find(const std::vector<Effect>& effects) {
    for (const auto& e : effects)
        if (const auto* wish = std::get_if<W>(&e)) if (const auto* it = std::get_if<T>(&wish->what->it)) return it;
    return nullptr;
}

template <class Page, class Phase>
void check_tried_again_ever_more_slowly(Page& p, Phase refused) {
    for (const int wait : {1, 2, 4, 8}) {
        p.ended(Failure{.kind = Failure::Kind::unreachable});
        p.wait(wait - 1);
        CHECK_FALSE(p.due());
        p.wait(1);
        CHECK(p.due());
    }
    p.ended(Failure{.kind = Failure::Kind::denied, .status = 403});
    CHECK(p.phase() == refused);
}
