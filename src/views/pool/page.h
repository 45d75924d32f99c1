#pragma once
#include "store/model.h"
#include "ui/table.h"
#include "views/amounts.h"
#include "views/node_tasks.h"
#include "views/pool_nodes.h"
#include "views/queue.h"
#include "views/resources/menus.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// One pool. Quota is the pool's own; capacity is that of all nodes it shares with others, so
// both stand on one scale with one limit. Numbers are the service's, also below zero.
namespace pool {

enum class Tab : std::uint8_t { overview, resources, workflows, platforms, limits };
Tab tab_of(const Route&);
Route with_tab(const Route&, Tab);

struct Order {                        // the pool's nodes that match, as indices into the fleet
    std::vector<std::uint32_t> rows;
    Amounts used, total;
    std::size_t all = 0, shared = 0;  // whatever matches; shared: also in other pools
};
Order order_nodes(const Fleet&, const std::string& pool, std::string_view sort_key, bool descending, std::string_view filter = {});

struct NodeRow {
    std::string name, href, platform, gpu_free;
    Badge health;
    std::vector<std::string> also_in;
    Tone gpu_free_tone = Tone::plain;
    Measure gpu, cpu, memory;
    TaskCell tasks;
};
NodeRow node_row(const Fleet&, std::uint32_t index, const std::string& pool, const NodeTasks& = {});

struct PriorityLine { Badge badge; Bar swatch; std::string about, workflows, gpus; };

struct Gauge { std::string title, used, total, free; Bar bar; };  // quota or capacity in one line, for a portal's frame

struct RunningRow {
    std::string key, id, href, user, gpus, time;
    Badge priority;
};

struct PlatformRow {
    std::string key, name, tag, description, host_network, privileged;
    std::vector<std::string> default_mounts, allowed_mounts;
};

struct Page {
    PageState state;
    PageHeader header;
    std::vector<TabItem> tabs;
    Tab tab = Tab::overview;
    bool no_gpus = false;
    Scale scale;
    std::vector<Gauge> gauges;
    std::vector<PriorityLine> priorities;
    std::string total, start_now;
    Tone start_tone = Tone::accent;
    std::vector<std::string> cautions;    // where the service's numbers do not agree with each other
    std::string shared_note;              // with whom capacity is shared
    Field filter;                     // of the nodes
    std::vector<QueryFault> faults;
    std::vector<resources::FilterMenu> menus;
    std::string nodes_left, nodes_right, sort_key, fleet_note;
    bool descending = false;
    std::vector<RunningRow> running;
    std::vector<QueueRow> queue;
    std::string workflows_note;
    std::vector<PlatformRow> platforms;
    std::vector<Fact> timeouts, gpu_limits, exit_actions, topology;
    std::string submit, compare, similar, capacity;  // places
};
Page present(const Model&, const PoolNodes&, const Order&);

std::span<const Column> node_columns();
std::span<const Column> running_columns();
std::span<const Column> queue_columns();
std::span<const Column> platform_columns();

}  // namespace pool
