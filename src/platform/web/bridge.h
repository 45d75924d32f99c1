#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// What C++ asks of the page around it: each function is one of shell/*.js, reached through
// bridge.js. Text goes out as pointer and length, and comes in as memory we must free.
extern "C" {
void shell_request_frame();
void shell_wake_in(double ms);
void shell_later();
void shell_mark(const char* name, std::size_t size);

void shell_set_hash(const char* hash, std::size_t size, int replace);
void shell_open_tab(const char* href, std::size_t size);
void shell_title(const char* text, std::size_t size);
void shell_tab_mark(const char* state, std::size_t size);
void shell_wish(const char* word, std::size_t size);
void shell_clipboard(const char* text, std::size_t size);
void* shell_page();                 // the address without its hash; as below
void* shell_storage_read(const char* key, std::size_t size);  // null, or a length in four bytes and the text
void shell_storage_write(const char* key, std::size_t key_size, const char* value, std::size_t value_size);
void shell_history_read(const char* key, std::size_t size, int number);  // answered by osmo_history
void shell_history_write(const char* key, std::size_t key_size, const char* value, std::size_t value_size);
void shell_save_file(const char* name, std::size_t name_size, const char* type, std::size_t type_size, const char* text, std::size_t text_size);
void shell_choose_file(const char* accept, std::size_t size);
void shell_notices_ask();           // answered by osmo_notices
void shell_notice(const char* title, std::size_t title_size, const char* words, std::size_t words_size, const char* hash, std::size_t hash_size);

int shell_webgl_wanted();           // a GPU is there, or the address asks for it
void shell_show_canvas(int webgl);  // the other one is hidden; the window's size is told anew
void shell_put_pixels(const std::uint32_t* rgba, int width, int height, int x, int y, int w, int h);
void shell_font(int face, float px, float* ascent_descent);
void shell_glyph(int face, float px, std::uint32_t code_point, float* advance_x_y_w_h_coloured);
void shell_glyph_pixels(int face, float px, std::uint32_t code_point, std::uint8_t* rgba);

void shell_cursor(int cursor);
void shell_mirror(const void* nodes, int count, const char* words, std::size_t size, const std::uint32_t* removed, int removed_count, std::uint32_t focus);
void shell_select_text(std::uint32_t id, int from, int to);

void shell_session_join(const char* key, std::size_t key_size, const char* addresses, std::size_t addresses_size, const char* cookies, std::size_t cookies_size);
void shell_session_type(const char* key, std::size_t key_size, const char* text, std::size_t size);
void shell_session_end(const char* key, std::size_t size);
void shell_surface_theme(const char* lines, std::size_t size);   // "name=#rrggbb"
void shell_surface(const char* json, std::size_t size);          // new, or changed: see surfaces.cpp
void shell_surface_text(const char* key, std::size_t key_size, const char* text, std::size_t size);
void shell_surface_gone(const char* key, std::size_t size);      // from the page; what it holds may come back
}

inline std::string taken(char* text, std::size_t size) {
    std::string copy(text, size);
    std::free(text);
    return copy;
}
