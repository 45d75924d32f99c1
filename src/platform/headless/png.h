#pragma once
#include "base/result.h"
#include <cstdint>
#include <string>

// PNG files of opaque pictures (the alpha byte is dropped). Compressed enough for flat
// pictures of screens; no library needed.
std::string png(const std::uint32_t* rgba, int width, int height);
Result<bool> write_png(const std::string& path, const std::uint32_t* rgba, int width, int height);
