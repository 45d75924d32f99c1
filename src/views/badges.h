#pragma once
#include "domain/health.h"
#include "domain/pool.h"
#include "domain/resource.h"
#include "domain/workflow.h"
#include "ui/parts.h"
#include <string>

// The words, tones and shapes of states, the same on every page. A word we do not know
// is shown as the service sent it.
Badge badge_of(const StatusWord&);
Badge task_badge(const StatusWord&);          // of a task or a group: what only waits for others, or was kept from starting by them, says so
Badge badge_of(Health);
Badge badge_of(const Pool&);
Badge priority_badge(Priority, const std::string& word);
std::string health_title(Health);             // "Unhealthy"
std::string type_title(Sharing, const std::string& word);  // "Reserved"
