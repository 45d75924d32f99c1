#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// Looks for one text in much text, eight bytes at once by the byte of it that is rarest in logs. Only ASCII letters
// have a case here; Pattern knows more.
class TextFinder {
  public:
    TextFinder() = default;
    TextFinder(std::string needle, bool ignore_case);  // not empty
    std::size_t find(std::string_view text, std::size_t from) const;  // npos: nowhere
    std::size_t size() const { return needle_.size(); }

  private:
    bool here(const char* at) const;
    std::string needle_;       // in small letters when case is ignored
    std::size_t rare_ = 0;     // which byte of it is looked for
    bool ignore_case_ = false, letter_ = false;
};
