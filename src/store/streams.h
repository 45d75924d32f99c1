#pragma once
#include "domain/failure.h"
#include "base/units.h"

// What streams of text have in common: which ends are worth another try, and when.
bool cures_itself(const Failure&);
Seconds wait_before_reopening(int fails);  // 1, 2, 4 … 30 s
