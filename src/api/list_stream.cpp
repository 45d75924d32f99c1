#include "api/list_stream.h"
#include <fmt/core.h>

using End = JsonTape::End;
using Kind = JsonNode::Kind;

void ListStream::feed(std::string_view piece) {
    static constexpr std::size_t kPiece = 1 << 16;  // small pieces are kept together
    if (fault_ || piece.empty()) return;
    if (!waiting_.empty() && waiting_.back().size() + piece.size() <= kPiece) waiting_.back() += piece;
    else waiting_.emplace_back(piece);
    waiting_bytes_ += piece.size();
}

bool ListStream::more(std::size_t least) {
    if (waiting_.empty()) return false;
    before_ += at_;
    text_.erase(0, at_);
    at_ = 0;
    while (!waiting_.empty() && text_.size() < least) {
        waiting_bytes_ -= waiting_.front().size();
        if (text_.empty()) text_ = std::move(waiting_.front());
        else text_ += waiting_.front();
        waiting_.pop_front();
    }
    return true;
}

bool ListStream::can_go_on() const {
    return !fault_ && (ended_ || text_.size() - at_ + waiting_bytes_ >= wanted_);
}

bool ListStream::step() {
    if (!can_go_on()) return false;
    if (text_.size() - at_ < wanted_) more(wanted_);
    for (skip_space(text_, at_); at_ == text_.size(); skip_space(text_, at_))
        if (!more(1)) return false;
    wanted_ = 1;
    return turn(text_[at_]);
}

bool ListStream::turn(char c) {
    switch (state_) {
        case At::start: return c == '[' ? refuse({"", "expected an object, got a list"}) : next(c == '{', At::first_key);
        case At::first_key: return c == '}' ? next(true, At::after) : read_key();
        case At::key: return read_key();
        case At::colon: return next(c == ':', At::value);
        case At::value: return read_member();
        case At::member_end: return next(c == ',' || c == '}', c == ',' ? At::key : At::after);
        case At::first_element: return c == ']' ? next(true, At::member_end) : read_element();
        case At::element: return read_element();
        case At::element_end: return next(c == ',' || c == ']', c == ',' ? At::element : At::member_end);
        case At::after: return next(false, At::after);
    }
    return false;
}

bool ListStream::next(bool expected, At then) {
    if (!expected) return wrong(End::wrong, at_, place());
    ++at_;
    state_ = then;
    return true;
}

bool ListStream::refuse(Error fault) {
    fault_ = std::move(fault);
    text_.clear();
    at_ = 0;
    waiting_.clear();
    waiting_bytes_ = 0;
    return false;
}

bool ListStream::wrong(End end, std::size_t at, const std::string& place) {
    return refuse(unreadable(end, text_, at, place, before_));
}

std::string ListStream::place() const {
    if (state_ == At::element || state_ == At::first_element) return doc_.place();
    return state_ == At::element_end ? fmt::format("{}[{}]", name_, count_ - 1) : key_;
}

bool ListStream::read_value() {
    const auto begin = at_;
    auto end = doc_.read(text_, at_);
    const bool last = ended_ && waiting_.empty();
    if (end == End::done && at_ == text_.size() && !last) end = End::cut;  // a number may go on
    if (end == End::done) return true;
    const auto stopped = at_;
    at_ = begin;
    if (end != End::cut || last) return wrong(end, stopped, place());
    wanted_ = (text_.size() - begin) * 2;  // not at every piece: that would be quadratic for a huge value
    return false;
}

bool ListStream::read_key() {
    if (text_[at_] != '"') return next(false, state_);
    if (!read_value()) return can_go_on();
    key_ = doc_.root().text();
    state_ = At::colon;
    return true;
}

bool ListStream::read_member() {
    if (key_ == name_ && !found_ && text_[at_] == '[') {
        found_ = true;
        return next(true, At::first_element);
    }
    doc_.list = {};
    if (!read_value()) return can_go_on();
    if (key_ == name_ && !found_) {
        doc_.root().wanted("a list");
        return refuse({key_, doc_.fault().what});
    }
    state_ = At::member_end;
    return true;
}

bool ListStream::read_element() {
    doc_.list = name_;
    doc_.index = count_;
    if (!read_value()) return can_go_on();
    element_(doc_.root());
    doc_.forgive(unread_);
    unread_.of = ++count_;
    state_ = At::element_end;
    return true;
}

Result<std::size_t> ListStream::result() const {
    if (fault_) return *fault_;
    const bool in_list = state_ == At::element || state_ == At::element_end || state_ == At::first_element;
    if (state_ == At::after) {
        if (!found_) return Error{std::string(name_), "missing (expected a list)"};
        if (unread_.all()) return unread_.first;
        return count_ - unread_.count;
    }
    if (state_ == At::start) return Error{"", "the answer is empty"};
    if (in_list && count_ > 0) return Error{"", fmt::format("the answer ended after {}[{}]", name_, count_ - 1)};
    return Error{"", "the answer ended too early"};
}

FleetDecoder::FleetDecoder(std::function<void(Resource)> take)
    : take_(std::move(take)), list_("resources", [this](const Reader& r) {
          auto resource = reader_.read(r);
          if (!r.faulty()) take_(std::move(resource));
      }) {}

bool FleetDecoder::step(double budget_ms, const std::function<double()>& now_ms) {
    static constexpr int kBetweenLooks = 16;  // the clock is not free either
    const double until = now_ms() + budget_ms;
    do {
        for (int i = 0; i < kBetweenLooks; ++i)
            if (!list_.step()) return true;
    } while (now_ms() < until);
    return false;
}

Result<std::size_t> FleetDecoder::finish() {
    list_.end();
    while (list_.step()) {}
    return list_.result();
}
