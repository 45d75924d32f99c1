// Text fields: the element edits (so undo, IME and autofill are the browser's) and the canvas
// draws what it holds. Values go to C++ with the selection; they come back as echoes.
import { core, given, utf16_offset, utf8_length } from './core.js';
import { turn } from './loop.js';
import { element_of, mirror_root } from './mirror.js';

let composing = false;
let silent = false;

const is_field = (el) => el?.tagName === 'INPUT' || el?.tagName === 'TEXTAREA';

function tell_text(el) {
  const { value, selectionStart: from, selectionEnd: to } = el;
  el.told = `${from} ${to} ${value}`;
  (el.echoes ??= []).push(value);
  const [pointer, size] = given(value);
  core._osmo_edit(el.node.id, pointer, size, utf8_length(value.slice(0, from)), utf8_length(value.slice(0, to)));
}

// What C++ says a field holds. While someone types it is behind by a frame or two: such echoes
// of what we sent are no news, anything else is.
export function show_value(el, value) {
  if (el.shown === value) return;
  el.shown = value;
  const echo = el.echoes?.lastIndexOf(value) ?? -1;
  if (echo >= 0) {
    el.echoes.splice(0, echo + 1);
    return;
  }
  el.echoes = [];
  if (composing || el.value === value) return;
  silent = true;
  el.value = value;
  silent = false;
}

// The mouse moved the caret in what was drawn.
function select_text(id, from, to) {
  const el = element_of(id);
  if (!is_field(el) || composing) return;
  silent = true;
  el.setSelectionRange(utf16_offset(el.value, from), utf16_offset(el.value, to));
  silent = false;
  el.told = `${el.selectionStart} ${el.selectionEnd} ${el.value}`;
}

function selection_changed() {
  const el = document.activeElement;
  if (silent || !is_field(el) || !el.node) return;
  if (el.told === `${el.selectionStart} ${el.selectionEnd} ${el.value}`) return;
  tell_text(el);
}

export function watch_text() {
  const root = mirror_root();
  root.addEventListener('compositionstart', () => { composing = true; });
  root.addEventListener('compositionend', (event) => {
    composing = false;
    if (!is_field(event.target)) return;
    tell_text(event.target);
    turn(false);
  });
  root.addEventListener('input', (event) => {
    if (!is_field(event.target)) return;
    tell_text(event.target);
    turn(false);
  });
  document.addEventListener('selectionchange', selection_changed);
}

export const text_calls = { select_text };
