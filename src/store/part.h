#pragma once
#include <memory>
#include <utility>

// A part of the model, and what happens in it, of types that only the files of one noun know:
// whoever adds to them builds nothing else anew. Copies are whole, as of any value.
template <class T>
class Part {
  public:
    explicit Part(T first)
        : value_(new T(std::move(first)), [](T* p) { delete p; }), copy_([](const T& v) { return Part(T(v)); }) {}
    Part(const Part& o) : Part(o.copy_(*o.value_)) {}
    Part(Part&&) noexcept = default;
    Part& operator=(Part o) noexcept { return value_ = std::move(o.value_), *this; }

    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    T& edit() { return *value_; }  // for `update`, and what it calls

  private:
    std::unique_ptr<T, void (*)(T*)> value_;
    Part (*copy_)(const T&);
};

// An action or an effect of one noun on its way through those who need not know it.
template <class T>
struct Boxed {
    std::shared_ptr<T> what;
};
template <class T, class A>
Boxed<T> boxed(A one) { return {std::make_shared<T>(T{std::move(one)})}; }
