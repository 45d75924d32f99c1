#pragma once
#include "store/model.h"

// Something short to tell, wherever the person is by now. `href`: where the whole story is.
void toast(Model&, Toast::Kind, std::string title, std::string detail = {}, std::string href = {});
