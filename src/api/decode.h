#pragma once
#include "base/json.h"
#include "base/result.h"
#include "base/units.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A JSON document and the first thing that was wrong with it. Readers are positions in it:
// the first fault wins, later reads give defaults, so decoders have no error handling at all.
// Paths are worked out from the position when there is a fault; until then they cost nothing.
class Reader;

class Document {
  public:
    std::string_view list;  // when the text is one element of a list: the list's name,
    std::size_t index = 0;  // and which element

    // Reads one value of `text` at `at`. Cut: `text` ended too early; no fault is kept.
    JsonTape::End read(std::string_view text, std::size_t& at);
    Reader root();                              // after read() said done
    bool faulty() const { return fault_.has_value(); }
    const Error& fault() const { return *fault_; }
    bool forgive(Unread&);                      // true: there was a fault; it is counted and forgotten
    std::string place() const;  // where reading stopped: "workflows[3].labels"
    std::string prefix() const; // "resources[412]"

  private:
    friend class Reader;
    std::string_view text_;
    JsonTape tape_;
    std::optional<Error> fault_;
};

class Reader {
  public:
    Reader at(std::string_view key) const;        // an absent member is an absent reader: a fault only when read
    bool here() const;                            // neither absent nor null
    Reader object() const;                        // itself; a fault when it is anything but an object
    std::string_view raw() const;                 // as it stands in the text; empty when absent

    std::string text() const;
    std::int64_t integer() const;
    std::int64_t integer_text() const;            // 8 or "8"
    double number() const;
    bool boolean() const;
    Instant instant() const;
    Seconds seconds() const;                      // the service's timedeltas: seconds as a float

    Gpus gpus() const;                            // quantities, as JSON numbers or strings: the suffix says the unit
    Bytes bytes() const;
    Millicores cores() const;
    Bytes gib() const;                            // a number of GiB, as task lists have it

    std::string any_text() const;                 // of a string or a number
    std::string text_or(std::string_view otherwise) const;  // null and absent are the same
    bool boolean_or(bool otherwise) const { return here() ? boolean() : otherwise; }
    std::vector<std::string> texts() const;       // of a list of strings
    std::vector<std::string> texts_or_none() const { return here() ? texts() : std::vector<std::string>{}; }

    template <class Read>
    auto optional(Read read) const -> std::optional<decltype((this->*read)())> {
        if (!here()) return std::nullopt;
        return (this->*read)();
    }

    template <class Visit>
    void items(Visit visit) const {               // visit(Reader): every element of a list
        if (!expect(JsonNode::Kind::list, "a list")) return;
        for (auto i = node_ + 1; i < self().next && !doc_->faulty(); i = doc_->tape_.nodes()[i].next) visit(Reader(doc_, i));
    }
    // Every element of a list, whether the others can be read or not.
    template <class Read, class Keep>
    void items(Unread& unread, Read read, Keep keep) const {
        items([&](const Reader& item) {
            auto value = read(item);
            ++unread.of;
            if (!doc_->forgive(unread)) keep(std::move(value));
        });
    }
    void refuse_if_all(const Unread&) const;      // nothing of a list could be read: that is a fault after all
    template <class Visit>
    void members(Visit visit) const {             // visit(std::string key, Reader): every member of an object
        if (!expect(JsonNode::Kind::object, "an object")) return;
        for (auto i = node_ + 1; i < self().next && !doc_->faulty(); i = doc_->tape_.nodes()[i + 1].next)
            visit(Reader(doc_, i).string(), Reader(doc_, i + 1));
    }

    bool faulty() const { return doc_->faulty(); }
    void fault(std::string what) const;           // "expected …", at this place
    void wanted(std::string_view what) const;     // expected `what`, got what is here

  private:
    friend class Document;
    Reader(Document* doc, std::uint32_t node) : doc_(doc), node_(node) {}
    const JsonNode& self() const { return doc_->tape_.nodes()[node_]; }
    bool there() const { return absent_.data() == nullptr; }
    bool is(JsonNode::Kind kind) const { return there() && !doc_->faulty() && self().kind == kind; }
    bool expect(JsonNode::Kind kind, const char* words) const;
    std::string string() const { return json_text(raw(), self().plain); }
    std::string_view scalar() const;              // the text of a number or a string; empty for anything else

    Document* doc_;
    std::uint32_t node_;
    std::string_view absent_;                     // the key that is not there, maybe ""; node_ is then the object
};

// How a text that ended too early, or is no JSON, is told.
// `before`: bytes of the answer in front of `text`.
Error unreadable(JsonTape::End, std::string_view text, std::size_t at, const std::string& place, std::size_t before = 0);

// Runs a decoder over a whole body.
template <class Read>
auto decode(std::string_view body, Read read) -> Result<decltype(read(std::declval<Reader>()))> {
    Document doc;
    std::size_t at = 0;
    auto end = doc.read(body, at);
    if (end == JsonTape::End::done) {
        skip_space(body, at);
        if (at < body.size()) end = JsonTape::End::wrong;
    }
    if (end != JsonTape::End::done) return unreadable(end, body, at, doc.place());
    auto value = read(doc.root());
    if (doc.faulty()) return doc.fault();
    return value;
}
