// The demo's service worker: the simulated service, compiled to WebAssembly, answers here. The
// console in the page is the product's own and asks as it always does.
import create_core from 'core';

const BAR = 'demo_bar.js';
const FILES = ['@FILES@', 'index.html', 'config.json'];
const VERSION = '@VERSION@';
const SCOPE = new URL('./', location.href).href;
const CACHE = `osmo-demo ${SCOPE} ${VERSION}`;
const USUAL = { scenario: 'showcase', seed: 1, speed: 10 };
const STATE = `${SCOPE}demo-state`; // not a file: where what was chosen is kept

const decoder = new TextDecoder();
const encoder = new TextEncoder();
let core = null;
let starting = null;

async function chosen() {
  const kept = await (await caches.open(CACHE)).match(STATE);
  return kept ? kept.json() : USUAL;
}

async function choose(more) {
  await (await caches.open(CACHE)).put(STATE, Response.json({ ...await chosen(), ...more }));
}

function given(bytes) {
  const pointer = core._malloc(Math.max(bytes.length, 1));
  new Uint8Array(core.wasmMemory.buffer).set(bytes, pointer);
  return [pointer, bytes.length];
}

// The lines before the body as texts, the body as bytes.
function taken(pointer, lines) {
  const memory = new Uint8Array(core.wasmMemory.buffer);
  const size = new DataView(core.wasmMemory.buffer).getUint32(pointer, true);
  const all = memory.slice(pointer + 4, pointer + 4 + size);
  core._free(pointer);
  const head = [];
  let at = 0;
  while (lines === null ? head.at(-1) !== '' : head.length < lines) {
    const end = all.indexOf(10, at);
    head.push(decoder.decode(all.subarray(at, end)));
    at = end + 1;
  }
  return { head, body: all.subarray(at) };
}

async function open_service() {
  const module = await WebAssembly.compileStreaming(file('sim.wasm'));
  core = await create_core({
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
      return {};
    },
  });
  const { scenario, seed, speed } = await chosen();
  core._sim_open(...given(encoder.encode(scenario)), seed, speed);
}

const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

// A long answer, piece by piece as it is read.
function growing(first, number) {
  return new ReadableStream({
    start(to) { if (first.length) to.enqueue(first); },
    async pull(to) {
      for (;;) {
        const { head: [more, wait], body } = taken(core._sim_piece(number), 2);
        if (body.length) to.enqueue(body);
        if (more === '0') return to.close();
        if (body.length) return undefined;
        await pause(Math.max(20, Number(wait)));
      }
    },
    cancel() { core._sim_close(number); },
  });
}

const refusal = (message) => Response.json({ message, error_code: 'USER', workflow_id: null }, { status: 400 });

async function answer(request, url) {
  if (/\/(exec|portforward|webserver|rsync)\//.test(url.pathname)) return refusal('The demo runs in your browser: there is no machine to connect to');
  await (starting ??= open_service());
  const text = await request.text();
  if (request.method === 'POST' && url.pathname === '/sim/scenario') await choose({ scenario: JSON.parse(text).name });
  if (request.method === 'POST' && url.pathname === '/sim/speed') await choose({ speed: JSON.parse(text).speed });
  const lines = [request.method, url.pathname + url.search, ...[...request.headers].map(([name, value]) => `${name}: ${value}`), '', text];
  const { head: [status, type, number, delay, ...more], body } = taken(core._sim_answer(...given(encoder.encode(lines.join('\n')))), null);
  if (Number(delay)) await pause(Number(delay));
  const headers = new Headers({ 'content-type': type });
  for (const line of more) if (line) headers.append(line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2));
  return new Response(Number(number) ? growing(body, Number(number)) : body, { status: Number(status), headers });
}

// --- the files

const file = async (path) => await (await caches.open(CACHE)).match(SCOPE + path) ?? fetch(SCOPE + path);

// The console's own page, with the bar.
async function page() {
  const text = await (await file('index.html')).text();
  return new Response(text.replace('</head>', `<script type="module" src="${BAR}"></script>\n</head>`), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((name) => SCOPE + name));
  await skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`osmo-demo ${SCOPE}`) && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', () => {});
addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (/^\/(api|sim|client)\//.test(url.pathname)) event.respondWith(answer(event.request, url));
  else if (url.href.startsWith(SCOPE)) event.respondWith(event.request.mode === 'navigate' ? page() : file(url.pathname.slice(new URL(SCOPE).pathname.length)));
});
