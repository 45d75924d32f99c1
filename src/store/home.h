#pragma once
#include "domain/task.h"
#include "domain/workflow.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/progress.h"
#include <map>
#include <variant>
#include <vector>

// The first page, and what is told without looking: what runs, waits and failed, what is the
// reader's own, what ran when. Every question is bounded: one page of at most kMostRows rows, or a few.
enum class Window : std::uint8_t { hour, day, week };      // of the history
Window window_of(const Route&);                            // window=1h, 7d; else a day
Seconds length_of(Window);

struct TaskHistory {
    Window window = Window::day;
    std::vector<Task> tasks;                               // that are over, and started since
    Instant all_since{};                                   // all that started then or later are here
    Instant asked_since{};                                 // what was asked for: earlier than this where the answers were cut
};

// One of the reader's workflows came into another state.
struct News {
    int number = 0;
    WorkflowId id;
    StatusWord before, now;
    Instant when{};                                        // we noticed
    bool fresh = true;                                     // nobody has looked at it
};

struct HomeState {
    Remote<WorkflowSlice> active;                          // run or wait, of everybody, the newest first
    Remote<WorkflowSlice> failed;                          // submitted within two days
    Remote<WorkflowSlice> completed;                       // submitted within one
    Remote<WorkflowSlice> mine;                            // of the reader, the newest first
    UserName mine_of;
    Remote<TaskSlice> running;                             // tasks that run, of everybody
    Remote<TasksSince> my_tasks;
    UserName my_tasks_of;
    Remote<TaskHistory> history;
    Window window_asked = Window::day;
    std::map<WorkflowId, StatusWord> seen;                 // of mine, by the newest answer
    bool watching = false;                                 // `seen` is of an answer: what is new in the next one is news
    std::vector<News> news;                                // the newest first; a few dozen
    int last_news = 0;
    enum class Outside : std::uint8_t { unknown, allowed, refused } outside = Outside::unknown;  // notifications of the browser
    std::uint64_t revision = 0;                            // of news and outside
};
std::size_t fresh_news(const HomeState&);
constexpr Seconds kFailedSince{48 * 3600}, kCompletedSince{24 * 3600};
inline constexpr std::size_t kMostNews = 40;

struct ActiveCame    { int request; Answer<WorkflowSlice> answer; };
struct FailedCame    { int request; Answer<WorkflowSlice> answer; };
struct CompletedCame { int request; Answer<WorkflowSlice> answer; };
struct MineCame      { int request; Answer<WorkflowSlice> answer; };
struct RunningCame   { int request; Answer<TaskSlice> answer; };
struct MyTasksCame   { int request; Answer<TaskSlice> answer; Instant since; };
struct HistoryCame   { int request; Answer<TaskHistory> answer; };
struct LookedAtNews  {};                                   // the bell was opened
struct ForgetNews    {};
struct ChooseTelling { bool tells, outside; };             // by a press: the browser may be asked for leave
struct OutsideAnswered { bool allowed; };

struct FetchActive    { int request; };
struct FetchFailed    { int request; Instant since; };
struct FetchCompleted { int request; Instant since; };
struct FetchMine      { int request; UserName user; };
struct FetchRunning   { int request; };
struct FetchMyTasks   { int request; UserName user; Instant since; };
struct FetchHistory   { int request; Window window; Instant from, now; };  // from: started since then
struct AskOutside     {};
struct TellOutside    { std::string title, words, hash; };

struct HomeAction {
    std::variant<ActiveCame, FailedCame, CompletedCame, MineCame, RunningCame, MyTasksCame, HistoryCame, LookedAtNews, ForgetNews, ChooseTelling, OutsideAnswered> it;
};
struct HomeEffect { std::variant<FetchActive, FetchFailed, FetchCompleted, FetchMine, FetchRunning, FetchMyTasks, FetchHistory, AskOutside, TellOutside> it; };
template <class A> HomeEvent home_event(A one) { return boxed<HomeAction>(std::move(one)); }
template <class E> HomeWish home_wish(E one) { return boxed<HomeEffect>(std::move(one)); }

std::vector<Effect> update_home(Model&, HomeAction&);
std::vector<Effect> watch_mine(Model&, HomeState&, const WorkflowSlice&);  // what changed since the answer before

namespace home_needs {
extern const Need active, failed, completed, mine, running, my_tasks, history, fleet_if_i_run;
extern const Need watched;             // mine, on every page and also while the tab is hidden, unless nothing shall be told
extern const Need counted;             // running tasks, for the numbers in the navigation; asked seldom
}
