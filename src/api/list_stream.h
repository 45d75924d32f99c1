#pragma once
#include "api/resources.h"
#include <deque>
#include <functional>
#include <string>

// The elements of one named list of a big answer, {"resources": [ … ]}, read while the answer
// is still arriving. Holds only what has not been read yet, in the pieces it came in.
class ListStream {
  public:
    using Visit = std::function<void(const Reader&)>;
    ListStream(std::string_view name, Visit element) : name_(name), element_(std::move(element)) {}  // `name`: a literal

    void feed(std::string_view piece);
    void end() { ended_ = true; }        // nothing follows
    bool step();                         // one element, or one thing around them; false: nothing to go on with
    Result<std::size_t> result() const;  // once step() says false after end(): how many elements were read, or what was wrong
    const Unread& unread() const { return unread_; }  // elements that are JSON, but not what was promised

  private:
    enum class At { start, first_key, key, colon, value, member_end, first_element, element, element_end, after };
    bool turn(char c);
    bool next(bool expected, At then);
    bool read_value();                   // into doc_; false: it is not all there, or wrong
    bool read_key();
    bool read_member();
    bool read_element();
    bool more(std::size_t least);        // text_ grows to `least` unread bytes, if they have come
    bool can_go_on() const;
    bool refuse(Error);
    bool wrong(JsonTape::End, std::size_t at, const std::string& place);
    std::string place() const;

    std::string_view name_;
    Visit element_;
    std::deque<std::string> waiting_;
    std::size_t waiting_bytes_ = 0;
    std::string text_;                   // from `at_` on not yet read
    std::size_t at_ = 0, before_ = 0;    // before_: bytes of the answer in front of text_
    std::size_t wanted_ = 1;             // unread bytes that make another try worth while
    At state_ = At::start;
    std::string key_;
    bool ended_ = false, found_ = false;
    std::size_t count_ = 0;
    Document doc_;
    Unread unread_;
    std::optional<Error> fault_;
};

// The fleet's list, a few milliseconds at a time.
class FleetDecoder {
  public:
    explicit FleetDecoder(std::function<void(Resource)> take);
    FleetDecoder(const FleetDecoder&) = delete;
    void feed(std::string_view piece) { list_.feed(piece); }
    void end() { list_.end(); }          // the body is complete
    bool step(double budget_ms, const std::function<double()>& now_ms);  // true: nothing is left to do for now
    Result<std::size_t> finish();        // ends, decodes what is left, says how many were read or what was wrong
    const Unread& unread() const { return list_.unread(); }

  private:
    std::function<void(Resource)> take_;
    ResourceReader reader_;
    ListStream list_;
};
