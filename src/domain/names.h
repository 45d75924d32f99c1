#pragma once
#include "base/units.h"

// The names of things in the service. A resource is a node; a workflow's name is
// its id (`<spec name>-<number>`); a platform's name means something only within its pool.
using ResourceName = Name<struct ResourceTag>;
using PoolName     = Name<struct PoolTag>;
using PlatformName = Name<struct PlatformTag>;
using BackendName  = Name<struct BackendTag>;
using WorkflowId   = Name<struct WorkflowTag>;
using UserName     = Name<struct UserTag>;
