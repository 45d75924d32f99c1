#pragma once
#include "app/requests.h"
#include "app/sightings.h"
#include "app/view.h"
#include "platform/platform.h"
#include "ui/screen.h"
#include "views/frame/frame.h"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The program: an inbox of actions, the model, the view on screen. A frame is: drain the
// inbox, ask for what is due, draw the view into the Screen. The platform then shows the
// Screen's picture and mirrors its tree; the App never does either.
class App {
  public:
    App(Platform&, Screen&);
    ~App();

    void start();                           // reads settings and the place; asks for the first data
    void frame();                           // one turn, up to the picture, the tree and the title
    void settle();                          // when they are on screen: marks; asks the Loop for what is next
    void dispatch(Action);                  // from outside a frame: into the inbox, and a frame is asked for

    void hash_changed() { dispatch(HashChanged{platform_.location.hash()}); }
    void file_opened(std::string name, std::string text) { dispatch(FileOpened{std::move(name), std::move(text)}); }
    void site_told(std::string lines);      // see store/site.h
    void shell_news(ShellNews);             // of a session that a wish of ours began
    void notices_allowed(bool allowed);
    void visibility_changed(bool visible) { dispatch(VisibilityChanged{visible}); }
    void system_theme(const Theme& t);      // what the system prefers; the person's choice stands over it
    bool shortcut(std::string_view keys);   // "Ctrl+K", "/", "?", "Escape", "g r"; false: not ours
    void wants_frame() { platform_.loop.request_frame(); }

    bool busy() const;                      // a request, an action or an animation is pending
    const Model& model() const { return model_; }
    const ViewInfo& current() const { return *info_; }

  private:
    struct Carry;                           // one effect
    void drain();
    void run(const Effect&);
    void ask_due();
    std::span<const Need> beside() const;
    void show_view();
    Theme theme() const;
    std::string address(const CopyAddress&);
    void name_tab();

    Platform& platform_;
    Screen& screen_;
    Model model_;
    Requests requests_;
    Sightings sightings_;
    std::vector<Action> inbox_;
    const ViewInfo* info_ = nullptr;
    std::unique_ptr<View> view_;
    frame::Frame frame_;
    Theme system_;
    std::string title_, mark_;
    bool content_marked_ = false, first_frame_marked_ = false;
};
