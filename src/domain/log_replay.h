#pragma once
#include "domain/log_text.h"
#include <optional>

// A stream that was opened anew repeats what the service still has of the log. Which of its lines are held already
// is found by comparing: the longest run of held lines, up to the newest one, that the repetition begins with. The
// service keeps only its last lines, so the repetition may begin anywhere in what is held.
struct LogCandidate {
    std::string_view text;
    LogSecond second = 0;
    std::uint16_t source = 0;
    bool joined = false;
};

class LogReplay {
  public:
    void begin(const LogText&);
    bool active() const { return active_; }

    enum class Verdict : std::uint8_t { held, fresh, gap };  // gap: fresh, and what came before it is not known
    struct Answer {
        Verdict verdict = Verdict::fresh;
        LineNumber again_from = 0, again_to = 0;  // these held lines came once more after all, before this one
    };
    Answer next(const LogText&, const LogCandidate&);

  private:
    bool same(const LogText&, LineNumber, const LogCandidate&) const;
    bool same(const LogText&, LineNumber, LineNumber) const;
    LineNumber skip_notices(const LogText&, LineNumber) const;
    std::optional<LineNumber> another_start(const LogText&, const LogCandidate&);

    bool active_ = false;
    LineNumber start_ = 0, at_ = 0, end_ = 0;  // the repetition began at held line `start_`; `at_` is to come next
};
