#pragma once
#include <string>
#include <string_view>

std::string deflate(std::string_view bytes);  // a zlib stream (RFC 1950), fixed Huffman codes
