// The address bar, the title, other tabs, and what this browser remembers for us.
import { core, boxed, given, text_at } from './core.js';

// Browsers refuse more than a hundred or so replacements in half a minute.
const REPLACE_MS = 250;
let replacement = null;
let timer = 0;

export function settle_hash() {
  clearTimeout(timer);
  timer = 0;
  if (replacement !== null) history.replaceState(null, '', replacement);
  replacement = null;
}

function set_hash(pointer, size, replace) {
  const hash = text_at(pointer, size);
  if (!replace) {
    settle_hash();
    history.pushState(null, '', hash);
    return;
  }
  replacement = hash;
  timer ||= setTimeout(settle_hash, REPLACE_MS);
}

export const tell_hash = () => core._osmo_hash(...given(location.hash));

export function watch_place() {
  addEventListener('hashchange', () => {
    replacement = null;
    tell_hash();
  });
  addEventListener('pagehide', settle_hash);
}

function storage_read(pointer, size) {
  try {
    const value = localStorage.getItem(text_at(pointer, size));
    return value === null ? 0 : boxed(value);
  } catch {
    return 0; // storage is off: everything keeps its default
  }
}

function storage_write(key, key_size, value, value_size) {
  try {
    localStorage.setItem(text_at(key, key_size), text_at(value, value_size));
  } catch {
    // full or off: the choice lasts as long as the page
  }
}

export const place_calls = {
  set_hash,
  storage_read,
  storage_write,
  page: () => boxed(location.href.split('#')[0]),
  open_tab: (pointer, size) => open(text_at(pointer, size), '_blank', 'noopener'),
  title: (pointer, size) => { document.title = text_at(pointer, size); },
};
