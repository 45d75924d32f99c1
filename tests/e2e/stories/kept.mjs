// The program is kept for the next visit: it opens without a network, and a newer one is offered.
import assert from 'node:assert/strict';
import { body_rows, FAILED_REQUEST, gateway, GATEWAY, open, still, test, until } from '../world.mjs';

const is_kept = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  return registration.active?.state === 'activated';
});

test('a second visit needs no network for the program, and data are never kept', async () => {
  const { page, context, done } = await open('#/pools', { workers: true, expect: [FAILED_REQUEST, /ERR_INTERNET_DISCONNECTED/] });
  await until('it is kept', () => is_kept(page), 15000);
  const names = await page.evaluate(async () => {
    const urls = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    return urls;
  });
  assert.ok(names.some((name) => name.endsWith('.wasm')));
  assert.ok(names.every((name) => !name.startsWith('/api/')), names.join(' '));
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await page.getByRole('heading', { name: 'Pools', level: 1 }).waitFor();
  await until('it is said that there is no connection', async () => /could not be reached/.test(await page.getByRole('main').textContent()), 15000);
  await context.setOffline(false);
  await page.getByRole('button', { name: /retry/i }).first().click();
  await still(page);
  assert.ok(await body_rows(page, /ools/).count() > 2);
  await done();
});

test('a newer version is offered, and is there after one press', async () => {
  await gateway({ reset: true, open: true });
  const { page, done } = await open('#/pools', { workers: true, address: GATEWAY });
  await until('it is kept', () => is_kept(page), 15000);
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await until('it is served by the worker', () => page.evaluate(() => !!navigator.serviceWorker.controller));
  await gateway({ newer: true });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const banner = page.getByText('A new version of the console is here').first();
  await banner.waitFor();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload', exact: true }).click()]);
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  assert.equal(await banner.count(), 0);
  await page.getByRole('heading', { name: 'Pools', level: 1 }).waitFor();
  await done();
});
