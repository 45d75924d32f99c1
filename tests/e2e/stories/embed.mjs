// A view of the console in somebody else's page: another origin, allowed or not.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before } from 'node:test';
import { serve } from '../server.mjs';
import { ADDRESS, browser, open, sim, still, test, until } from '../world.mjs';

// The same server under two names is two origins; the console allows one of them (tests/e2e/run).
const PORT = Number(process.env.OSMO_E2E_PORTAL_PORT);
const ALLOWED = `http://localhost:${PORT}`, REFUSED = `http://127.0.0.1:${PORT}`;
const KINDS = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

before(async () => {
  await serve(async (req, res) => {
    const name = new URL(req.url, ALLOWED).pathname.slice(1) || 'index.html';
    const body = await readFile(new URL(`../../../web/examples/portal/${name}`, import.meta.url)).catch(() => null);
    res.writeHead(body ? 200 : 404, { 'content-type': KINDS[name.split('.').pop()] ?? 'text/plain' }).end(body ?? '');
  }, PORT);
  await sim.scenario('small');
});

const EXPECTED = [/frame-ancestors/, /Failed to load resource.*404.*favicon/, /ERR_BLOCKED_BY_RESPONSE/, /Refused to (frame|display)/, /favicon/];

async function portal(origin = ALLOWED, query = '') {
  const context = await (await browser()).newContext({ viewport: { width: 1100, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('console', (m) => { if (m.type() === 'error' && !EXPECTED.some((x) => x.test(m.text() + m.location().url))) complaints.push(m.text()); });
  await page.goto(`${origin}/?console=${encodeURIComponent(`${ADDRESS}/`)}${query}`);
  const told = (name) => page.locator('#told li', { hasText: new RegExp(`^${name} `) });
  const inside = () => page.frames().find((frame) => frame.url().startsWith(ADDRESS));
  const frame = page.frameLocator('osmo-view iframe');
  const settled = async () => { await inside().waitForFunction(() => globalThis.osmoConsole); await still(inside()); };
  return { page, told, frame, inside, settled, done: async () => { await context.close(); assert.deepEqual(complaints, []); } };
}

test('a portal shows a view in its own theme, and is told when it is there', async () => {
  const { told, frame, settled, inside, done } = await portal();
  await told('ready').waitFor();
  assert.match(await told('ready').textContent(), /"view":"pools\/prod-gpu"/);
  await settled();
  await frame.getByRole('heading', { name: 'prod-gpu', level: 1 }).waitFor();
  assert.equal(await frame.getByRole('navigation').count(), 0);
  assert.equal(await inside().evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
  await done();
});

test('another place is shown when the portal says so, and the frame tells where it is', async () => {
  const { page, told, frame, settled, done } = await portal();
  await told('ready').waitFor();
  await page.getByLabel('View').selectOption('workflows');
  await frame.getByRole('heading', { name: 'Workflows', level: 1 }).waitFor();
  await until('it is told', async () => /"view":"workflows"/.test(await told('navigate').last().textContent()));
  assert.match(await told('navigate').last().textContent(), /Workflows/);
  await settled();
  await done();
});

test('a row that is picked is told, a link opens in a tab of the console\'s own', async () => {
  const { page, told, frame, settled, done } = await portal();
  await told('ready').waitFor();
  await settled();
  const row = frame.getByRole('row').filter({ has: frame.getByRole('gridcell') }).first();
  const name = await row.getByRole('link').first().textContent();
  await row.getByRole('gridcell').nth(1).click();
  await until('it is told', async () => (await told('select').last().textContent()).includes(`"item":"${name}`));
  const [tab] = await Promise.all([page.context().waitForEvent('page'), row.getByRole('link').first().click()]);
  await tab.waitForFunction(() => globalThis.osmoConsole);
  assert.ok(!tab.url().includes('embed'), tab.url());
  await tab.getByRole('navigation').first().waitFor();
  await done();
});

test('theme and accent change while it is shown, without loading it anew', async () => {
  const { page, told, settled, inside, done } = await portal();
  await told('ready').waitFor();
  await settled();
  const corner = () => inside().evaluate(async () => {
    await globalThis.osmoConsole.idle();
    const canvas = [...document.querySelectorAll('canvas')].find((c) => !c.hidden);
    return canvas.getContext('2d').getImageData(canvas.width - 3, canvas.height - 3, 1, 1).data[0];
  });
  assert.ok(await corner() > 200);
  await inside().evaluate(() => { globalThis.same = true; });
  await page.getByLabel('Theme').selectOption('dark');
  await until('it is dark', async () => await corner() < 60);
  assert.equal(await inside().evaluate(() => globalThis.same), true);
  await done();
});

test('the keyboard goes into the frame and out of it again', async () => {
  const { page, told, settled, inside, done } = await portal();
  await told('ready').waitFor();
  await settled();
  await page.getByRole('button', { name: 'Before the frame' }).focus();
  await page.keyboard.press('Tab');
  await until('the focus is inside', () => inside().evaluate(() => document.hasFocus() && !!document.activeElement.closest('.n')));
  await page.getByRole('button', { name: 'After the frame' }).focus();
  await page.keyboard.press('Shift+Tab');
  await until('the focus is at its last stop', () => inside().evaluate(() => document.hasFocus()));
  for (let i = 0; i < 60 && await inside().evaluate(() => document.hasFocus()); i++) await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'after');
  await done();
});

test('the frame follows the size of the element, and tells the height it would like', async () => {
  const { page, told, settled, inside, done } = await portal();
  await told('ready').waitFor();
  await settled();
  await page.evaluate(() => { document.querySelector('osmo-view').style.width = '360px'; });
  await until('it is narrow', () => inside().evaluate(() => document.getElementById('mirror').clientWidth < 400));
  await page.evaluate(() => { document.querySelector('osmo-view').setAttribute('autoheight', ''); });
  await page.getByLabel('View').selectOption('resources');
  await until('it grows', () => page.evaluate(() => document.querySelector('osmo-view').clientHeight > 900));
  await done();
});

test('a page that is not allowed gets neither a view nor a word', async () => {
  const { page, frame, told, done } = await portal(REFUSED);
  await page.waitForTimeout(0);
  assert.equal(await frame.locator('#mirror .n').count().catch(() => 0), 0);
  assert.equal(await told('ready').count(), 0);
  await done();
});

test('messages of others, of another version or without a meaning change nothing', async () => {
  const { page, told, inside, settled, done } = await portal();
  await told('ready').waitFor();
  await settled();
  const before = inside().url();
  await inside().evaluate(() => postMessage({ osmo: 1, type: 'navigate', view: 'workflows' }, '*')); // from itself, not from outside
  await page.evaluate((origin) => {
    const { contentWindow } = document.querySelector('osmo-view').shadowRoot.querySelector('iframe');
    contentWindow.postMessage({ osmo: 2, type: 'navigate', view: 'workflows' }, origin);
    contentWindow.postMessage({ osmo: 1, type: 'constructor' }, origin);
    contentWindow.postMessage({ osmo: 1, type: 'navigate', view: 7 }, origin);
    contentWindow.postMessage('osmo', origin);
  }, ADDRESS);
  await until('the senseless are refused', async () => await told('error').count() === 2);
  await settled();
  assert.equal(inside().url(), before);
  await done();
});

test('the flags of a frame may stand in the hash as well', async () => {
  const { page, done } = await open('#/pools/prod-gpu?sort=name&embed=1&hide=header');
  assert.equal(await page.getByRole('banner').count(), 0);
  assert.equal(await page.getByRole('navigation').count(), 0);
  const url = new URL(page.url());
  assert.equal(url.hash, '#/pools/prod-gpu?sort=name');
  assert.equal(url.searchParams.get('hide'), 'header');
  await done();
});

test('embed code is copied from the palette, and is of exactly this place', async () => {
  const { page, done } = await open('#/pools/prod-gpu');
  await page.keyboard.press('Control+k');
  await still(page);
  await page.keyboard.type('Copy embed code');
  await still(page);
  await page.keyboard.press('Enter');
  await still(page);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `<iframe src="${ADDRESS}/?embed=1#/pools/prod-gpu" title="prod-gpu" width="640" height="480" style="border:0"></iframe>`);
  await done();
});

test('navigate() before the frame is ready is not lost', async () => {
  const { page, frame, told, settled, done } = await portal();
  await told('ready').first().waitFor();
  await settled();
  await page.evaluate(() => {
    const old = document.querySelector('osmo-view');
    const view = document.createElement('osmo-view');
    for (const name of ['src', 'theme']) view.setAttribute(name, old.getAttribute(name));
    view.setAttribute('view', 'resources');
    old.replaceWith(view);
    view.navigate('pools');
  });
  await frame.getByRole('heading', { name: 'Pools', level: 1 }).waitFor({ state: 'attached' });
  await done();
});

test('a frame that only shows has no page to submit, no profile and no way there', async () => {
  for (const place of ['#/submit', '#/profile', '#/workflows/chatty-001/shell']) {
    const { page, done } = await open(place, { query: '?embed=1', scenario: 'showcase' });
    await page.getByRole('heading', { name: 'This frame only shows' }).waitFor({ state: 'attached' });
    assert.equal(await page.getByRole('button', { name: /^(Submit|Validate|New token|Sign out)/ }).count(), 0);
    await done();
  }
  const { page, done } = await open('#/workflows', { query: '?embed=1', scenario: 'showcase' });
  await page.getByRole('grid').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: 'Submit' }).count(), 0);
  await done();
});

test('hide=filters hides them on every list', async () => {
  for (const place of ['#/resources', '#/workflows', '#/tasks', '#/pools', '#/capacity?q=8%20GPUs']) {
    const { page, done } = await open(place, { query: '?embed=1&hide=filters' });
    assert.equal(await page.getByRole('search').count(), 0, place);
    await done();
  }
});
