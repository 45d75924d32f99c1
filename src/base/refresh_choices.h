#pragma once
#include "base/units.h"
#include <vector>

// How often one may have things refreshed: off, the usual intervals that the site allows, its least, and what holds now.
std::vector<Seconds> refresh_choices(Seconds least, Seconds in_force);
