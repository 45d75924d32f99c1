// Files: one is saved as a download, one is chosen in a real picker or dropped on the page.
import { core, given, text_at } from './core.js';
import { turn } from './loop.js';

const MOST = 1 << 20; // no specification is larger, and a dropped film must not fill the memory

async function open(file) {
  if (!file) return;
  const text = file.size > MOST ? '' : await file.text();
  core._osmo_file(...given(file.name), ...given(text));
  turn(true);
}

function choose_file(accept, size) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = text_at(accept, size);
  input.addEventListener('change', () => open(input.files[0]));
  input.click();
}

function save_file(name, name_size, type, type_size, text, text_size) {
  const link = document.createElement('a');
  const blob = new Blob([text_at(text, text_size)], { type: text_at(type, type_size) });
  link.href = URL.createObjectURL(blob);
  link.download = text_at(name, name_size);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const has_files = (event) => event.dataTransfer?.types.includes('Files');

export function watch_files() {
  document.addEventListener('dragover', (event) => { if (has_files(event)) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    if (!has_files(event)) return;
    event.preventDefault(); // else the browser would leave the page for the file
    open(event.dataTransfer.files[0]);
  });
}

export const file_calls = { choose_file, save_file };
