// Components of the browser's own over the canvas, an editor or a terminal. Each lives in a shadow root inside the mirror's
// element of its node, so that order, inertness and the focus are the mirror's; its script is fetched when it is first
// wanted. What it holds is kept under its key when the page is left.
import { core, given, text_at, unboxed, utf16_offset, utf8_length } from './core.js';
import { keep_busy } from './loop.js';
import { element_of, focus_beyond, mirror_root } from './mirror.js';

const KINDS = ['ready', 'failed', 'edited', 'selected', 'sized', 'found', 'find_wanted']; // SurfaceEvent::Kind in src/ui/surface.h
const MOST_KEPT = 8; // editors whose page was left
const PARTS = {
  editor: () => import(new URL('editor.js', document.baseURI).href),
  terminal: () => import(new URL('terminal.js', document.baseURI).href),
};

const surfaces = new Map();
const modules = {};
let colours = {};

export const is_surface = (target) => target instanceof Element && target.classList.contains('surface');
export const surface_kind = (target) => target.surface.told.kind;

export function load_part(kind) {
  return modules[kind] ??= PARTS[kind]().catch((error) => {
    delete modules[kind]; // the next one tries again
    throw error;
  });
}

function tell(surface, kind, text = '', numbers = []) {
  const [a, b, c, d] = [...numbers, 0, 0, 0, 0];
  core._osmo_surface(...given(surface.told.key), KINDS.indexOf(kind), ...given(text), a, b, c, d);
}

function ask(call, surface, text, at) {
  const bytes = utf8_length(text.slice(0, at));
  const found = JSON.parse(unboxed(call(...given(surface.told.key), ...given(text), bytes)));
  return { ...found, from: utf16_offset(text, found.from), to: utf16_offset(text, found.to) };
}

// What a component may ask of the page around it.
const page_of = (surface) => ({
  tell: (kind, text, ...numbers) => tell(surface, kind, text, numbers),
  choices: (text, at) => ask(core._osmo_choices, surface, text, at),
  hover: (text, at) => ask(core._osmo_hover, surface, text, at),
  leave: () => focus_beyond(surface.host.parentNode),
  busy: (yes) => keep_busy(surface, yes),
  colours: () => colours,
});

async function fill(surface) {
  keep_busy(surface, true);
  try {
    const { open } = await load_part(surface.told.kind);
    if (!surfaces.has(surface.told.key)) return;
    surface.part = open(surface.root, surface.told.model, surface.text, page_of(surface), surface.told.key);
    welcome(surface);
  } catch (error) {
    tell(surface, 'failed', String(error.message ?? error));
    surfaces.delete(surface.told.key);
    surface.host.remove();
  } finally {
    keep_busy(surface, false);
  }
}

// The component takes over the Tab stop, and the focus if its place had it already.
function welcome(surface) {
  const el = surface.host.parentNode;
  tell(surface, 'ready');
  if (!el) return;
  const focused = document.activeElement === el;
  el.removeAttribute('tabindex');
  if (focused) surface.part.focus();
}

function make(told) {
  const host = document.createElement('div');
  host.className = 'surface';
  const root = host.attachShadow({ mode: 'open' });
  const surface = { host, root, told, text: '', part: null, shown: true };
  host.surface = surface;
  surfaces.set(told.key, surface);
  fill(surface);
  return surface;
}

const rectangle = ([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}z`;

// Canvas cannot be drawn over what is in the document, so holes are cut where it has to be seen.
function cut(host, { visible, covered, dimmed, blocked }) {
  const [x, y, w, h] = visible;
  const whole = x <= 0 && y <= 0 && w >= host.clientWidth && h >= host.clientHeight && covered.length === 0;
  host.style.clipPath = whole ? '' : `path(evenodd, "${rectangle(visible)}${covered.map(rectangle).join('')}")`;
  host.style.pointerEvents = blocked ? 'none' : '';
  host.classList.toggle('dimmed', dimmed);
}

function settle(surface) {
  const el = element_of(surface.told.id);
  if (!el) return;
  el.surface = surface;
  if (surface.host.parentNode !== el) el.append(surface.host);
  if (surface.part && el.hasAttribute('tabindex')) welcome(surface);
}

function surface(pointer, size) {
  const told = JSON.parse(text_at(pointer, size));
  const known = surfaces.get(told.key);
  const one = known ?? make(told);
  one.told = told;
  one.shown = true;
  settle(one);
  cut(one.host, told);
  one.host.classList.toggle('framed', told.model.framed);
  if (known) one.part?.update(told.model);
}

function surface_text(key, key_size, text, size) {
  const one = surfaces.get(text_at(key, key_size));
  if (!one) return;
  one.text = text_at(text, size);
  one.part?.write(one.text);
}

function forget(one) {
  one.host.remove();
  one.part?.close();
  surfaces.delete(one.told.key);
}

function surface_gone(pointer, size) {
  const one = surfaces.get(text_at(pointer, size));
  if (!one) return;
  one.shown = false;
  one.host.remove();
  surfaces.delete(one.told.key);
  surfaces.set(one.told.key, one); // the newest last
  const kept = [...surfaces.values()].filter((other) => !other.shown && other.told.kind === 'editor');
  if (kept.length > MOST_KEPT) forget(kept[0]);
}

export function forget_surface(key) {
  const one = surfaces.get(key);
  if (one) forget(one);
}

function surface_theme(pointer, size) {
  colours = Object.fromEntries(text_at(pointer, size).trim().split('\n').map((line) => line.split('=')));
  const { style } = mirror_root();
  style.setProperty('--s-scheme', colours.scheme);
  for (const [name, value] of Object.entries(colours)) style.setProperty(`--s-${name}`, value);
  for (const one of surfaces.values()) one.part?.recolour(colours);
}

export const surface_calls = { surface, surface_text, surface_gone, surface_theme };
