// Mouse and pen. Presses go to the canvas, except those with which the browser opens links
// elsewhere. Text that may be selected is left to the browser to select.
import { pixels_per_css_pixel } from './canvas.js';
import { core } from './core.js';
import { is_field } from './elements.js';
import { node_element, opens_elsewhere, used_keyboard } from './focus.js';
import { tell_modifiers } from './keys.js';
import { is_surface } from './surfaces.js';
import { touch_cancelled, touch_ended, touch_moved, touch_started } from './touch.js';

const BUTTONS = [0, 2, 1]; // ours by the browser's number: left, middle, right
const LINE_PX = 100 / 3;   // three lines to a notch
const CURSORS = ['default', 'text', 'pointer', 'ew-resize', 'ns-resize', 'move', 'not-allowed', 'grab'];

let stage = null;
let elsewhere = false; // the pointer is over a component that has its own
const pressed = new Set();

export function point(event, touch) {
  const scale = pixels_per_css_pixel();
  core._osmo_pointer(event.clientX * scale, event.clientY * scale, touch ? 1 : 0);
}

export function focus_under(event) {
  const el = event.target.closest('[tabindex]');
  if (el?.node) el.focus({ preventScroll: true });
}

function is_browsers_own(event) {
  const el = node_element(event.target);
  if (event.button === 2) return el?.tagName === 'A' || is_field(el) || event.target.closest('.selectable') !== null;
  return el?.tagName === 'A' && opens_elsewhere(event);
}

function down(event) {
  used_keyboard(false);
  if (is_surface(event.target)) return;
  if (event.pointerType === 'touch') {
    touch_started(event);
    return;
  }
  tell_modifiers(event);
  point(event, false);
  if (is_browsers_own(event)) return;
  if (event.button === 0) focus_under(event);
  const button = BUTTONS[event.button];
  if (button === undefined) return;
  pressed.add(button);
  core._osmo_button(button, 1);
}

function move(event) {
  const away = is_surface(event.target) && pressed.size === 0;
  if (away !== elsewhere && away) core._osmo_pointer_leave();
  elsewhere = away;
  if (away) return;
  if (event.pointerType === 'touch') touch_moved(event);
  else point(event, false);
}

function up(event) {
  if (event.pointerType === 'touch') {
    touch_ended(event);
    return;
  }
  point(event, false);
  release(BUTTONS[event.button]);
}

function release(button) {
  if (pressed.delete(button)) core._osmo_button(button, 0);
}

function cancel(event) {
  if (event.pointerType === 'touch') touch_cancelled();
  for (const button of [...pressed]) release(button);
}

function wheel(event) {
  if (event.ctrlKey || is_surface(event.target)) return; // zoom; what scrolls by itself
  event.preventDefault();
  point(event, false);
  const unit = [1 / (3 * LINE_PX), 1 / 3, 5][event.deltaMode];
  core._osmo_wheel(-event.deltaX * unit, -event.deltaY * unit);
}

export function watch_pointer() {
  stage = document.getElementById('stage');
  stage.addEventListener('pointerdown', down);
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', cancel);
  document.documentElement.addEventListener('pointerleave', () => { if (!pressed.size) core._osmo_pointer_leave(); });
  // The browser must not move the focus or start a drag where we have just placed it ourselves.
  stage.addEventListener('mousedown', (event) => { if (event.button === 0 && !is_surface(event.target) && event.target.closest('[tabindex]')) event.preventDefault(); });
  stage.addEventListener('wheel', wheel, { passive: false });
}

export const pointer_calls = { cursor: (i) => { stage.style.cursor = CURSORS[i]; } };
