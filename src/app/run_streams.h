#pragma once
#include "app/world.h"
#include "store/run_events.h"

// Events of a workflow's pods, read as they stream in.
void open_events(World&, const OpenEvents&);
void close_events(World&, const CloseEvents&);
