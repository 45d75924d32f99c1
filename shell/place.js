// The address bar, the title, other tabs, and what this browser remembers for us.
import { core, boxed, given, text_at } from './core.js';
import { is_embedded } from './site.js';

// Browsers refuse more than a hundred or so replacements in half a minute.
const REPLACE_MS = 250;
let replacement = null;
let timer = 0;

export const current_hash = () => replacement ?? location.hash;

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

// What a portal wishes to see is no step in the history that the person could go back by.
export function go_to(view) {
  settle_hash();
  history.replaceState(null, '', `#/${view}`);
  tell_hash();
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
  const text = text_at(value, value_size);
  const theme = /^theme=(\w+)$/m.exec(text)?.[1];
  if (theme && !is_embedded) document.documentElement.dataset.theme = theme; // what is not drawn by the program follows
  try {
    localStorage.setItem(text_at(key, key_size), text);
  } catch {
    // full or off: the choice lasts as long as the page
  }
}

// Our own address without what a portal wrote into it: what is opened or copied from a frame is the
// whole console.
const page = () => (is_embedded ? location.origin + location.pathname : location.href.split('#')[0]);

// A link as the browser should see it: to a place of ours or to a page of the web, and to nothing that runs.
export function whole(href) {
  if (href.startsWith('#')) return is_embedded ? page() + href : href;
  return /^https?:\/\//i.test(href) ? href : null;
}

// The tab's icon: the mark of the product, with a dot for how the thing shown stands.
const MARKS = { running: '%2334bc73', failed: '%23e5484d', completed: '%236b8776', queued: '%23e0ae35', warning: '%23e0ae35' };
let plain_icon = '';

function tab_mark(pointer, size) {
  const icon = document.querySelector('link[rel=icon]');
  const colour = MARKS[text_at(pointer, size)];
  plain_icon ||= icon.href;
  const dot = `%3Ccircle cx='12.5' cy='12.5' r='3.5' fill='${colour}' stroke='%23fff'/%3E%3C/svg%3E`;
  icon.href = colour ? plain_icon.replace('%3C/svg%3E', dot) : plain_icon;
}

export const place_calls = {
  set_hash,
  storage_read,
  storage_write,
  tab_mark,
  page: () => boxed(page()),
  open_tab: (pointer, size) => {
    const href = whole(text_at(pointer, size));
    if (href) open(href, '_blank', 'noopener');
  },
  title: (pointer, size) => { document.title = text_at(pointer, size); },
};
