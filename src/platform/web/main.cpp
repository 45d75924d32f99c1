#include "platform/web/console.h"

// The page loads this program, tells it what it knows (exports.cpp), and starts it.
Console& the_console() {
    static Console console;
    return console;
}

int main() { the_console(); }
