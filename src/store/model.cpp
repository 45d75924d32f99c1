#include "store/account.h"
#include "store/bulk.h"
#include "store/home.h"
#include "store/login.h"
#include "store/logs.h"
#include "store/run.h"
#include "store/shells.h"
#include "store/submit.h"
#include "store/tasks.h"

Model::Model(Instant start)
    : now(start), run(RunState{}), logs(LogsState{}), submit(SubmitState{}), shells(ShellsState{}), home(HomeState{}), tasks(TasksState{}), bulk(BulkState{}), login(LoginState{}),
      account(AccountState{}) {}
