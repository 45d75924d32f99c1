// Turns of the program: a frame when one is asked for, a wake-up, work off the stack; and
// nothing while the tab is hidden. `idle` is for tests.
import { core, text_at } from './core.js';
import { is_gliding } from './touch.js';

let frame = 0;
let wanted = false;
let timer = 0;
let posted = false;
let frames = 0;
let started = false;
let turning = false;
let after_turn = [];
let watching = () => {};

export const watch_turns = (f) => { watching = f; };

export function start_loop() {
  started = true;
  core._osmo_start();
}

export function turn(draw) {
  turning = true;
  try {
    core._osmo_turn(draw ? 1 : 0);
  } finally {
    turning = false;
  }
  if (draw) frames += 1;
  watching();
  const work = after_turn;
  after_turn = [];
  for (const each of work) each();
}

// The program should know before the browser goes on; unless it is what asked.
export function turn_now() {
  if (!turning) turn(false);
}

// Nobody sees a hidden tab, but its title, its icon and notifications tell of what comes: it has turns
// without frames.
let hidden_turn = 0;
function turn_hidden() {
  hidden_turn ||= setTimeout(() => {
    hidden_turn = 0;
    if (!document.hidden) return request_frame();
    wanted = false;
    turn(false);
  }, 0);
}

export function request_frame() {
  wanted = true;
  if (document.hidden) return turn_hidden();
  if (frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    wanted = false;
    turn(true);
  });
}

function wake_in(ms) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = 0;
    request_frame();
  }, Math.min(ms, 0x7fffffff));
}

// Hidden at once, but removed later: browsers tell how soon a page showed something by its words, and
// forget those that are gone before the screen has told when it showed them.
const TOLD_BY = 1000; // ms
function leave_skeleton() {
  const skeleton = document.getElementById('boot');
  if (!skeleton) return;
  skeleton.classList.add('over');
  setTimeout(() => skeleton.remove(), TOLD_BY);
}

function mark(pointer, size) {
  const name = text_at(pointer, size);
  performance.mark(name);
  if (name === 'osmo:first-frame') after_turn.push(leave_skeleton);
}

const channel = new MessageChannel();
channel.port1.onmessage = () => {
  posted = false;
  core._osmo_later();
};

function later() {
  posted = true;
  channel.port2.postMessage(0);
}

// What goes on outside the program and will come to it: a script on its way, typing that is not told yet.
const elsewhere = new Set();
export function keep_busy(what, yes) {
  if (yes) elsewhere.add(what);
  else elsewhere.delete(what);
}

export function watch_visibility() {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      cancelAnimationFrame(frame);
      frame = 0;
    }
    core._osmo_visible(document.hidden ? 0 : 1);
    if (!document.hidden) request_frame();
  });
}

const pending = () => posted || elsewhere.size > 0 || wanted || is_gliding() || core._osmo_busy() !== 0;
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

// Fails with what is still awaited, as whoever waits would otherwise wait without end.
const PATIENCE = 30000; // ms
export async function idle() {
  const end = performance.now() + PATIENCE;
  for (;;) {
    if (performance.now() > end) throw Error(`busy: ${JSON.stringify({ started, posted, wanted, elsewhere: [...elsewhere], gliding: is_gliding(), program: started && core._osmo_busy(), hidden: document.hidden })}`);
    if (!started || pending()) {
      await pause(10);
      continue;
    }
    await pause(0);
    await pause(0);
    if (!pending()) return;
  }
}

export const has_work = () => posted;
export const frames_drawn = () => frames;
export const loop_calls = { request_frame, wake_in, later, mark };
