#include "api/terminal.h"
#include "base/time_text.h"

std::string shell_word(std::string_view word) {
    static constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/:@%+=,";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos) return std::string(word);
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string curl_command(std::string_view page, std::string_view url) {
    const auto host = page.find("://");
    const auto end = host == std::string_view::npos ? page.size() : std::min(page.find('/', host + 3), page.size());
    return "curl -H \"Authorization: Bearer $OSMO_TOKEN\" " + shell_word(std::string(page.substr(0, end)) + std::string(url));
}

namespace {

class Command {
  public:
    explicit Command(std::string words) : text_(std::move(words)) {}
    Command& with(std::string_view option, std::string_view value) {
        if (!value.empty()) text_ += " --" + std::string(option) + " " + shell_word(value);
        return *this;
    }
    Command& list(std::string_view option, const std::vector<std::string>& values) {  // after one option
        if (!values.empty()) text_ += " --" + std::string(option);
        for (const auto& v : values) text_ += " " + shell_word(v);
        return *this;
    }
    Command& each(std::string_view option, const std::vector<std::string>& values) {  // an option for every one
        for (const auto& v : values) with(option, v);
        return *this;
    }
    Command& users(const std::vector<std::string>& users) { return users.empty() ? flag("all-users") : list("user", users); }
    Command& flag(std::string_view option) {
        text_ += " --" + std::string(option);
        return *this;
    }
    Command& day(std::string_view option, const std::optional<Instant>& at) { return at ? with(option, print_instant(*at).substr(0, 10)) : *this; }
    std::string text() const { return text_; }

  private:
    std::string text_;
};

}  // namespace

std::string task_list_command(const TaskQuery& q) {
    Command c("osmo task list");
    c.list("status", q.statuses).users(q.users);
    q.nodes.empty() ? c.list("pool", q.pools) : c.list("node", q.nodes);  // the CLI takes one of the two
    c.list("priority", q.priorities).with("workflow-id", q.workflow).day("started-after", q.started_after).day("started-before", q.started_before);
    return c.with("count", std::to_string(q.limit)).text();
}

std::string workflow_list_command(const WorkflowQuery& q) {
    Command c("osmo workflow list");
    c.list("status", q.statuses).users(q.users).list("pool", q.pools).list("priority", q.priorities).list("tags", q.tags);
    c.each("label", q.labels).each("no-label", q.no_labels).with("name", q.name).with("app", q.app);
    c.day("submitted-after", q.submitted_after).day("submitted-before", q.submitted_before).with("order", "desc");
    return c.with("count", std::to_string(q.limit)).text();
}
