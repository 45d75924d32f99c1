#pragma once
#include <optional>
#include <tuple>
#include <utility>

// The last value made, kept until one of the things it was made from changes.
// Pages live in these, so that they are made when their inputs change and not every frame.
template <class T, class... Keys>
class Memo {
  public:
    template <class Make>
    const T& operator()(std::tuple<Keys...> keys, Make make) {
        if (!value_ || keys != keys_) {
            value_.emplace(make());
            keys_ = std::move(keys);
        }
        return *value_;
    }

  private:
    std::optional<T> value_;
    std::tuple<Keys...> keys_;
};
