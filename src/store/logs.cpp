#include "store/logs.h"
#include "base/time_text.h"
#include "store/run.h"
#include "store/streams.h"
#include "store/toast.h"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>


std::string print_look(const LogLook& l) { return fmt::format("{} {} {} {} {}", l.wrap ? 1 : 0, l.utc ? 1 : 0, static_cast<int>(l.times), static_cast<int>(l.font), l.most_mb); }

LogLook read_look(std::string_view text) {
    LogLook out;
    int n[5] = {0, 0, 0, 12, kLogSizes[0]};
    for (int& value : n) {
        const auto end = std::min(text.find(' '), text.size());
        std::from_chars(text.data(), text.data() + end, value);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out.wrap = n[0] == 1, out.utc = n[1] == 1;
    out.times = static_cast<LogLook::Times>(std::clamp(n[2], 0, 2));
    out.font = static_cast<float>(std::clamp(n[3], 9, 20));
    for (const int mb : kLogSizes) if (n[4] == mb) out.most_mb = mb;
    return out;
}

bool log_live(const Model& m) {
    const auto phase = m.logs->stream.phase;
    return phase == LogStream::Phase::opening || phase == LogStream::Phase::live || phase == LogStream::Phase::broken;
}

namespace {

using Effects = std::vector<Effect>;
constexpr std::uint64_t kKeptBytes = 64u << 20;   // of the log looked at before

// What is held of a log now, and of the one that comes in to take its place.
void keep_at_most(LogsState& s) {
    for (auto* session : {s.session.get(), s.stored.get(), s.before.get()})
        if (session) session->text.keep_at_most(static_cast<std::uint64_t>(s.look.most_mb) << 20), session->lens.let_go(session->text);
}

Effects on(Model& m, LogOpened& a) {
    auto& s = m.logs.edit();
    s.zone = a.zone;
    if (!s.look_known) s.look = read_look(a.look), s.look_known = true;
    keep_at_most(s);
    ++s.revision;
    return {};
}

Effects on(Model& m, LogGrew& a) {
    auto& s = m.logs.edit();
    ++s.revision;
    auto& stream = a.number == s.refill.number ? s.refill : s.stream;
    if (a.number != stream.number || !s.session) return {};
    const auto& session = &stream == &s.refill ? s.stored : s.session;
    if (!session || session->bytes == stream.bytes) return {};  // it was only looked through
    stream.bytes = session->bytes;
    stream.heard = m.now;
    if (std::exchange(stream.quiet, false)) stream.fails = 0;
    stream.failure.reset();
    if (stream.phase == LogStream::Phase::opening || stream.phase == LogStream::Phase::broken) stream.phase = LogStream::Phase::live;
    return {};
}

// A stream that was cut while it spoke comes back at once.
void break_off(Model& m, LogStream& stream) {
    stream.phase = LogStream::Phase::broken;
    stream.again = m.now + wait_before_reopening(stream.fails++);
}

bool run_is_over(const Model& m, const LogKey& key) {
    const auto* run = shown_run(m);
    return run && (run->head.id == key.workflow || run->head.uuid == key.workflow.value) && !is_alive(run->head.status.status);
}

// The stored file was asked for after the end, so it is all there is.
bool opened_after_end(const Model& m, const LogStream& stream) {
    const auto* run = shown_run(m);
    return run && run->head.ended && stream.opened > *run->head.ended + Seconds(10);
}

void take_stored(Model& m, LogsState& s) {
    if (s.stored->bytes == 0 && s.session->text.size() > 0 && s.refill.fails < 3) {  // it is not there yet
        s.stored.reset();
        return break_off(m, s.refill);
    }
    if (s.stored->bytes > 0) s.session = std::move(s.stored);
    s.stored.reset();
    s.stream.phase = LogStream::Phase::whole;
    s.stream.failure.reset();
}

Effects on(Model& m, LogEnded& a) {
    auto& s = m.logs.edit();
    ++s.revision;
    if (s.stored && a.number == s.refill.number) {
        s.refill.phase = LogStream::Phase::none;
        s.refill.failure = std::move(a.failure);
        if (!s.refill.failure) return take_stored(m, s), Effects{};
        s.stored.reset();
        s.stream.failure = s.refill.failure;
        return break_off(m, s.refill), Effects{};
    }
    if (a.number != s.stream.number || !s.session) return {};
    s.session->handle = 0;
    s.stream.failure = std::move(a.failure);
    if (s.stream.failure && !cures_itself(*s.stream.failure)) s.stream.phase = LogStream::Phase::refused;
    else if (!s.stream.failure && (opened_after_end(m, s.stream) || s.session->key.file == LogKey::File::errors)) s.stream.phase = LogStream::Phase::whole;
    else break_off(m, s.stream);
    return {};
}

Effects on(Model& m, FollowLog& a) {
    auto& s = m.logs.edit();
    s.follow = a.on, s.followed = a.on;
    if (a.on) s.at.reset();
    ++s.revision;
    return {};
}

void stand(LogsState& s, LineNumber line) {
    s.at = line;
    s.follow = false;
    ++s.shown, ++s.revision;
}

std::optional<LineNumber> neighbour(const LogLens::Lines& lines, std::optional<LineNumber> at, bool forward, LineNumber begin) {
    if (lines.size() == 0) return std::nullopt;
    const auto here = at.value_or(begin);
    auto i = lines.first_from(here);
    const bool on = at && i < lines.size() && lines[i] == here;
    if (forward) i = on ? i + 1 : i;
    else i = i == 0 ? lines.size() - 1 : i - 1;
    return lines[i >= lines.size() ? 0 : i];  // round and round, as editors do
}

Effects on(Model& m, JumpInLog& a) {
    auto& s = m.logs.edit();
    if (!s.session) return {};
    using To = JumpInLog::To;
    const auto& lens = s.session->lens;
    const auto begin = s.session->text.first();
    std::optional<LineNumber> line;
    switch (a.to) {
        case To::line: line = a.line; break;
        case To::next_match: line = neighbour(lens.matches(), s.at, true, begin); break;
        case To::previous_match: line = neighbour(lens.matches(), s.at, false, begin); break;
        case To::first_match: line = neighbour(lens.matches(), {}, true, begin); break;
        case To::next_error: line = neighbour(lens.errors(), s.at, true, begin); break;
        case To::previous_error: line = neighbour(lens.errors(), s.at, false, begin); break;
        case To::first_error: line = neighbour(lens.errors(), {}, true, begin); break;
        case To::time:
            for (std::uint32_t row = 0; row < lens.rows() && !line; ++row)
                if (s.session->text.about(lens.line(row)).second >= a.second) line = lens.line(row);
            break;
    }
    if (line) stand(s, *line);
    return {};
}

Effects on(Model& m, StandInLog& a) {
    auto& s = m.logs.edit();
    s.at = a.line;
    ++s.revision;
    return {};
}

Effects on(Model& m, ChooseLogLook& a) {
    auto& s = m.logs.edit();
    s.look = a.look;
    keep_at_most(s);
    ++s.revision;
    return {logs_wish(SaveLogLook{print_look(s.look)})};
}

Effects on(Model& m, FindInLog& a) {
    auto& s = m.logs.edit();
    s.find = std::move(a.words), s.errors_only = a.errors_only, s.hidden = a.hidden;
    ++s.revision;
    return {};
}

// As it is read here: times and tasks in front, without escape sequences.
Effects on(Model& m, SaveLog& a) {
    const auto& s = *m.logs;
    if (!s.session) return {};
    const LogText& text = s.session->text;
    const LogLens& lens = s.session->lens;
    std::string out;
    if (a.all) out.reserve(static_cast<std::size_t>(text.text_bytes()) + text.size() * std::size_t{40});  // grown bit by bit it would stand there twice
    const auto add = [&](LineNumber n) {
        const auto& about = text.about(n);
        if (about.level == LogLevel::notice) return;
        if (!(about.flags & LogLine::joined) && about.second) out += print_prefix(about.second, text.sources()[about.source]);
        out += text.text(n);
        out += '\n';
    };
    std::uint32_t lines = 0;
    if (a.all) for (LineNumber n = text.first(); n < text.end(); ++n, ++lines) add(n);
    else for (std::uint32_t row = 0; row < lens.rows(); ++row, ++lines) add(lens.line(row));
    const auto& key = s.session->key;
    const auto name = key.workflow.value + (key.task.empty() ? "" : "." + key.task) + ".log";
    toast(m, Toast::Kind::done, fmt::format("{} lines saved", lines), name);
    return {WriteFile{name, "text/plain", std::move(out)}};
}

// --- what the place asks for

Standing stream_standing(const Model& m) {
    const auto& s = *m.logs;
    Standing out;
    const auto key = log_of(m);
    out.can = key.has_value();
    if (!key || !s.session || s.session->key != *key || s.stream.phase == LogStream::Phase::none) return out;
    out.tried = s.stream.opened;
    out.have = s.session->text.size() > 0 || s.stream.phase == LogStream::Phase::whole || s.stream.phase == LogStream::Phase::live;
    out.failed = s.stream.failure.has_value();
    out.in_flight = s.stream.phase == LogStream::Phase::whole;
    if (s.stream.phase == LogStream::Phase::broken) out.again = s.stream.again;
    // A gateway cuts what is quiet for a minute; what is not even cut has no other end, as after sleep.
    if (s.stream.phase == LogStream::Phase::live || s.stream.phase == LogStream::Phase::opening) out.again = s.stream.heard + Seconds(90);
    if (run_is_over(m, *key)) out.can = s.session->text.size() == 0 && (s.stream.phase == LogStream::Phase::broken || s.stream.phase == LogStream::Phase::refused);  // from then on the stored file is asked for
    return out;
}

Effect ask_stream(Model& m) {
    auto& s = m.logs.edit();
    const auto key = *log_of(m);
    std::shared_ptr<LogSession> before;
    const int number = std::max(s.stream.number, s.refill.number) + 1;
    if (!s.session || s.session->key != key) {
        before = s.session;
        s.stored.reset(), s.refill = {.number = s.refill.number};
        s.at.reset(), s.follow = true, s.followed = false, s.find.clear(), s.errors_only = false, s.hidden = 0;
        if (s.before && s.before->key == key) s.session = std::move(s.before);
        else s.session = std::make_shared<LogSession>(key);
        s.before = before && before->text.text_bytes() < kKeptBytes ? before : nullptr;
        s.stream = {};
    }
    if (s.session->text.size() > 0) s.session->reader.reopen();
    s.session->over = false;
    s.stream.phase = LogStream::Phase::opening;
    s.stream.number = number;
    s.stream.opened = s.stream.heard = m.now;
    s.stream.again.reset();
    s.stream.quiet = true;
    s.stream.bytes = s.session->bytes;
    ++s.revision;
    return logs_wish(OpenLog{s.session, before, number});
}

bool other_stream(const Model& m) {
    const auto key = log_of(m);
    return key && (!m.logs->session || m.logs->session->key != *key);
}

// When the workflow has finished, its stream is closed and the stored file read.
Standing stored_standing(const Model& m) {
    const auto& s = *m.logs;
    Standing out;
    const auto key = log_of(m);
    const bool streamed = s.stream.phase == LogStream::Phase::live || s.stream.phase == LogStream::Phase::opening || s.stream.phase == LogStream::Phase::broken;
    out.can = key && s.session && s.session->key == *key && key->file == LogKey::File::log && streamed && run_is_over(m, *key) && !opened_after_end(m, s.stream);
    out.in_flight = s.stored != nullptr;
    if (s.refill.again) out.tried = s.refill.opened, out.again = s.refill.again;
    return out;
}

Effect ask_stored(Model& m) {
    auto& s = m.logs.edit();
    const auto live = s.session;
    s.stored = std::make_shared<LogSession>(live->key);
    s.stored->lens.look(live->lens.filter(), live->lens.query());
    s.refill.number = std::max(s.stream.number, s.refill.number) + 1;
    ++s.stream.number;
    if (s.stream.number == s.refill.number) ++s.refill.number;
    s.refill.phase = LogStream::Phase::reading;
    s.refill.opened = m.now;
    s.refill.again.reset();
    s.refill.quiet = true;
    ++s.revision;
    return logs_wish(OpenLog{s.stored, live, s.refill.number});
}

LogFilter wanted_filter(const Model& m) {
    if (m.route.part == "logs") return log_filter(m.route);
    return {.hidden_levels = m.logs->hidden, .tasks = {}, .attempts = {}};
}

LogQuery wanted_query(const Model& m) {
    if (m.route.part == "logs") return log_query(m.route);
    LogQuery out{.words = m.logs->find, .errors = m.logs->errors_only, .options = {}};
    if (m.logs->errors_only) out.only_matches = true, out.context = 7;
    return out;
}

bool other_lens(const Model& m) {
    const auto& session = m.logs->session;
    return log_of(m) && session && (session->lens.filter() != wanted_filter(m) || session->lens.query() != wanted_query(m));
}

Standing lens_standing(const Model& m) {
    Standing out;
    out.can = false;
    out.have = m.logs->session != nullptr;
    return out;
}

Effect ask_lens(Model& m) {
    auto& s = m.logs.edit();
    s.session->lens.look(wanted_filter(m), wanted_query(m));
    if (s.stored) s.stored->lens.look(wanted_filter(m), wanted_query(m));
    ++s.revision;
    return logs_wish(LookThrough{s.session, s.stream.number});
}

using Weight = Need::Weight;
constexpr Need::Kind kStream{Weight::data, stream_standing, ask_stream, other_stream};
constexpr Need::Kind kStored{Weight::extra, stored_standing, ask_stored};
constexpr Need::Kind kLens{Weight::extra, lens_standing, ask_lens, other_lens};

}  // namespace

constinit const Need logs_needs::stream{kStream}, logs_needs::stored{kStored}, logs_needs::lens{kLens};

// A link to a moment (`?at=…`): its first line, as soon as the log has come so far.
static void stand_at_moment(Model& m) {
    const auto wanted = m.route.part == "logs" ? m.route.param("at") : std::string_view();
    const auto& s = *m.logs;
    if (s.placed == wanted || (!wanted.empty() && (!s.session || !log_of(m) || s.session->key != *log_of(m)))) return;
    const auto at = parse_instant(wanted);
    if (!at) { m.logs.edit().placed = wanted; return; }
    const auto& text = s.session->text;
    const auto& lens = s.session->lens;
    const auto second = second_of(*at);
    if (!lens.done(text) || lens.rows() == 0 || (text.last_second() < second && s.stream.phase != LogStream::Phase::whole)) return;
    std::uint32_t row = 0;
    while (row + 1 < lens.rows() && text.about(lens.line(row)).second < second) ++row;
    auto& edit = m.logs.edit();
    edit.placed = wanted;
    stand(edit, lens.line(row));
}

std::vector<Effect> leave_unseen_logs(Model& m) {
    stand_at_moment(m);
    const auto& stream = m.logs->stream;
    if (m.logs->session && stream.phase == LogStream::Phase::broken && !stream.failure && m.logs->session->bytes > 0 && opened_after_end(m, stream)) {
        m.logs.edit().stream.phase = LogStream::Phase::whole;  // the detail, which tells of the end, came after the file
        ++m.logs.edit().revision;
    }
    if (!m.logs->session || log_of(m) || (!m.logs->session->handle && !m.logs->stored)) return {};
    auto& s = m.logs.edit();
    std::vector<Effect> out{logs_wish(CloseLog{s.session})};
    if (s.stored) out.push_back(logs_wish(CloseLog{std::exchange(s.stored, nullptr)}));
    ++s.stream.number;  // what is on its way from it is void
    s.stream.phase = s.stream.phase == LogStream::Phase::whole ? LogStream::Phase::whole : LogStream::Phase::broken;
    s.stream.again = m.now;
    return out;
}

std::vector<Effect> update_logs(Model& m, LogsAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
