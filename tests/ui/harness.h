#pragma once
#include "platform/headless/console.h"
#include "ui/surface.h"
#include <string>
#include <string_view>
#include <vector>

// The real program with canned answers, used as a person would: find by role and name, press,
// type, look. Every call goes on until nothing moves; a console that never rests fails the test.
class Harness {
  public:
    explicit Harness(std::string hash, HeadlessConsole::Setup = {});
    HeadlessConsole console;

    // the service; before or after start()
    Harness& answer();                     // the small fleet of tests/ui/answers
    Harness& answer_empty();               // a service with nothing in it
    Harness& hold();                       // no answer to anything
    Harness& fail(int status = 503);       // the data, not the profile and the version
    void start();

    // the person
    void click(std::string_view role, std::string_view name, int button = 0);
    void click_at(float x, float y, int button = 0);      // CSS pixels
    void activate(std::string_view role, std::string_view name);  // Enter or a screen reader
    void type(std::string_view role, std::string_view name, std::string_view text);
    void key(std::string_view role, std::string_view name, Key);
    void in_surface(SurfaceEvent);         // done in an editor or a terminal: {.key = "spec", .kind = SurfaceEvent::Kind::edited, .text = …}
    const EditorModel& editor(std::string_view key) const;  // what it should hold
    void shortcut(std::string_view keys);
    void press(Key);                       // on whatever has the focus, as shell/keys.js passes it on
    void tab(bool back = false);           // to the next stop; past the last one nothing has the focus
    void wait(Millis);
    void rest();

    // what is there; `get` fails the test with the whole tree when it is not
    const a11y::Node* find(std::string_view role, std::string_view name) const { return console.tree().find(role, name); }
    const a11y::Node& get(std::string_view role, std::string_view name) const;
    std::vector<const a11y::Node*> all(a11y::Role) const;
    bool says(std::string_view words) const;               // anywhere in a name, a value or a description
    std::string outline() const { return a11y::print(console.tree()); }
    const a11y::Node* focused() const { return console.tree().find(console.active()); }
    std::string hash() { return console.location.hash(); }
    std::string last_asked(std::string_view url_start) const;  // the whole of it; pages ask for other things beside
    std::size_t asked_for(std::string_view url_start) const { return console.transport.asked_for(url_start); }

    std::vector<std::uint32_t> stops() const;  // of Tab, in order; only the dialog's when one is open
    std::vector<std::string> unsaid();     // the auditor: what can be pressed and has no name in the tree
};
