#pragma once
#include "app/world.h"
#include "store/write.h"

// Sends what changes something at the service: once. `done` is called with what is known of it then.
void send_write(World&, const Write&, std::function<void(WriteEnd)> done);
