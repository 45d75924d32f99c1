#pragma once
#include <cstddef>

namespace spec {

// A piece of a text, in bytes: [from, to). Which text is said where one is kept: the one that
// was written, or the one that the template made of it.
struct Span {
    std::size_t from = 0, to = 0;
    std::size_t size() const { return to - from; }
    bool operator==(const Span&) const = default;
};

}  // namespace spec
