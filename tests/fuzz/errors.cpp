#include "api/errors.h"
#include "target.h"
#include <string>

// Whatever a service or a gateway answers, the failure has words that a page can show.
inline void probe(std::string_view text) {
    for (const int status : {302, 400, 401, 403, 404, 422, 500, 503}) {
        const auto f = failure_of({.request = "GET /x", .status = status, .body = text});
        MUST(!f.detail.empty());
        MUST(f.detail.find('\0') == std::string::npos);
    }
}
