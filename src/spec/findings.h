#pragma once
#include "domain/spec.h"
#include "spec/template_text.h"
#include <deque>

namespace spec {

// Collects what is found. Places are given in the text that YAML was read from and told in the
// one that was written; a mend is offered only where that text stands so in the source.
class Findings {
  public:
    explicit Findings(std::string_view source) : source_(source) {}
    void read_from(const Rendered* rendered, std::size_t section) { rendered_ = rendered, section_ = section; }

    using Step = Finding::Step;
    Finding& error(Span at, std::string path, std::string what, std::string why, Step step = Step::validation) { return add(Finding::Severity::error, step, at, std::move(path), std::move(what), std::move(why)); }
    Finding& warn(Span at, std::string path, std::string what, std::string why) { return add(Finding::Severity::warning, Step::validation, at, std::move(path), std::move(what), std::move(why)); }
    Finding& ask(Span at, std::string path, std::string what, std::string why) { return add(Finding::Severity::ask, Step::validation, at, std::move(path), std::move(what), std::move(why)); }
    Finding& about(Finding::Severity, Step, std::string what, std::string why);            // about no place in the text
    Finding& at_source(Finding::Severity, Step, Span in_source, std::string what, std::string why);
    void mend(Finding&, Span at, std::string text, std::string label);                     // places as above
    void mend_source(Finding&, Span in_source, std::string text, std::string label);

    Span source_of(Span at) const;
    std::string_view source() const { return source_; }
    bool any_error() const { return errors_ > 0; }
    std::vector<Finding> take();                                                            // in the order of the text, with lines

  private:
    Finding& add(Finding::Severity, Step, Span, std::string path, std::string what, std::string why);
    std::string_view source_;
    const Rendered* rendered_ = nullptr;
    std::size_t section_ = 0, errors_ = 0;
    std::deque<Finding> all_;
};

}  // namespace spec
