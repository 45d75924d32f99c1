#include "base/quantity.h"
#include "base/words.h"
#include "target.h"

// What is read can be printed and read back; words come out of any number.
inline void probe(std::string_view text) {
    if (const auto bytes = parse_bytes(text)) {
        MUST(parse_bytes(print_quantity(*bytes)) == bytes);
        MUST(!bytes_words(*bytes).empty());
        MUST((bytes->value == 0) == (bytes_words(*bytes) == "0 GiB"));
    }
    if (const auto cores = parse_millicores(text)) {
        MUST(parse_millicores(print_quantity(*cores)) == cores);
        MUST(!cores_words(*cores).empty());
    }
    if (const auto whole = parse_whole(text)) {
        MUST(parse_bytes(text) == Bytes{*whole});
        MUST(!count_words(*whole).empty());
        MUST(!duration_words(Seconds{*whole}).empty());
    }
}
