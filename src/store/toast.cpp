#include "store/toast.h"

void toast(Model& m, Toast::Kind kind, std::string title, std::string detail, std::string href) {
    m.toasts.push_back({kind, ++m.last_toast, std::move(title), std::move(detail), m.now, std::move(href)});
}
