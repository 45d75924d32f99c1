// Copying: fields and selected text are the browser's; else the selected rows of a table.
import { core, text_at, unboxed } from './core.js';
import { is_field } from './elements.js';
import { is_surface } from './surfaces.js';

let waiting = null; // what the program wants copied where there is no clipboard API

function copied(event) {
  if (waiting === null && (event.defaultPrevented || is_surface(event.target) || is_field(document.activeElement) || !getSelection().isCollapsed)) return;
  const text = waiting ?? unboxed(core._osmo_copied_rows());
  waiting = null;
  if (!text) return;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
}

function copy_the_old_way(text) {
  waiting = text;
  document.execCommand('copy');
  waiting = null;
}

function clipboard(pointer, size) {
  const text = text_at(pointer, size);
  if (!navigator.clipboard) copy_the_old_way(text); // not a secure context
  else navigator.clipboard.writeText(text).catch(() => copy_the_old_way(text));
}

export const watch_copy = () => document.addEventListener('copy', copied);
export const clipboard_calls = { clipboard };
