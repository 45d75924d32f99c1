#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// A fuzz target is one function of a text. What must hold is asserted with MUST, which stops
// the run: libFuzzer then keeps the text that broke it.
#define MUST(what) \
    ((what) ? (void)0 : (std::fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #what), std::abort()))

inline void probe(std::string_view text);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    probe({reinterpret_cast<const char*>(data), size});
    return 0;
}
