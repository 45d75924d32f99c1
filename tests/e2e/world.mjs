// One browser, one served console, one simulated service. Stories get a page that has
// settled, and fail when the browser's console complained or when they take too long. `settle: false`: it may
// lead on at once. `workers`: the service worker may come, which keeps things beyond the page.
import assert from 'node:assert/strict';
import { after, afterEach, test as unlimited } from 'node:test';
import { chromium } from 'playwright-core';

export const ADDRESS = process.env.OSMO_E2E_ADDRESS;
export const SIM = process.env.OSMO_E2E_SIM;
export const GATEWAY = process.env.OSMO_E2E_GATEWAY; // a login in front of both
const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--process-per-site', '--force-prefers-no-reduced-motion'];
const WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

// The second run of some stories: all of them on WebGL (by a software GPU), as most people see them.
export const ALL_WEBGL = process.env.OSMO_E2E_WEBGL === '1';
const GL_WORDS = ALL_WEBGL ? [/GPU stall/, /GL Driver/] : [];
const ALWAYS = [...GL_WORDS, /Service Worker registration blocked by Playwright/];

// Much in Playwright waits without end. A story says where it stopped instead, and the others go on.
const STORY_LIMIT = 60000, CLEANING_LIMIT = 15000; // ms
export function test(name, ...rest) {
  const body = rest.pop();
  unlimited(name, { timeout: STORY_LIMIT, ...rest[0] }, body);
}

const browsers = {};

export async function browser(webgl = false) {
  browsers[webgl] ??= await chromium.launch({ executablePath: process.env.OSMO_CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...(webgl ? WEBGL : [])] });
  return browsers[webgl];
}

const close_all = () => Promise.all(Object.keys(browsers).map(async (webgl) => {
  const open = browsers[webgl];
  delete browsers[webgl];
  await open.close();
}));
after(close_all, { timeout: CLEANING_LIMIT });

// Pages of one context share a process, which keeps the program compiled: half a second less for each
// story. The first page of a story is of that context, unless it wishes otherwise, and nothing stays behind.
const WINDOW = { viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] };
let common = null, lent = false;

async function context_for(webgl, workers, address, wishes) {
  const own = lent || workers || address !== ADDRESS || webgl !== ALL_WEBGL || Object.keys(wishes).length > 0;
  if (own || !common) {
    const context = await (await browser(webgl)).newContext({ ...WINDOW, serviceWorkers: workers ? 'allow' : 'block', ...wishes });
    if (own) return context;
    common = context;
    await (await common.newPage()).goto(`${ADDRESS}/config.json`); // so that the process stays
  }
  lent = true;
  return common;
}

async function clean() {
  const [keeper, ...pages] = common.pages();
  await Promise.all(pages.map((page) => page.close()));
  await Promise.all([common.setOffline(false), common.unrouteAll(), common.clearCookies()]);
  await keeper.evaluate(async () => {
    localStorage.clear();
    const gone = (name) => new Promise((resume) => { const wish = indexedDB.deleteDatabase(name); wish.onsuccess = wish.onerror = wish.onblocked = resume; });
    await Promise.all((await indexedDB.databases()).map(({ name }) => gone(name)));
  });
}

// A page that never answers again holds all that share its process: the next story gets another browser.
afterEach(async () => {
  lent = false;
  if (!common) return;
  const late = Symbol('late'), limit = new Promise((resume) => setTimeout(resume, CLEANING_LIMIT, late).unref());
  if (await Promise.race([clean(), limit]) !== late) return;
  common = null;
  void close_all();
  assert.fail(`the browser could not be cleaned up within ${CLEANING_LIMIT / 1000} s`);
}, { timeout: 2 * CLEANING_LIMIT });

async function tell_sim(path, body) {
  const answer = await fetch(SIM + path, { method: 'POST', body: JSON.stringify(body ?? {}) });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
}

export const sim = {
  scenario: (name) => tell_sim('/sim/scenario', { name }),
  fault: (fault) => tell_sim('/sim/fault', fault),
  clear: () => tell_sim('/sim/clear'),
  advance: (seconds) => tell_sim('/sim/advance', { seconds }),
  streams: (wishes) => tell_sim('/sim/streams', wishes),
  asked: async (path) => {
    const { counts } = await (await fetch(SIM + '/sim/requests')).json();
    return counts.filter((c) => c.path === path).reduce((sum, c) => sum + c.count, 0);
  },
};

export async function gateway(wishes) {
  const answer = await fetch(`${GATEWAY}/gateway`, { method: 'POST', body: JSON.stringify(wishes) });
  return answer.json();
}

export const still = (page) => page.evaluate(() => globalThis.osmoConsole.idle());

// Opens a place and waits until it has settled. `expect`: console lines that belong to the story.
export async function open(place, { scenario = 'small', webgl = ALL_WEBGL, query = ALL_WEBGL ? '?renderer=webgl2' : '', expect = [], settings, address = ADDRESS, settle = true, workers = false, ...wishes } = {}) {
  if (scenario) await sim.scenario(scenario);
  const context = await context_for(webgl, workers, address, wishes);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type()) && ![...ALWAYS, ...expect].some((x) => x.test(m.text()))) complaints.push(`${m.type()}: ${m.text()}`); });
  const kept = { refresh: 0, ...settings };
  await page.addInitScript((lines) => { if (!localStorage.getItem('osmo-console/settings')) localStorage.setItem('osmo-console/settings', lines); },
    Object.entries(kept).map(([k, v]) => `${k}=${v}\n`).join(''));
  await page.goto(`${address}/${query}${place}`);
  if (settle) await page.waitForFunction(() => globalThis.osmoConsole);
  if (settle) await still(page);
  return { page, context, done: async () => { if (context !== common) await context.close(); assert.deepEqual(complaints, []); } };
}

// Service faults make the browser log the failed request: that line is part of the story.
export const FAILED_REQUEST = /Failed to load resource/;

export const grid = (page, name) => page.getByRole('grid', { name });
export const body_rows = (page, name) => grid(page, name).getByRole('row').filter({ has: page.getByRole('gridcell') });
export const hash = (page) => page.evaluate(() => location.hash);

export async function until(what, check, ms = 5000) {
  const end = Date.now() + ms;
  let last;
  do {
    try { if (last = await check()) return last; } catch (e) { last = e; }
    await new Promise((r) => setTimeout(r, 40));
  } while (Date.now() < end);
  assert.fail(`${what}: still ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}
