// The other pages, the frame around them, and links.
import assert from 'node:assert/strict';
import { body_rows, grid, hash, open, sim, still, test, until } from '../world.mjs';

test('an empty address leads home', async () => {
  const { page, done } = await open('');
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  await done();
});

test('pools show quota and capacity in words', async () => {
  const { page, done } = await open('#/pools');
  const row = body_rows(page, /ools/).filter({ hasText: 'prod-gpu' }).first();
  await row.waitFor();
  assert.match(await row.textContent(), /Online/);
  assert.ok(await page.getByRole('columnheader', { name: /Quota free/ }).count() >= 1);
  await done();
});

test('workflows come newest first, and older ones as one scrolls', async () => {
  const { page, done } = await open('#/workflows', { scenario: 'busy' });
  const table = grid(page, 'Workflows');
  const before = Number(await table.getAttribute('aria-rowcount'));
  assert.equal(before, 101, 'a page of 100 and the header');
  await body_rows(page, 'Workflows').first().focus();
  await page.keyboard.press('End');
  await still(page);
  await until('more rows', async () => Number(await table.getAttribute('aria-rowcount')) > before);
  await done();
});

test('a workflow filter is the service\'s, and part of the link', async () => {
  const { page, done } = await open('#/workflows?status=RUNNING');
  const words = await body_rows(page, 'Workflows').allTextContents();
  assert.ok(words.length > 0);
  for (const row of words) assert.match(row, /Running/);
  await page.getByRole('tab', { name: /Completed/ }).click();
  await still(page);
  assert.match(await hash(page), /COMPLETED|completed/);
  for (const row of await body_rows(page, 'Workflows').allTextContents()) assert.match(row, /Completed/);
  await page.goBack();
  await still(page);
  assert.equal(await page.getByRole('tab', { name: /Running/ }).getAttribute('aria-selected'), 'true');
  await done();
});

test('an unknown place gets a page that leads on', async () => {
  const { page, done } = await open('#/wrokflows');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: /Workflows/ }).first().click();
  await still(page);
  assert.equal(await hash(page), '#/workflows');
  await done();
});

test('a link brings its theme, and only for itself', async () => {
  const { page, done } = await open('#/pools?theme=light', { colorScheme: 'dark' });
  const corner = () => page.evaluate(async () => {
    await globalThis.osmoConsole.idle();
    const canvas = [...document.querySelectorAll('canvas')].find((c) => !c.hidden);
    return [...canvas.getContext('2d').getImageData(canvas.width - 4, canvas.height - 4, 1, 1).data];
  });
  assert.ok((await corner())[0] > 200, 'light');
  await page.getByRole('navigation').getByRole('link', { name: /Resources/ }).click();
  await still(page);
  assert.ok((await corner())[0] < 60, 'dark again');
  await done();
});

test('the palette opens by key, goes to a page, and gives the focus back', async () => {
  const { page, done } = await open('#/resources');
  await page.getByRole('combobox', { name: /filter/i }).focus();
  await page.keyboard.press('Control+k');
  await still(page);
  await until('the focus is inside', () => page.evaluate(() => !!document.activeElement.closest('[role=dialog]')));
  await page.keyboard.press('Escape');
  await still(page);
  await until('the focus is back', () => page.evaluate(() => document.activeElement.type === 'search' && !document.activeElement.closest('[role=dialog]')));
  await page.keyboard.press('Control+k');
  await still(page);
  await page.keyboard.type('pools');
  await still(page);
  await page.keyboard.press('Enter');
  await still(page);
  assert.equal(await hash(page), '#/pools');
  await done();
});

// A node as the service sends it, with a name of our choosing.
const node = (hostname) => ({
  hostname, backend: 'b', resource_type: 'RESERVED', taints: [], conditions: null, label_fields: null, config_fields: {},
  exposed_fields: { node: hostname, 'pool/platform': ['p/x'], storage: '1', cpu: '8', memory: '16', gpu: '4' },
  pool_platform_labels: { p: ['x'] }, usage_fields: { storage: '0', cpu: '2', memory: '4Gi', gpu: '1' }, non_workflow_usage_fields: {},
  allocatable_fields: { storage: '1Gi', cpu: '8', memory: '16Gi', gpu: '4' },
  platform_allocatable_fields: {}, platform_available_fields: {}, platform_workflow_allocatable_fields: {},
});
const ODD = ['a/b%2Fc d', '"quoted" <b>&amp;', '名前-🚀', 'مرحبا-node', 'x'.repeat(500)];

test('names of every kind are shown as themselves, and their links lead to them', async () => {
  await sim.scenario('small');
  await sim.fault({ path_prefix: '/api/resources', times: -1, status: 200, content_type: 'application/json', body: JSON.stringify({ resources: ODD.map(node) }) });
  const { page, done } = await open('#/resources', { scenario: null });
  const names = await body_rows(page, 'Resources').evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-label')));
  assert.deepEqual([...names].sort(), [...ODD].sort());
  for (const name of ODD.slice(0, 4)) {
    await page.evaluate(() => { location.hash = '#/resources'; });
    await still(page);
    await grid(page, 'Resources').getByRole('link', { name, exact: true }).click();
    await still(page);
    assert.equal(decodeURIComponent((await hash(page)).slice('#/resources/'.length)), name);
    await page.reload();
    await page.waitForFunction(() => globalThis.osmoConsole);
    await still(page);
    assert.equal(decodeURIComponent((await hash(page)).slice('#/resources/'.length)), name);
  }
  await sim.clear();
  await done();
});

test('a service with nothing in it says so on every page', async () => {
  for (const place of ['#/resources', '#/workflows']) {
    const { page, done } = await open(place, { scenario: 'empty' });
    assert.ok(await page.getByRole('main').getByRole('heading').count() >= 2, place);
    await done();
  }
});

test('a person who was never here before sees the workflows of all', async () => {
  const { page, done } = await open('#/workflows', { scenario: 'first_login' });
  assert.ok(await body_rows(page, 'Workflows').count() > 5);
  await done();
});
