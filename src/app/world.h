#pragma once
#include "app/requests.h"
#include "platform/platform.h"
#include "store/action.h"
#include <functional>

// What effects are carried out with. What comes of them returns as actions.
struct World {
    Requests& requests;
    Platform& platform;
    std::function<void(Action)> dispatch;
};
void carry_out(World&, const RunEffect&);
void carry_out(World&, const LogsEffect&);
void carry_out(World&, const SubmitEffect&);
void carry_out(World&, const ShellsEffect&);
Action news_of_shell(ShellNews);
void carry_out(World&, const HomeEffect&);
void carry_out(World&, const TasksEffect&);
void carry_out(World&, const BulkEffect&);
void carry_out(World&, const LoginEffect&);
void carry_out(World&, const AccountEffect&);
