#pragma once
#include "app/view.h"

const std::vector<ViewInfo>& all_views();              // in navigation order
const ViewInfo& view_for(const Route&);                // the page for unknown places when there is none
