// A fresh browser profile for each visit, so that every cache is cold.
import { chromium } from 'playwright-core';

let address, sim, browser;
export function use(a, s) { address = a, sim = s; }
export const address_of = () => address;
export async function close() { await browser?.close(); }

const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function scenario(name) {
  const answer = await fetch(`${sim}/sim/scenario`, { method: 'POST', body: JSON.stringify({ name }) });
  if (!answer.ok) throw new Error(`the simulated service has no scenario ${name}`);
}

export const tell_sim = async (path, body) => {
  const answer = await fetch(`${sim}${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
};
export const ask_sim = async (path) => (await fetch(`${sim}${path}`)).text();

// Frames the program drew, with what each cost it, and long tasks, kept from the very start.
// Call-backs that drew nothing, such as the measurement's own, do not count.
function watch() {
  globalThis.bench = { frames: [], long: [] };
  const real = requestAnimationFrame;
  globalThis.requestAnimationFrame = (f) => real((t) => {
    const start = performance.now(), before = globalThis.osmoConsole?.frames;
    f(t);
    if (before === undefined || osmoConsole.frames <= before) return;
    const ms = performance.now() - start;
    bench.frames.push({ start, ms, ...osmoConsole.cost, laying: location.hash.startsWith('#/workflows/five') && /Laying out the graph/.test(document.body.textContent) });
  });
  new PerformanceObserver((list) => bench.long.push(...list.getEntries().map((e) => ({ start: e.startTime, ms: e.duration })))).observe({ type: 'longtask', buffered: true });
}

// A line as people have it: on this machine's own network there is nothing to save.
const LINE = { offline: false, latency: 40, downloadThroughput: 2_500_000, uploadThroughput: 1_250_000 };

export async function visit(place, { query = '', line = false } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.OSMO_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.addInitScript(() => localStorage.setItem('osmo-console/settings', 'refresh=0\n'));
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  if (line) await cdp.send('Network.emulateNetworkConditions', LINE);
  const wire = new Map();
  cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => wire.set(requestId, { url: request.url, bytes: 0, at: timestamp }));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { const r = wire.get(requestId); if (r) r.bytes = encodedDataLength; });
  await page.goto(`${address}/${query}${place}`);
  await page.waitForFunction(() => performance.getEntriesByName('osmo:content').length > 0, null, { timeout: 120000 });
  await page.evaluate(() => osmoConsole.idle());
  const metric = async (name) => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === name).value;
  return { page, wire: [...wire.values()].filter((r) => r.url.startsWith('http')), task_ms: async () => await metric('TaskDuration') * 1000, done: () => context.close() };
}

export const first_frame_ms = (page) => page.evaluate(() => performance.getEntriesByName('osmo:first-frame')[0].startTime);
export const content_ms = (page) => page.evaluate(() => performance.getEntriesByName('osmo:content')[0].startTime);
export const worst_frame = (page) => page.evaluate(async () => { await osmoConsole.idle(); return Math.max(...bench.frames.slice(-8).map((f) => f.program)); });
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
export const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];

// One wheel notch per frame, for as many frames.
export const scroll = (page, frames) => page.evaluate(async (count) => {
  const stage = document.getElementById('stage');
  bench.frames.length = 0;
  for (let i = 0; i < count; i++) {
    stage.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, clientX: 700, clientY: 500, bubbles: true, cancelable: true }));
    await new Promise((r) => requestAnimationFrame(r));
  }
  const gaps = bench.frames.slice(1).map((f, i) => f.start - bench.frames[i].start);
  return { cpu: bench.frames.map((f) => f.program + f.mirror), whole: bench.frames.map((f) => f.ms), gaps };
}, frames);
