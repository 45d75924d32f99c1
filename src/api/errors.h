#pragma once
#include "base/result.h"
#include "domain/failure.h"
#include <string>
#include <string_view>

// Why there is no answer, in words. The service says "not found" with 400 and even with 500;
// gateways in front of it say 401 and 403 in plain text, or answer with a page of HTML.
struct Reply {
    std::string request;      // "GET /api/resources"
    int status = 0;           // 0: none came
    bool timed_out = false;
    std::string_view body;
    std::string request_id;
};

bool succeeded(const Reply&);                      // 2xx
Failure failure_of(const Reply&);                  // of a reply that did not succeed
Failure garbled(const Reply&, const Error& where); // it did, but we cannot read it; a web page is a login that ended
