#pragma once
#include "domain/session.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/write.h"
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

// What the service keeps of the person: their settings and their access tokens. Each change is sent
// once. A new token's secret is here until its dialog is closed: it is copied, never drawn or said.
struct ProfileChange {                // one of them
    std::optional<PoolName> pool;
    std::optional<bool> email, slack;
    bool operator==(const ProfileChange&) const = default;
};

struct TokenDraft {
    std::string name, description;
    std::string expires;              // YYYY-MM-DD, as the service takes it
    std::set<std::string, std::less<>> without;  // roles that the person has and the token shall not
    bool operator==(const TokenDraft&) const = default;
};

enum class AccountDialog : std::uint8_t { none, new_token, drop_token, forget };

struct AccountState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
    Remote<std::vector<IssuedToken>> tokens;
    std::optional<ProfileChange> change;      // the last one
    std::optional<WriteEnd> change_end;       // none while it is on its way

    AccountDialog dialog = AccountDialog::none;
    TokenDraft draft;
    std::string dropping;                     // the token
    bool sent = false;                        // from the dialog that is open
    std::optional<WriteEnd> end;              // what came of that
    std::string secret;
    int number = 0;                           // of the dialog: answers to an earlier one are passed over
};
bool changing_profile(const AccountState&);
std::string fault_in(const TokenDraft&, const AccountState&, Instant now);  // why it cannot be made; empty: it can
std::string day_after(Instant now, std::chrono::days);                      // "2027-02-22"
void leave_account(Model&);           // another page: its dialog is closed, and the secret gone

struct ChangeProfile  { ProfileChange change; };
struct ProfileChanged { WriteEnd end; };
struct TokensCame     { int request; Answer<std::vector<IssuedToken>> answer; };
struct OpenNewToken   {};
struct EditToken      { TokenDraft draft; };
struct MakeToken      {};
struct TokenMade      { int number; WriteEnd end; std::string secret; };
struct CopySecret     {};
struct OpenDropToken  { std::string name; };
struct DropToken      {};
struct TokenDropped   { int number; WriteEnd end; };
struct OpenForget     {};
struct ForgetBrowser  {};
struct CloseAccount   {};
struct ChooseTimes    { bool utc; };
struct ChooseMotion   { bool still; };
struct ShowHidden     {};             // the workflows that were hidden from this browser's lists

struct WriteProfile   { ProfileChange change; };
struct FetchTokens    { int request; };
struct WriteToken     { int number; TokenDraft draft; std::vector<std::string> roles; };  // no roles: all the person has
struct EraseToken     { int number; std::string name; };
struct ClearBrowser   { std::string person; };  // what the console keeps here, of them where it is somebody's; the page starts anew

struct AccountAction {
    std::variant<ChangeProfile, ProfileChanged, TokensCame, OpenNewToken, EditToken, MakeToken, TokenMade, CopySecret, OpenDropToken, DropToken, TokenDropped, OpenForget,
                 ForgetBrowser, CloseAccount, ChooseTimes, ChooseMotion, ShowHidden> it;
};
struct AccountEffect { std::variant<WriteProfile, FetchTokens, WriteToken, EraseToken, ClearBrowser> it; };
template <class A> AccountEvent account_event(A one) { return boxed<AccountAction>(std::move(one)); }
template <class E> AccountWish account_wish(E one) { return boxed<AccountEffect>(std::move(one)); }

std::vector<Effect> update_account(Model&, AccountAction&);
extern const Need need_tokens;
