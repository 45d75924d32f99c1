#pragma once
#include "store/action.h"
#include "store/site.h"
#include <variant>

// The place the console stands in, who is logged in there, and what only the page around us can do
// about it. Tokens and cookies are the page's: nothing here ever holds one.
struct LoginState {
    Site site;
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct SiteTold      { std::string lines; };   // by the page around us
struct AskOfPage     { enum class Wish : std::uint8_t { sign_in, sign_out, use_token, forget_token, reload } wish; };
struct CopyEmbedCode {};                       // of the place we are at
struct LoginAction { std::variant<SiteTold, AskOfPage, CopyEmbedCode> it; };

struct TellPage      { AskOfPage::Wish wish; };
struct CopyFrame     { std::string hash, title; };  // the HTML that shows this place in another page
struct LoginEffect { std::variant<TellPage, CopyFrame> it; };

template <class A> LoginEvent login_event(A one) { return boxed<LoginAction>(std::move(one)); }
template <class E> LoginWish login_wish(E one) { return boxed<LoginEffect>(std::move(one)); }

ThemeChoice theme_in_force(const Model&);      // a portal's choice, the person's, the one usual here

std::vector<Effect> update_login(Model&, LoginAction&);

// In a portal's frame everything but the view shown there opens in a tab of the console's own.
bool leaves_frame(const Model&, const Route& to);
