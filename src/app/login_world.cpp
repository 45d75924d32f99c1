#include "app/world.h"
#include "store/login.h"

namespace {

// A value between double quotes in HTML.
std::string quoted(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '"') out += "&quot;";
        else if (c == '<') out += "&lt;";
        else out += c;
    }
    return '"' + out + '"';
}

std::string_view word(AskOfPage::Wish wish) {  // as shell/wishes.js knows it
    static constexpr std::string_view words[] = {"sign_in", "sign_out", "use_token", "forget_token", "reload"};
    return words[static_cast<std::size_t>(wish)];
}

void carry(World& world, const TellPage& e) { world.platform.location.wish(word(e.wish)); }

void carry(World& world, const CopyFrame& e) {
    const auto address = world.platform.location.page() + "?embed=1" + e.hash;
    world.platform.clipboard.write("<iframe src=" + quoted(address) + " title=" + quoted(e.title) + " width=\"640\" height=\"480\" style=\"border:0\"></iframe>");
}

}  // namespace

void carry_out(World& world, const LoginEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
