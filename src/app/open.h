#pragma once
#include "store/action.h"
#include "store/effect.h"

// Files that somebody opened, read into actions.
SpecRead spec_read(const ReadSpec&);
