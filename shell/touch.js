// Touch: a tap presses, a drag moves what is under the finger, and a flick keeps moving it for
// a while unless less motion is preferred.
import { pixels_per_css_pixel } from './canvas.js';
import { core } from './core.js';
import { motion_is_unwanted } from './media.js';
import { mirror_root } from './mirror.js';
import { focus_under, point } from './pointer.js';
import { is_surface } from './surfaces.js';

const TAP_PX = 8;
const TARGET_PX = 44; // as wide and high as a finger wants what it presses, whatever is drawn there
const PRESSED = 'a[href], button, input, textarea, [role=tab], [role=radio], [role=switch], [role=checkbox], [role=option], [role^=menuitem], [role=slider], [role=row]';
const DECAY_MS = 325;
const SLOWEST = 0.02; // CSS pixels in a millisecond

let finger = null;
let glide = 0;

export const is_gliding = () => glide !== 0;

function stop_glide() {
  cancelAnimationFrame(glide);
  glide = 0;
}

function pan(dx, dy) {
  const scale = pixels_per_css_pixel();
  core._osmo_pan(dx * scale, dy * scale);
}

export function touch_started(event) {
  stop_glide();
  if (finger) return; // a second finger zooms
  finger = { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, vx: 0, vy: 0, dragging: false };
  point(event, true);
}

export function touch_moved(event) {
  if (event.pointerId !== finger?.id) return;
  const dx = event.clientX - finger.x;
  const dy = event.clientY - finger.y;
  if (!finger.dragging && Math.hypot(dx, dy) < TAP_PX) return;
  const ms = Math.max(1, event.timeStamp - finger.at);
  finger = { ...finger, x: event.clientX, y: event.clientY, at: event.timeStamp, dragging: true,
    vx: 0.7 * dx / ms + 0.3 * finger.vx, vy: 0.7 * dy / ms + 0.3 * finger.vy };
  pan(dx, dy);
}

const away = (value, from, to) => Math.max(from - value, 0, value - to);

function nearest(event) {
  let best = { distance: Infinity };
  for (const target of mirror_root().querySelectorAll(PRESSED)) {
    const box = target.getBoundingClientRect();
    const dx = away(event.clientX, box.left, box.right);
    const dy = away(event.clientY, box.top, box.bottom);
    if (dx > Math.max(0, (TARGET_PX - box.width) / 2) || dy > Math.max(0, (TARGET_PX - box.height) / 2) || target.closest('[inert]')) continue;
    const distance = Math.hypot(dx, dy);
    if (distance < best.distance) best = { distance, target };
  }
  return best.target;
}

// The place on what is meant: what the browser says (it too looks around the finger), or else the nearest thing whose
// target reaches the finger.
function aimed(event) {
  if (is_surface(event.target)) return event;
  const target = event.target.closest(PRESSED) ?? nearest(event);
  if (!target) return event;
  const box = target.getBoundingClientRect();
  const within = (value, from, to) => Math.min(Math.max(value, from + 1), to - 1);
  return { target, clientX: within(event.clientX, box.left, box.right), clientY: within(event.clientY, box.top, box.bottom) };
}

function tap(event) {
  event = aimed(event);
  focus_under(event);
  point(event, true);
  core._osmo_button(0, 1);
  core._osmo_button(0, 0);
}

function keep_moving(vx, vy, before) {
  glide = requestAnimationFrame((now) => {
    const ms = Math.min(50, now - before);
    const slower = Math.exp(-ms / DECAY_MS);
    pan(vx * ms, vy * ms);
    if (Math.hypot(vx, vy) * slower > SLOWEST) keep_moving(vx * slower, vy * slower, now);
    else glide = 0;
  });
}

export function touch_ended(event) {
  if (event.pointerId !== finger?.id) return;
  const { dragging, vx, vy, at } = finger;
  finger = null;
  if (!dragging) tap(event);
  else if (!motion_is_unwanted() && event.timeStamp - at < 60) keep_moving(vx, vy, performance.now());
}

export function touch_cancelled() {
  finger = null;
}
