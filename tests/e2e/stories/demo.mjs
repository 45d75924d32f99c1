// The demo: the console on a static host, and nothing behind it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../server.mjs';
import { body_rows, browser, still, test, until } from '../world.mjs';

const TREE = fileURLToPath(new URL(`../../../build/${process.env.OSMO_E2E_DEV ? 'web-dev' : 'web'}/`, import.meta.url));
const SITE = join(TREE, 'demo-public');
const skip = existsSync(join(SITE, 'demo.html')) ? false : 'the demo is not built: scripts/build demo';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml' };

let host;
async function demo() {
  return host ??= serve(async (req, res) => {
    const path = new URL(req.url, 'http://localhost').pathname;
    const bytes = path.startsWith('/some/where/') ? await readFile(join(SITE, path.slice('/some/where/'.length))).catch(() => null) : null;
    res.writeHead(bytes ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes ?? '');
  }).then((port) => `http://localhost:${port}/some/where/demo.html`);
}

async function enter(place) {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('console', (m) => { if (m.type() === 'error') complaints.push(m.text()); });
  await page.goto(await demo() + place);
  await page.waitForFunction(() => globalThis.osmoConsole, null, { timeout: 60000 });
  await still(page);
  return { page, context, done: async () => { await context.close(); assert.deepEqual(complaints, []); } };
}

test('a deep link into the demo shows a simulated cluster, with a bar to choose another', { skip }, async () => {
  const { page, done } = await enter('#/resources?sort=name');
  await page.getByRole('heading', { name: 'Resources', level: 1 }).waitFor();
  assert.ok(await body_rows(page, 'Resources').count() > 2);
  const bar = page.getByRole('complementary', { name: 'Demo' });
  await Promise.all([page.waitForEvent('load'), bar.getByLabel('Cluster').selectOption({ label: 'An empty one' })]);
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByText('No resources').first().waitFor();
  await done();
});

test('once it was there the demo opens without a network', { skip }, async () => {
  const { page, context, done } = await enter('#/resources');
  assert.ok(await body_rows(page, 'Resources').count() > 2);
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await until('rows', async () => await body_rows(page, 'Resources').count() > 2);
  await context.setOffline(false);
  await done();
});

test('not a byte of the demo is in the product', { skip: existsSync(join(TREE, 'public')) ? false : 'the product is not built' }, () => {
  const names = readdirSync(join(TREE, 'public'), { recursive: true }).map(String);
  assert.deepEqual(names.filter((name) => /demo|sim\./.test(name)), []);
});
