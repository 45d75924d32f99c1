// The accessibility tree as transparent elements over the canvas. C++ sends what changed; order
// matters here: add and change, make the rest inert, move the focus, and only then remove.
import { core, memory, text_at, unboxed } from './core.js';
import { kind_of, make_element, spread_flags, update_element } from './elements.js';

const NODE_BYTES = 56; // Mirror::Packed in src/platform/web/mirror.h
const WORDS = 5;

const elements = new Map();
let roles = null;
let root = null;
let inert = new Set();
let fresh = new Set(); // made by the call at hand
const modals = new Set();

export const mirror_root = () => root;
export const element_of = (id) => elements.get(id >>> 0);

export function start_mirror() {
  root = document.getElementById('mirror');
  roles = unboxed(core._osmo_role_words()).split(' ');
}

function read_node(view, at, words, i) {
  const role = roles[view.getUint8(at + 44)];
  const [name, value, href, description, key] = words.slice(i * WORDS, i * WORDS + WORDS);
  return {
    id: view.getUint32(at, true), parent: view.getUint32(at + 4, true), previous: view.getUint32(at + 8, true),
    x: view.getFloat32(at + 12, true), y: view.getFloat32(at + 16, true),
    w: view.getFloat32(at + 20, true), h: view.getFloat32(at + 24, true),
    row: view.getInt32(at + 28, true), rows: view.getInt32(at + 32, true),
    column: view.getInt32(at + 36, true), columns: view.getInt32(at + 40, true),
    role, tab: view.getUint8(at + 45), sort: view.getUint8(at + 46), check: view.getUint8(at + 47),
    live: view.getUint8(at + 48), level: view.getUint8(at + 49), flags: spread_flags(view.getUint16(at + 50, true)),
    active: view.getUint32(at + 52, true),
    name, value, href, description, key,
  };
}

function element_for(node) {
  const old = elements.get(node.id);
  if (old && old.kind === kind_of(node)) return old;
  const el = make_element(node);
  elements.set(node.id, el);
  fresh.add(el);
  if (!old) return el;
  const focused = old === document.activeElement;
  old.replaceWith(el);
  el.append(...old.children);
  if (focused) queueMicrotask(() => el.focus({ preventScroll: true }));
  return el;
}

function previous_kept(el, gone) {
  let other = el.previousElementSibling;
  while (other && gone.has(other)) other = other.previousElementSibling;
  return other;
}

// Moving a focused element takes its focus away, unless the browser can move without.
function move(el, parent, before) {
  const focused = el.contains(document.activeElement) ? document.activeElement : null;
  if (focused && parent.moveBefore) {
    parent.moveBefore(el, before);
    return;
  }
  parent.insertBefore(el, before);
  focused?.focus({ preventScroll: true });
}

function place(el, node, gone) {
  const parent = elements.get(node.parent) ?? root;
  const previous = elements.get(node.previous) ?? null;
  if (el.parentNode === parent && previous_kept(el, gone) === previous) return;
  const words = parent.words?.parentNode === parent ? parent.words.nextSibling : parent.firstChild;
  move(el, parent, previous?.parentNode === parent ? previous.nextSibling : words);
}

function apply(nodes, count, words, gone) {
  const view = new DataView(memory().buffer);
  for (let i = 0; i < count; ++i) {
    const node = read_node(view, nodes + i * NODE_BYTES, words, i);
    const el = element_for(node);
    update_element(el, node);
    place(el, node, gone);
    if (node.flags.modal) modals.add(el);
    else modals.delete(el);
    if (node.role === 'columnheader') el.parentNode.classList.add('head'); // rows pass below
  }
}

// While a dialog is open, all that is neither in it nor around it cannot be reached. What only
// announces (toasts) goes on announcing.
function make_inert(gone) {
  const next = new Set();
  for (const el of gone) modals.delete(el);
  for (let el = [...modals].pop(); el && el !== root; el = el.parentNode) {
    for (const other of el.parentNode.children) {
      if (other !== el && !other.matches('[aria-live],[role=status],[role=alert]')) next.add(other);
    }
  }
  for (const el of inert) if (!next.has(el)) el.inert = false;
  for (const el of next) if (!inert.has(el)) el.inert = true;
  inert = next;
}

function focus(id) {
  const el = element_of(id);
  if (!el || el.closest('[inert]')) return;
  if (el.surface?.part) el.surface.part.focus();
  if (el === document.activeElement || el.contains(document.activeElement)) core._osmo_focus(id, el.ring ? 1 : 0);
  else el.focus({ preventScroll: true });
}

const MAIN = '[role="main"]';
const stops_in = (place, leaving) => [...place.querySelectorAll('[tabindex="0"]')].filter((stop) => !leaving(stop) && !stop.closest('[inert]'));

// The next Tab stop after an element, and not in it; where nothing follows the one before it. Of the page, while it has any.
export function focus_beyond(el, leaving = (other) => el.contains(other)) {
  const after = (stop) => el.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
  const nearest = (stops) => stops.find(after) ?? stops.pop();
  (nearest(stops_in(el.closest(MAIN) ?? root, leaving)) ?? nearest(stops_in(root, leaving)))?.focus({ preventScroll: true });
}

// It takes over from a focused element that goes away. A dialog has given the focus back already, if anything had it. Where
// another page took the place of one, that begins at its beginning, and not at what happens to follow.
function pass_focus_on(gone) {
  const active = document.activeElement, leaving = (other) => [...gone].some((g) => g.contains(other));
  const dialog = active.closest('[aria-modal="true"]');
  if (!leaving(active) || (dialog && leaving(dialog))) return;
  const main = root.querySelector(MAIN), el = [...gone].find((g) => g.contains(active));
  const another_page = active.closest(MAIN) && main && stops_in(main, leaving).every((stop) => fresh.has(stop));
  if (!another_page) return focus_beyond(el, leaving);
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}

function remove(gone) {
  if (root.contains(document.activeElement)) pass_focus_on(gone);
  for (const el of gone) el.remove();
}

function take_removed(pointer, count) {
  const gone = new Set();
  for (const id of new Uint32Array(memory().buffer, pointer, count).slice()) {
    gone.add(elements.get(id));
    elements.delete(id);
  }
  return gone;
}

function mirror(nodes, count, words, size, removed, removed_count, focus_wanted) {
  const gone = take_removed(removed, removed_count);
  fresh = new Set();
  apply(nodes, count, text_at(words, size).split('\0'), gone);
  if (modals.size) make_inert(gone);
  if (focus_wanted) focus(focus_wanted);
  remove(gone);
}

export const mirror_calls = { mirror };
