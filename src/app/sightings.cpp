#include "app/sightings.h"
#include "base/time_text.h"

static constexpr double kTurnMs = 6;
static constexpr std::string_view kRoster = kKeptOfNodes[0], kSeen = kKeptOfNodes[1], kMissing = kKeptOfNodes[2];

Sightings::Sightings(Platform& platform, Dispatch dispatch) : platform_(platform), dispatch_(std::move(dispatch)) {}

void Sightings::start() {
    const auto read = [this](std::string_view key, std::string Sightings::* into) {
        platform_.history.read(key, [this, into](std::optional<std::string> text) { kept(into, std::move(text)); });
    };
    read(kSeen, &Sightings::seen_text_);
    read(kMissing, &Sightings::missing_text_);
    read(kRoster, &Sightings::roster_text_);
}

void Sightings::kept(std::string Sightings::* into, std::optional<std::string> text) {
    this->*into = std::move(text).value_or("");
    if (--unread_ > 0) return;
    if (const auto seen = parse_instant(seen_text_); seen && !roster_text_.empty()) {
        seen_ = *seen;
        roster_ = std::make_shared<const std::string>(std::move(roster_text_));
    }
    missing_ = read_missing(missing_text_);
    dispatch_(MissingKnown{std::make_shared<const std::vector<MissingNode>>(missing_)});
    begin();
}

void Sightings::arrived(std::shared_ptr<const Fleet> fleet, Instant seen) {
    next_ = std::move(fleet);
    next_seen_ = seen;
    begin();
}

void Sightings::begin() {
    if (unread_ > 0 || job_ || !next_) return;
    job_seen_ = next_seen_;
    job_ = std::make_unique<RosterStep>(std::exchange(next_, nullptr), roster_, seen_, missing_, job_seen_);
    platform_.loop.later([this] { turn(); });
}

void Sightings::turn() {
    const double start = platform_.clock.steady_ms();
    while (!job_->step())
        if (platform_.clock.steady_ms() - start > kTurnMs) return platform_.loop.later([this] { turn(); });
    finish();
}

void Sightings::finish() {
    auto roster = job_->roster();
    auto missing = job_->missing();
    job_.reset();
    seen_ = job_seen_;
    platform_.history.write(kSeen, print_instant(seen_));
    if (!roster_ || *roster_ != roster) {
        roster_ = std::make_shared<const std::string>(std::move(roster));
        platform_.history.write(kRoster, *roster_);
    }
    if (missing != missing_) {
        missing_ = std::move(missing);
        platform_.history.write(kMissing, print_missing(missing_));
        dispatch_(MissingKnown{std::make_shared<const std::vector<MissingNode>>(missing_)});
    }
    begin();
}
