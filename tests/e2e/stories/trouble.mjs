// A bad day: failing, slow and broken answers, a lost connection, a lost graphics context.
import assert from 'node:assert/strict';
import { body_rows, FAILED_REQUEST, open, sim, still, test, until } from '../world.mjs';

const refresh = (page) => page.getByRole('button', { name: 'Refresh', exact: true });

test('a refresh that fails keeps the last rows and says so', async () => {
  const { page, done } = await open('#/pools', { expect: [FAILED_REQUEST] });
  const before = await body_rows(page, /ools/).count();
  await sim.fault({ path_prefix: '/api/pool_quota', status: 503, times: -1, body: '{"message":"tired"}' });
  await page.keyboard.press('r');
  await refresh(page).click();
  await until('it is said', async () => /The service had a failure/.test(await page.getByRole('main').textContent()), 15000);
  assert.equal(await body_rows(page, /ools/).count(), before);
  assert.equal(await sim.asked('/api/pool_quota') >= 3, true, 'a read is tried again');
  await sim.clear();
  await page.getByRole('button', { name: /retry/i }).first().click();
  await still(page);
  await until('the banner goes', async () => !/had a failure/.test(await page.getByRole('main').textContent()));
  await done();
});

test('answers that are not what was promised are named, and the page stays', async () => {
  for (const [body, words] of [['not json at all', /JSON|read/i], ['{"node_sets": 7}', /node_sets/], ['{"node_sets":[{"pools":[{"name":5}]}]}', /name/]]) {
    await sim.scenario('small');
    await sim.fault({ path_prefix: '/api/pool_quota', status: 200, times: -1, body, content_type: 'application/json' });
    const { page, done } = await open('#/pools', { scenario: null });
    assert.match(await page.getByRole('main').textContent(), words);
    await page.getByRole('navigation').getByRole('link', { name: /Resources/ }).click();
    await still(page);
    assert.ok(await body_rows(page, 'Resources').count() > 5);
    await done();
  }
  await sim.clear();
});

test('a body that ends in the middle says where', async () => {
  await sim.scenario('small');
  await sim.fault({ path_prefix: '/api/resources', times: -1, truncate_at: 9000 });
  const { page, done } = await open('#/resources', { scenario: null });
  assert.match(await page.getByRole('main').textContent(), /resources\[\d+\]/);
  await sim.clear();
  await page.getByRole('button', { name: /retry/i }).first().click();
  await still(page);
  assert.ok(await body_rows(page, 'Resources').count() > 5);
  await done();
});

test('a whole bad day neither crashes nor freezes the page', async () => {
  await sim.scenario('bad_day');
  const { page, done } = await open('#/resources', { scenario: null, expect: [FAILED_REQUEST] });
  for (const name of ['Pools', 'Workflows', 'Resources', 'Home', 'Tasks', 'Pools']) {
    await page.getByRole('navigation').getByRole('link', { name: new RegExp(name) }).click();
    await still(page);
    assert.equal(await page.getByRole('heading', { level: 1 }).first().textContent(), name);
    await until(`${name} has data, or says what failed`, () => shown_or_said(page), 30000);
  }
  await sim.scenario('small');
  await done();
});

// Rows, or the words of a failure with a way to try again: never an empty page.
async function shown_or_said(page) {
  await still(page);
  const rows = await page.getByRole('grid').getByRole('row').filter({ has: page.getByRole('gridcell') }).count();
  const said = /did not load|could not be read|had a failure|did not answer|could not be reached/.test(await page.getByRole('main').textContent());
  return rows > 0 || (said && await page.getByRole('button', { name: /retry/i }).count() > 0);
}

test('on a bad day what is shown stays, and is called old when the next answer fails', async () => {
  const { page, done } = await open('#/pools', { expect: [FAILED_REQUEST] });
  await page.getByRole('button', { name: /^(Live|Paused)/ }).waitFor();
  for (const [name, path] of [['Pools', '/api/pool_quota'], ['Resources', '/api/resources'], ['Workflows', '/api/workflow']]) {
    await page.getByRole('navigation').getByRole('link', { name: new RegExp(name) }).click();
    await until(`${name} are there`, async () => { await still(page); return (await body_rows(page, new RegExp(name.slice(1))).count()) > 0; }, 20000);
    const first = () => body_rows(page, new RegExp(name.slice(1))).first().getAttribute('aria-label'); // below it there is less room when something is said above
    const before = await first();
    await sim.fault({ path_prefix: path, status: 500, times: -1, body: '{"message":"tired"}' });
    await refresh(page).click();
    await until(`${name} are called old`, async () => { await still(page); return page.getByRole('button', { name: /^Data from .* ago/ }).count(); }, 20000);
    assert.equal(await first(), before, name);
    await sim.clear();
    await refresh(page).click();
    await until(`${name} are fresh`, async () => { await still(page); return (await page.getByRole('button', { name: /^Data from/ }).count()) === 0; }, 20000);
  }
  await done();
});

test('a lost connection is told, and mends by itself on retry', async () => {
  const { page, context, done } = await open('#/workflows', { expect: [FAILED_REQUEST, /ERR_INTERNET_DISCONNECTED/] });
  await context.setOffline(true);
  await page.getByRole('tab', { name: /Failed/ }).click();
  await until('it is said', () => page.getByRole('button', { name: /retry/i }).first().count(), 10000);
  await context.setOffline(false);
  await page.getByRole('button', { name: /retry/i }).first().click();
  await still(page);
  assert.equal(await page.getByRole('button', { name: /retry/i }).count(), 0);
  await done();
});

test('a program that does not arrive says what failed and offers Retry', async () => {
  const { page, context, done } = await open('#/pools', { expect: [FAILED_REQUEST] });
  await context.route(/\.wasm$/, (route) => route.fulfill({ status: 503, body: 'no' }));
  const [] = await Promise.all([page.waitForLoadState('load'), page.reload()]);
  const retry = page.getByRole('button', { name: 'Retry' });
  await retry.waitFor();
  assert.match(await page.locator('#failure').textContent(), /wasm.*503/);
  await context.unroute(/\.wasm$/);
  await retry.click();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByRole('heading', { name: 'Pools', level: 1 }).waitFor();
  await done();
});

test('a lost graphics context goes on in software until it is restored', async () => {
  const { page, done } = await open('#/pools', { webgl: true, query: '?renderer=webgl2', expect: [/context/i, /GPU stall/, /GL Driver/] });
  assert.equal(await page.evaluate(() => osmoConsole.renderer), 'webgl2');
  await page.evaluate(() => osmoConsole.lose_context(true));
  await until('software draws', async () => await page.evaluate(() => osmoConsole.renderer) === 'software');
  await page.getByRole('navigation').getByRole('link', { name: /Resources/ }).click();
  await still(page);
  await page.evaluate(() => osmoConsole.lose_context(false));
  await until('WebGL draws again', async () => await page.evaluate(() => osmoConsole.renderer) === 'webgl2');
  await still(page);
  await page.getByRole('heading', { name: 'Resources', level: 1 }).waitFor();
  await done();
});

test('a config.json that does not arrive is told, and the rest works', async () => {
  const { page, done } = await open('#/resources', { expect: [FAILED_REQUEST] });
  await page.route('**/config.json', (route) => route.fulfill({ status: 500 }));
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByText('config.json: it did not arrive: the server answered 500').first().waitFor();
  assert.ok(await body_rows(page, 'Resources').count() > 2);
  await done();
});
