#pragma once
#include <optional>
#include <string>
#include <string_view>

// Puts a file into a specification, in place of the `localpath` that names it: the command line reads
// such files itself, a browser has to be given them.
std::optional<std::string> with_file_inline(std::string_view spec, std::string_view localpath, std::string_view contents);   // none: it is named nowhere, or is no text
