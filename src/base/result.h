#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

// A value, or the reason there is none. Same shape as std::expected, which our
// oldest supported toolchain does not have yet; delete this file when it does.
struct Error {
    std::string where;  // "resources[3].usage_fields.gpu"
    std::string what;   // "expected a whole number, got \"eight\""
    std::string text() const { return where.empty() ? what : where + ": " + what; }
    bool operator==(const Error&) const = default;
};

// What of a list could not be read: the rest of it stands.
struct Unread {
    std::size_t count = 0, of = 0;
    Error first;
    bool all() const { return count > 0 && count == of; }
    bool operator==(const Unread&) const = default;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : v_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : v_(std::in_place_index<1>, std::move(error)) {}
    bool ok() const { return v_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& operator*() { return std::get<0>(v_); }
    const T& operator*() const { return std::get<0>(v_); }
    T* operator->() { return &std::get<0>(v_); }
    const T* operator->() const { return &std::get<0>(v_); }
    const Error& error() const { return std::get<1>(v_); }

  private:
    std::variant<T, Error> v_;
};
