#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>

#include "recordings.h"
#include "sim/far_end.h"

// A terminal's far end is the running program once more (sim/pseudo_terminal.h), and here that is this one. Without the
// first line each far end would run all tests anew, and each of those open far ends of its own.
int main(int count, char** arguments) {
    if (count == 3 && arguments[1] == sim::kFarEndWord) return sim::run_far_end(arguments[2]);
    if (!recordings::present()) std::fputs("tests/sim: there are no recordings in ../shared/osmo/recordings; comparisons with them are skipped\n", stderr);
    return doctest::Context(count, arguments).run();
}
