#pragma once
#include "ui/ui.h"
#include "views/workflow/dialogs.h"
#include "views/workflow/events.h"
#include "views/workflow/lanes.h"
#include "views/workflow/page.h"
#include "views/workflow/panel.h"
#include "views/workflow/run_graph.h"
#include "views/workflow/spec.h"
#include "views/workflow/tries.h"
#include "views/workflow/why.h"

// The parts of the page, drawn. They decide nothing.
namespace workflow {

std::vector<float> fact_shares(const std::vector<Fact>&);  // of columns as wide as their words
void draw_header(const Page&, Ui&);
void draw_cards(const Cards&, Ui&);
void draw_graph(const RunGraph&, const Run&, const Model&, Ui&);
void draw_lanes(const Lanes&, const LaneMarks&, const MadeLanes&, const Model&, Ui&);
void draw_tries(const Tries&, const TryChoice&, const Model&, Ui&);
void draw_history(const History&, const Model&, Ui&);
void draw_panel(const SidePanel&, const EventsPage&, const Run&, const Model&, Ui&);
void draw_events(const EventsPage&, const PodLanes&, const Run&, const Model&, Ui&);
void draw_events_beside(const EventsPage&, const Run&, const Model&, Ui&);
void draw_spec(const SpecPage&, const Run&, const Model&, Ui&);
void draw_asking(const Asking&, Ui&);
void draw_why(const WhyCard&, Ui&);
void draw_diagnosis_head(const DiagnosisPage&, Ui&);
void draw_log_proof(const DiagnosisPage&, Ui&);
void draw_event_proof(const DiagnosisPage&, Ui&);

}  // namespace workflow
