#pragma once
#include "api/answers.h"
#include "api/endpoint.h"
#include "app/fetch.h"
#include "store/part.h"

// The usual request: the whole body, one decoder, one action.
inline Reply reply_of(const HttpRequest& asked, const HttpAnswer& a) {
    return {.request = request_words(asked.method, asked.url), .status = a.status, .timed_out = a.timed_out, .body = a.body, .request_id = a.request_id};
}

// The request as it is sent; `came` gets the value or the failure.
template <class T, class Came>
Ask whole_answer(std::string slot, std::string url, Came came, Result<T> (*decode)(std::string_view)) {
    const HttpRequest http{.url = std::move(url)};
    return {.http = http, .slot = std::move(slot), .piece = {}, .restart = {}, .done = [=](HttpAnswer a) mutable {
        auto outcome = read_reply(reply_of(http, a), decode);
        auto value = outcome.value ? std::make_shared<const T>(std::move(*outcome.value)) : nullptr;
        came(Answer<T>{std::move(value), std::move(outcome.failure)});
    }};
}

// `Arrived` is {request, Answer<T>}. With `Noun` it is one of that noun's actions: ask<DetailArrived, RunAction>(…).
// A newer request with the same slot aborts the older one.
template <class Arrived, class Noun = void, class T>
void ask(std::string slot, std::string url, int request, Requests& requests, Dispatch dispatch, Result<T> (*decode)(std::string_view)) {
    requests.send(whole_answer(std::move(slot), std::move(url), [=](Answer<T> answer) {
        Arrived arrived{request, std::move(answer)};
        if constexpr (std::is_void_v<Noun>) dispatch(std::move(arrived));
        else dispatch(boxed<Noun>(std::move(arrived)));
    }, decode));
}
