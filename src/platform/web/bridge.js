// The way from C++ to the page: each of these is a function of shell/*.js. The names are
// quoted because the closure compiler renames all others.
addToLibrary({
  shell_request_frame: () => globalThis['osmoShell']['request_frame'](),
  shell_wake_in: (ms) => globalThis['osmoShell']['wake_in'](ms),
  shell_later: () => globalThis['osmoShell']['later'](),
  shell_mark: (name, size) => globalThis['osmoShell']['mark'](name, size),

  shell_set_hash: (hash, size, replace) => globalThis['osmoShell']['set_hash'](hash, size, replace),
  shell_open_tab: (href, size) => globalThis['osmoShell']['open_tab'](href, size),
  shell_page: () => globalThis['osmoShell']['page'](),
  shell_title: (text, size) => globalThis['osmoShell']['title'](text, size),
  shell_tab_mark: (state, size) => globalThis['osmoShell']['tab_mark'](state, size),
  shell_wish: (word, size) => globalThis['osmoShell']['wish'](word, size),
  shell_clipboard: (text, size) => globalThis['osmoShell']['clipboard'](text, size),
  shell_storage_read: (key, size) => globalThis['osmoShell']['storage_read'](key, size),
  shell_storage_write: (key, keySize, value, valueSize) =>
    globalThis['osmoShell']['storage_write'](key, keySize, value, valueSize),
  shell_history_read: (key, size, number) => globalThis['osmoShell']['history_read'](key, size, number),
  shell_history_write: (key, keySize, value, valueSize) =>
    globalThis['osmoShell']['history_write'](key, keySize, value, valueSize),
  shell_save_file: (name, nameSize, type, typeSize, text, textSize) =>
    globalThis['osmoShell']['save_file'](name, nameSize, type, typeSize, text, textSize),
  shell_choose_file: (accept, size) => globalThis['osmoShell']['choose_file'](accept, size),
  shell_notices_ask: () => globalThis['osmoShell']['notices_ask'](),
  shell_notice: (title, titleSize, words, wordsSize, hash, hashSize) =>
    globalThis['osmoShell']['notice'](title, titleSize, words, wordsSize, hash, hashSize),

  shell_webgl_wanted: () => globalThis['osmoShell']['webgl_wanted'](),
  shell_show_canvas: (webgl) => globalThis['osmoShell']['show_canvas'](webgl),
  shell_put_pixels: (rgba, width, height, x, y, w, h) =>
    globalThis['osmoShell']['put_pixels'](rgba, width, height, x, y, w, h),
  shell_font: (face, px, out) => globalThis['osmoShell']['font'](face, px, out),
  shell_glyph: (face, px, codePoint, out) => globalThis['osmoShell']['glyph'](face, px, codePoint, out),
  shell_glyph_pixels: (face, px, codePoint, out) => globalThis['osmoShell']['glyph_pixels'](face, px, codePoint, out),

  shell_cursor: (cursor) => globalThis['osmoShell']['cursor'](cursor),
  shell_mirror: (nodes, count, words, size, removed, removedCount, focus) =>
    globalThis['osmoShell']['mirror'](nodes, count, words, size, removed, removedCount, focus),
  shell_select_text: (id, from, to) => globalThis['osmoShell']['select_text'](id, from, to),

  shell_session_join: (key, keySize, addresses, addressesSize, cookies, cookiesSize) =>
    globalThis['osmoShell']['session_join'](key, keySize, addresses, addressesSize, cookies, cookiesSize),
  shell_session_type: (key, keySize, text, size) => globalThis['osmoShell']['session_type'](key, keySize, text, size),
  shell_session_end: (key, size) => globalThis['osmoShell']['session_end'](key, size),
  shell_surface_theme: (lines, size) => globalThis['osmoShell']['surface_theme'](lines, size),
  shell_surface: (json, size) => globalThis['osmoShell']['surface'](json, size),
  shell_surface_text: (key, keySize, text, size) => globalThis['osmoShell']['surface_text'](key, keySize, text, size),
  shell_surface_gone: (key, size) => globalThis['osmoShell']['surface_gone'](key, size),
});
