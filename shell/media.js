// What the person's system prefers: dark or light, less motion, its own colours.
import { core, memory } from './core.js';

const SYSTEM_COLOURS = ['Canvas', 'CanvasText', 'LinkText', 'ButtonFace', 'ButtonBorder', 'Highlight', 'HighlightText', 'GrayText'];

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const forced = matchMedia('(forced-colors: active)');

// 0xAABBGGRR, opaque: Highlight comes translucent, and must not.
function colour_of(word, probe) {
  probe.style.color = word;
  const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

function system_colours() {
  const probe = document.createElement('span');
  probe.className = 'probe';
  document.body.append(probe);
  const colours = SYSTEM_COLOURS.map((word) => colour_of(word, probe));
  probe.remove();
  return colours;
}

export const motion_is_unwanted = () => still.matches;

export function tell_media() {
  const is_dark = dark.matches ? 1 : 0;
  const is_still = still.matches ? 1 : 0;
  if (!forced.matches) {
    core._osmo_theme(is_dark, is_still, 0);
    return;
  }
  const colours = system_colours();
  const pointer = core._malloc(colours.length * 4);
  new Uint32Array(memory().buffer, pointer, colours.length).set(colours);
  core._osmo_theme(is_dark, is_still, pointer);
  core._free(pointer);
}

export function watch_media() {
  for (const query of [dark, still, forced]) query.addEventListener('change', tell_media);
}
