#include "views/NAME/page.h"

namespace NAME {

// SKELETON: `profile` stands for the part of the model that this page is about.
Page present(const Model& m) {
    Page page{.state = state_of(asked(m.profile), "TITLE", m), .title = "TITLE", .subtitle = "One sentence about this page."};
    if (page.state.kind == PageState::Kind::ready) page.facts = {{.key = "User", .value = m.profile.value->user.value}};
    return page;
}

}  // namespace NAME
