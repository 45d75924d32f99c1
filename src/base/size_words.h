#pragma once
#include <cstdint>
#include <string>

// The size of a text or a file, where bytes_words (of nodes and their memory) would round all to GiB:
// "412 bytes", "3.4 KiB", "10 MiB".
std::string size_words(std::int64_t bytes);
