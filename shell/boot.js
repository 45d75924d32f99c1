// From an empty page to the first frame: the program and the fonts arrive side by side behind
// the skeleton, the program compiles while it arrives, and what fails says so.
import create_core from 'core';
import { canvas_calls, lose_context, start_canvas } from './canvas.js';
import { clipboard_calls, watch_copy } from './clipboard.js';
import { core, use_core } from './core.js';
import { file_calls, watch_files } from './files.js';
import { watch_focus } from './focus.js';
import { load_fonts } from './fonts.js';
import { glyph_calls } from './glyphs.js';
import { history_calls } from './history.js';
import { watch_keys } from './keys.js';
import { frames_drawn, idle, loop_calls, start_loop, turn, watch_visibility } from './loop.js';
import { tell_media, watch_media } from './media.js';
import { mirror_calls, start_mirror } from './mirror.js';
import { place_calls, settle_hash, tell_hash, watch_place } from './place.js';
import { pointer_calls, watch_pointer } from './pointer.js';
import { pace_answers } from './stream.js';
import { session_calls } from './sessions.js';
import { surface_calls } from './surfaces.js';
import { text_calls, watch_text } from './text.js';

globalThis.osmoShell = {
  ...canvas_calls, ...clipboard_calls, ...file_calls, ...glyph_calls, ...history_calls, ...loop_calls, ...mirror_calls, ...place_calls, ...pointer_calls,
  ...session_calls, ...surface_calls, ...text_calls,
};

async function compile(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: the server answered ${answer.status}`);
  return WebAssembly.compileStreaming(answer);
}

async function instantiate(module) {
  return create_core({
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
      return {};
    },
  });
}

function watch() {
  watch_visibility();
  watch_place();
  watch_media();
  watch_focus();
  watch_keys();
  watch_text();
  watch_pointer();
  watch_copy();
  watch_files();
}

async function boot() {
  const [module] = await Promise.all([compile('console.wasm'), load_fonts('fonts.bin')]);
  pace_answers();
  use_core(await instantiate(module));
  tell_hash();
  tell_media();
  start_mirror();
  start_canvas();
  watch();
  start_loop();
  turn(true);
}

globalThis.osmoConsole = {
  idle: () => idle().then(settle_hash),
  lose_context,
  get renderer() { return core._osmo_draws_with_webgl() ? 'webgl2' : 'software'; },
  get frames() { return frames_drawn(); },
  get cost() { return { program: core._osmo_cost(0), picture: core._osmo_cost(1), mirror: core._osmo_cost(2) }; },
  get heap_bytes() { return core.wasmMemory.buffer.byteLength; },
  get focused() { return core._osmo_focused() >>> 0; },
};

boot().catch((error) => globalThis.osmoFailed(String(error.message ?? error)));
