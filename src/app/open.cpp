#include "app/open.h"
#include "api/spec.h"
#include "base/words.h"
#include <fmt/core.h>

SpecRead spec_read(const ReadSpec& file) {
    if (file.text.empty()) return {.name = file.name, .fault = "It is empty, or larger than any specification"};
    const auto spec = read_spec(file.text);
    if (!spec) return {.name = file.name, .fault = spec.error().text()};
    SpecRead out{.name = file.name, .sentence = print_request(spec->request)};
    if (spec->steps > 1) out.notes = fmt::format("The largest of its {} steps", spec->steps);
    for (const auto& note : spec->notes) out.notes += (out.notes.empty() ? "" : "; ") + note;
    return out;
}
