// The DOM owns the keyboard focus. The canvas is told what has it and draws the ring.
import { core } from './core.js';
import { is_field } from './elements.js';
import { turn, turn_now } from './loop.js';
import { mirror_root } from './mirror.js';
import { is_surface } from './surfaces.js';

// The last thing used decides whether a ring is due; :focus-visible remembers too long.
let by_keyboard = false;

export function used_keyboard(yes) {
  by_keyboard = yes;
}

export const node_element = (target) => target?.closest?.('.n') ?? null;
export const opens_elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;

export function activate(el) {
  core._osmo_activate(el.node.id);
  turn(false);
}

// A press of the mouse has a count and went to the canvas; keys and assistive technology have none.
function clicked(event) {
  const el = node_element(event.target);
  if (!el || is_surface(event.target) || is_field(el) || (el.tagName === 'A' && opens_elsewhere(event))) return;
  if (el.tagName === 'A') event.preventDefault();
  if (event.detail === 0) activate(el);
}

export function watch_focus() {
  const root = mirror_root();
  root.addEventListener('focusin', ({ target }) => {
    const el = node_element(target);
    if (!el) return;
    el.ring = by_keyboard;
    core._osmo_focus(el.node.id, by_keyboard ? 1 : 0);
    if (by_keyboard) turn_now();
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && root.contains(relatedTarget)) return;
    core._osmo_focus(0, 0);
    if (by_keyboard) turn_now();
  });
  root.addEventListener('click', clicked);
  addEventListener('focus', () => core._osmo_window_focus(1));
  addEventListener('blur', () => core._osmo_window_focus(0));
}
