#pragma once
#include "views/workflows/bulk.h"
class Ui;

// Draws what bulk.h decided.
namespace workflows {
void draw_offer(const Offer&, Ui&);
void draw_asking(const BulkAsking&, Ui&);
}
