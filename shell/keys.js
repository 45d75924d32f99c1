// Keys: those of composites go to the screen, a few global ones to the App, the rest stay the
// browser's. Tab is taken only where it completes what is being typed.
import { core, given } from './core.js';
import { is_field } from './elements.js';
import { activate, node_element, used_keyboard } from './focus.js';
import { turn } from './loop.js';
import { mirror_root } from './mirror.js';
import { is_surface, surface_kind } from './surfaces.js';

// In the order of `enum class Key` in src/ui/screen.h.
const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', ' ', 'Escape',
  'ContextMenu', 'SelectAll', 'Tab'];
// On a row, as in the lists of mail programs and editors.
const ROW_KEYS = new Map([['j', 'ArrowDown'], ['k', 'ArrowUp'], ['x', ' ']]);
const FIELD_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Enter']);
const PREFIX_MS = 1500;

let prefix = '';
let prefix_at = 0;

function send(id, key) {
  core._osmo_key(id, KEYS.indexOf(key));
  turn(false);
}

function tell_modifiers(event) {
  core._osmo_modifiers(event.ctrlKey ? 1 : 0, event.shiftKey ? 1 : 0, event.altKey ? 1 : 0, event.metaKey ? 1 : 0);
}

function app_takes(keys) {
  if (!core._osmo_shortcut(...given(keys))) return false;
  turn(false);
  return true;
}

// "Ctrl+K", "Ctrl+Shift+K", "Alt+X", "?", "g r". Shift is part of a character typed by itself.
function spelled(event) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (!ctrl && !event.altKey) return event.key;
  const parts = [ctrl && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.key.length === 1 ? event.key.toUpperCase() : event.key];
  return parts.filter(Boolean).join('+');
}

function shortcut(event) {
  const keys = spelled(event);
  if (keys === 'Ctrl+Enter') return app_takes(keys);
  if (event.key.length !== 1 || event.key === ' ') return false;
  const bare = keys === event.key;
  if (bare && is_field(event.target)) return false;
  const first = event.timeStamp - prefix_at < PREFIX_MS ? prefix : '';
  prefix = '';
  if (bare && first) return app_takes(`${first} ${keys}`);
  if (bare && keys === 'g') {
    prefix = 'g';
    prefix_at = event.timeStamp;
    return true;
  }
  return app_takes(keys);
}

// What is open over the page is closed first; then it is the App's. A list whose options have the
// focus themselves (a graph's nodes) is part of the page.
const OVER = '[role=dialog],[role=menu],[role=listbox]:not(:has([tabindex]))';

function escape(event) {
  const el = node_element(event.target);
  const over = el?.closest(OVER) ?? [...mirror_root().querySelectorAll(OVER)].pop();
  if (over) send(el && over.contains(el) ? el.node.id : over.node.id, 'Escape');
  else if (!app_takes('Escape')) send(el ? el.node.id : 0, 'Escape');
  return true;
}

// Enter in a list of suggestions may lead to another page: what gets the focus there must not be pressed by the same key.
function field_key(el, event) {
  if (!FIELD_KEYS.has(event.key) || (el.tagName === 'TEXTAREA')) return false;
  send(el.node.id, event.key);
  return event.key !== 'Enter' || el.getAttribute('role') === 'combobox' || el !== document.activeElement;
}

// A suggestion stands ready: Tab takes it, and Ctrl+Enter opens it elsewhere.
function completes(el, event) {
  if (!is_field(el) || !el.node.active || event.altKey) return false;
  const elsewhere = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  const completion = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.metaKey;
  if (!elsewhere && !completion) return false;
  send(el.node.id, event.key);
  return true;
}

function item_key(el, event) {
  const on_row = el?.node.role === 'row' && ROW_KEYS.get(event.key);
  if (on_row) {
    send(el.node.id, on_row);
    return true;
  }
  if (event.key === 'Enter' || event.key === ' ') {
    if (el && el.tagName !== 'DIV') return false; // the browser makes a click of it
    if (el?.node.role === 'row' && event.key === ' ') { // picks it; Enter opens it
      send(el.node.id, ' ');
      return true;
    }
    if (el && !event.repeat) activate(el);
    return el !== null;
  }
  const menu = event.key === 'F10' && event.shiftKey ? 'ContextMenu' : event.key;
  if (!KEYS.includes(menu) || menu === 'Tab') return false;
  if (menu === 'ContextMenu' && el?.node.role !== 'row') return false; // links have the browser's
  send(el ? el.node.id : 0, menu);
  return true;
}

const selects_all = (el, event) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && !is_field(el)
  && el?.closest('[aria-multiselectable]');

// A terminal has all keys; an editor leaves those shortcuts that it does not know.
function left_over(event) {
  if (surface_kind(event.target) === 'terminal' || event.defaultPrevented) return false;
  return (event.ctrlKey || event.metaKey || event.altKey) && (event.key.length === 1 || event.key === 'Enter') && app_takes(spelled(event));
}

function taken(event) {
  if (is_surface(event.target)) return left_over(event);
  const el = node_element(event.target);
  if (event.key === 'Escape') return escape(event);
  if (selects_all(el, event)) {
    send(el.node.id, 'SelectAll');
    return true;
  }
  if (completes(el, event)) return true;
  if (shortcut(event)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return is_field(el) ? field_key(el, event) : item_key(el, event);
}

export function watch_keys() {
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    used_keyboard(true);
    tell_modifiers(event);
    if (taken(event)) event.preventDefault();
  });
  addEventListener('keyup', tell_modifiers);
}

export { tell_modifiers };
