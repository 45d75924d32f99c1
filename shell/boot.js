// From an empty page to the first frame: the program and the fonts arrive side by side behind
// the skeleton, the program compiles while it arrives, and what fails says so.
import create_core from 'core';
import { canvas_calls, look_for_gpu, lose_context, start_canvas } from './canvas.js';
import { clipboard_calls, watch_copy } from './clipboard.js';
import { core, use_core } from './core.js';
import { file_calls, watch_files } from './files.js';
import { watch_focus } from './focus.js';
import { load_fonts } from './fonts.js';
import { glyph_calls, warm_fonts } from './glyphs.js';
import { history_calls } from './history.js';
import { watch_keys } from './keys.js';
import { fetch_the_rest, fetch_the_rest_when_used, is_split, the_rest_arrived, the_rest_belongs_to, with_placeholders } from './later.js';
import { frames_drawn, idle, loop_calls, start_loop, turn, watch_turns, watch_visibility } from './loop.js';
import { tell_media, watch_media } from './media.js';
import { mirror_calls, start_mirror } from './mirror.js';
import { start_login, when_login_ends } from './login.js';
import { keep_for_next_visit } from './newest.js';
import { current_hash, go_to, place_calls, settle_hash, tell_hash, watch_place } from './place.js';
import { notice_calls } from './notices.js';
import { pointer_calls, watch_pointer } from './pointer.js';
import { session_calls } from './sessions.js';
import { config, is_embedded, look_of, read_site, tell_site, tell_what_is_known } from './site.js';
import { look_at_early_answers, pace_answers } from './stream.js';
import { surface_calls } from './surfaces.js';
import { text_calls, watch_text } from './text.js';
import { wish_calls } from './wishes.js';

globalThis.osmoShell = {
  ...canvas_calls, ...clipboard_calls, ...file_calls, ...glyph_calls, ...history_calls, ...loop_calls, ...mirror_calls, ...notice_calls, ...place_calls, ...pointer_calls,
  ...session_calls, ...surface_calls, ...text_calls, ...wish_calls,
};

async function compile(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: the server answered ${answer.status}`);
  return WebAssembly.compileStreaming(answer);
}

async function instantiate(module) {
  return create_core({
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(module, with_placeholders(imports)).then((instance) => {
        the_rest_belongs_to(instance);
        done(instance, module);
      });
      return {};
    },
  });
}

const on_first_page = () => !is_embedded && /^#\/*resources(\?.*)?$/.test(location.hash); // what shell/split.mjs visits

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

// In somebody else's page: the two talk.
async function watch_portal(arriving) {
  const { start } = await arriving;
  const portal = start({ origins: config.embed.origins, heard: globalThis.osmoHeard, tell_site, look_of, page: { hash: current_hash, go: go_to } });
  when_login_ends(portal.signed_out);
  for (const fault of config.faults) portal.failed(`config.json: ${fault}`);
  watch_turns(() => {
    portal.moved();
    portal.grown(Math.ceil(core._osmo_height_wanted()));
  });
}

// The start is much for one task: between its steps the browser may do something else.
const breathe = () => new Promise((go_on) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = go_on; port2.postMessage(0); });

function wait_for_the_rest() {
  tell_site({ whole: 0 });
  fetch_the_rest_when_used(compile, () => tell_site({ whole: 1 }));
}

async function boot() {
  const arriving = is_embedded ? import(new URL('embed.js', document.baseURI)) : null;
  const told = read_site().then(look_at_early_answers);
  const first_page = on_first_page();
  const [module, rest] = await Promise.all([compile('console.wasm'), is_split && !first_page ? fetch_the_rest(compile).catch(() => null) : null,
    load_fonts().then(breathe).then(warm_fonts), breathe().then(look_for_gpu), told]);
  pace_answers();
  start_login();
  use_core(await instantiate(module));
  await breathe();
  if (rest) rest();
  else if (is_split) wait_for_the_rest();
  tell_what_is_known();
  tell_hash();
  tell_media();
  start_mirror();
  start_canvas();
  watch();
  start_loop();
  if (arriving) await watch_portal(arriving);
  await breathe();
  turn(true);
  keep_for_next_visit();
}

globalThis.osmoConsole = {
  idle: () => idle().then(settle_hash),
  lose_context,
  get renderer() { return core._osmo_draws_with_webgl() ? 'webgl2' : 'software'; },
  get frames() { return frames_drawn(); },
  get cost() { return { program: core._osmo_cost(0), picture: core._osmo_cost(1), mirror: core._osmo_cost(2) }; },
  get whole() { return the_rest_arrived(); }, // false: the second part of the program was not needed yet
  get heap_bytes() { return core.wasmMemory.buffer.byteLength; },
  get focused() { return core._osmo_focused() >>> 0; },
};

boot().catch((error) => globalThis.osmoFailed(String(error.message ?? error)));
