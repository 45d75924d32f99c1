#pragma once
#include "store/effect.h"
#include "store/model.h"
#include <vector>

// True when the answer is to the newest question. A failure leaves the last good value.
template <class T, class V>
bool land(Model& m, Remote<T>& r, int request, Answer<V>& a) {
    if (request != r.asked) return false;  // a newer request is on its way
    r.in_flight = false;
    r.failure = std::move(a.failure);
    if (a.value) r.fetched = m.now;
    ++r.revision;
    return true;
}

template <class T, class A>
std::vector<Effect> keep(Model& m, Remote<T>& r, A& a) {
    if (land(m, r, a.request, a.answer) && a.answer.value) r.value = std::move(a.answer.value);
    return {};
}
