#pragma once
#include "store/part.h"

// The nouns with a module of their own, by name only. Each has `store/NOUN.h` with its state, its
// actions and its effects, `store/NOUN.cpp` that updates it, and `app/NOUN_world.cpp` that does
// what the effects ask. In an Action they travel as NounEvent, in an Effect as NounWish.

struct RunState;
struct RunAction;
struct RunEffect;
using RunEvent = Boxed<RunAction>;
using RunWish = Boxed<RunEffect>;

struct LogsState;
struct LogsAction;
struct LogsEffect;
using LogsEvent = Boxed<LogsAction>;
using LogsWish = Boxed<LogsEffect>;

struct SubmitState;
struct SubmitAction;
struct SubmitEffect;
using SubmitEvent = Boxed<SubmitAction>;
using SubmitWish = Boxed<SubmitEffect>;

struct ShellsState;
struct ShellsAction;
struct ShellsEffect;
using ShellsEvent = Boxed<ShellsAction>;
using ShellsWish = Boxed<ShellsEffect>;

struct HomeState;
struct HomeAction;
struct HomeEffect;
using HomeEvent = Boxed<HomeAction>;
using HomeWish = Boxed<HomeEffect>;

struct TasksState;
struct TasksAction;
struct TasksEffect;
using TasksEvent = Boxed<TasksAction>;
using TasksWish = Boxed<TasksEffect>;

struct BulkState;
struct BulkAction;
struct BulkEffect;
using BulkEvent = Boxed<BulkAction>;
using BulkWish = Boxed<BulkEffect>;

struct LoginState;
struct LoginAction;
struct LoginEffect;
using LoginEvent = Boxed<LoginAction>;
using LoginWish = Boxed<LoginEffect>;

struct AccountState;
struct AccountAction;
struct AccountEffect;
using AccountEvent = Boxed<AccountAction>;
using AccountWish = Boxed<AccountEffect>;
