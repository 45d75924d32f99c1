// Two canvases, one on top of the other, because a canvas keeps its first kind of context:
// one for WebGL2, one for pixels made in memory. And how large they are.
import { core, memory } from './core.js';
import { request_frame, turn } from './loop.js';

const SOFTWARE = /SwiftShader|llvmpipe|softpipe|Basic Render/i;
const SOFTWARE_RATIO = 1.5; // beyond, the pixels of a large window cost more than the sharpness is worth
const SOFTWARE_PIXELS = 3e6;

let canvas = null;
let context = null;
let scale = 1;
let started = false;
let loser = null;

const element = (name) => document.getElementById(`canvas-${name}`);

function asked_for() {
  const query = new URLSearchParams(location.search);
  const hash_query = new URLSearchParams(location.hash.split('?')[1] ?? '');
  return query.get('renderer') ?? hash_query.get('renderer');
}

function has_gpu() {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return false;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = names ? gl.getParameter(names.UNMASKED_RENDERER_WEBGL) : '';
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !SOFTWARE.test(name);
}

// Looking for a GPU takes 10 ms and more: while the program is on its way.
let gpu = null;
export function look_for_gpu() {
  const asked = asked_for();
  gpu ??= asked === 'webgl2' || (asked !== 'software' && has_gpu());
}

function webgl_wanted() {
  look_for_gpu();
  return gpu ? 1 : 0;
}

// The size in device pixels as the browser laid it out; CSS sizes are rounded and cannot tell.
// Under emulated pixel ratios the browser's own figure is wrong, so it must agree roughly.
function device_size(entry) {
  const box = document.getElementById('stage').getBoundingClientRect();
  const css = [Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio)];
  const device = entry?.devicePixelContentBoxSize?.[0];
  if (!device) return css;
  const exact = [device.inlineSize, device.blockSize];
  return exact.every((n, i) => Math.abs(n - css[i]) <= 1) ? exact : css;
}

function measure(entry) {
  if (!canvas) return false;
  const software = canvas === element('software');
  const size = device_size(entry);
  const affordable = Math.max(SOFTWARE_RATIO, devicePixelRatio * Math.sqrt(SOFTWARE_PIXELS / (size[0] * size[1] || 1)));
  const ratio = software ? Math.min(devicePixelRatio, affordable) : devicePixelRatio;
  const [width, height] = size.map((n) => Math.max(1, Math.round((n * ratio) / devicePixelRatio)));
  scale = ratio;
  if (canvas.width === width && canvas.height === height && canvas.ratio === ratio) return false;
  canvas.ratio = ratio;
  canvas.width = width;
  canvas.height = height;
  return true;
}

function tell_size() {
  core._osmo_resize(canvas.width, canvas.height, scale);
}

export function start_canvas() {
  measure();
  tell_size();
  started = true;
  const observer = new ResizeObserver(([entry]) => {
    if (!measure(entry)) return;
    tell_size();
    if (document.hidden) request_frame();
    else turn(true); // now: a resized canvas is empty
  });
  const stage = document.getElementById('stage');
  try {
    observer.observe(stage, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(stage);
    addEventListener('resize', () => { if (measure()) { tell_size(); turn(true); } });
  }
  element('webgl').addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    core._osmo_context(1);
  });
  element('webgl').addEventListener('webglcontextrestored', () => core._osmo_context(0));
}

function show_canvas(webgl) {
  const other = element(webgl ? 'software' : 'webgl');
  canvas = element(webgl ? 'webgl' : 'software');
  other.hidden = true;
  canvas.hidden = false;
  if (!webgl) context ??= canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!started) return;
  measure();
  tell_size();
}

function put_pixels(pointer, width, height, x, y, w, h) {
  const pixels = new Uint8ClampedArray(memory().buffer, pointer, width * height * 4);
  context.putImageData(new ImageData(pixels, width, height), 0, 0, x, y, w, h);
}

export const pixels_per_css_pixel = () => scale;

export function lose_context(lost) {
  if (lost) loser = element('webgl').getContext('webgl2').getExtension('WEBGL_lose_context');
  if (lost) loser.loseContext();
  else loser.restoreContext();
}

export const canvas_calls = { webgl_wanted, show_canvas, put_pixels };
