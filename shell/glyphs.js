// Glyphs by Canvas2D. A glyph is drawn when it is measured, because only its pixels tell
// whether it has colours of its own; they are kept until they are asked for.
import { core, memory, unboxed } from './core.js';
import { is_seldom, load_seldom } from './fonts.js';
import { turn } from './loop.js';

const FACES = ['400 #px IU', '500 #px IU', '600 #px IU', '400 #px JM', '500 #px JM', '400 #px IC'];
const MONO = [3, 4];
const ICONS = 5;
const ICON = '\ue587'; // a_large_small: any of src/ui/icon_codepoints.inc
const FIRST_RUN = 0xe000; // words from right to left: see src/base/rtl.h
const LAST_RUN = 0xf8ff;
const KEPT = 256; // a first frame measures more than it draws

let context = null;
let font = '';
const kept = new Map();

function prepare(face, px) {
  if (!context) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 128;
    context = canvas.getContext('2d', { willReadFrequently: true });
  }
  const other = MONO.includes(face) ? 'monospace' : 'sans-serif';
  const wanted = `${FACES[face].replace('#', px)}, system-ui, ${other}`;
  if (font !== wanted) context.font = font = wanted;
  return context;
}

function floats(pointer, ...values) {
  new Float32Array(core.wasmMemory.buffer, pointer, values.length).set(values);
}

function draw(text, x, y, w, h) {
  const { canvas } = context;
  if (canvas.width < w || canvas.height < h) {
    canvas.width = Math.max(canvas.width, w);
    canvas.height = Math.max(canvas.height, h);
    context.font = font; // resizing forgets it
  }
  context.clearRect(0, 0, w, h);
  context.fillStyle = '#fff';
  context.fillText(text, -x, -y);
  return context.getImageData(0, 0, w, h).data; // straight alpha
}

// Anything that is not a shade of what we drew with is a colour. Faint pixels are rounded
// too much to tell.
function has_colour(rgba) {
  for (let i = 0; i < rgba.length; i += 4) {
    if (rgba[i + 3] > 32 && Math.min(rgba[i], rgba[i + 1], rgba[i + 2]) < 200) return true;
  }
  return false;
}

function whiten(rgba) {
  for (let i = 0; i < rgba.length; i += 4) rgba[i] = rgba[i + 1] = rgba[i + 2] = 255;
}

// Some text fonts draw emoji in outline; the selector asks for the colours.
function spelled(face, code_point) {
  const run = face !== ICONS && code_point >= FIRST_RUN && code_point <= LAST_RUN && unboxed(core._osmo_run_text(code_point));
  if (run) return run;
  const text = String.fromCodePoint(code_point);
  return /\p{Emoji_Presentation}/u.test(text) ? `${text}\uFE0F` : text;
}

// Until they are there, or without them, another font of this machine draws these letters.
let asked = false;
function ask_for_seldom() {
  if (asked) return;
  asked = true;
  load_seldom().then(() => {
    kept.clear();
    core._osmo_fonts_changed();
    turn(true);
  }, () => {});
}

function glyph(face, px, code_point, out) {
  if (is_seldom(code_point)) ask_for_seldom();
  const text = spelled(face, code_point);
  const size = prepare(face, px).measureText(text);
  const x = Math.floor(-size.actualBoundingBoxLeft) - 1;
  const y = Math.floor(-size.actualBoundingBoxAscent) - 1;
  const w = Math.ceil(size.actualBoundingBoxRight) + 1 - x;
  const h = Math.ceil(size.actualBoundingBoxDescent) + 1 - y;
  const blank = size.actualBoundingBoxLeft + size.actualBoundingBoxRight <= 0;
  if (blank) return floats(out, size.width, 0, 0, 0, 0, 0);
  const rgba = draw(text, x, y, w, h);
  const coloured = has_colour(rgba);
  if (!coloured) whiten(rgba);
  kept.set(`${face} ${px} ${code_point}`, rgba);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  return floats(out, size.width, x, y, w, h, coloured ? 1 : 0);
}

function glyph_pixels(face, px, code_point, out) {
  const key = `${face} ${px} ${code_point}`;
  if (!kept.has(key)) {
    const scratch = core._malloc(24);
    glyph(face, px, code_point, scratch);
    core._free(scratch);
  }
  memory().set(kept.get(key), out);
  kept.delete(key);
}

// A letter of the face itself: looking for another font that has it costs a millisecond.
const sample = (face) => (face === ICONS ? ICON : 'x');

function face_metrics(face, px, out) {
  const size = prepare(face, px).measureText(sample(face));
  floats(out, size.fontBoundingBoxAscent, size.fontBoundingBoxDescent);
}

// The first use of a font costs 15 ms and more, for what stands in for it: better while the program is on its way.
export function warm_fonts() {
  FACES.forEach((_, face) => prepare(face, 13).measureText(sample(face)));
}

export const glyph_calls = { font: face_metrics, glyph, glyph_pixels };
