#include "api/terminal.h"
#include "app/fetch.h"
#include "app/world.h"
#include "app/write.h"
#include "store/bulk.h"
#include "store/model.h"

namespace {

void carry(World& world, const WriteWorkflowsAs& e) {
    auto q = query_of(e.filter, e.now);
    q.limit = kMostRows;
    world.platform.clipboard.write(e.cli ? workflow_list_command(q) : curl_command(world.platform.location.page(), workflows_url(q)));
}

void carry(World& world, const SendBulkItem& e) {
    send_write(world, e.write, [dispatch = world.dispatch, batch = e.batch, item = e.item](WriteEnd end) { dispatch(bulk_event(BulkWritten{batch, item, std::move(end)})); });
}

}  // namespace

void carry_out(World& world, const BulkEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
