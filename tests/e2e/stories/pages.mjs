// The other pages, the frame around them, and links.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { body_rows, close_browsers, grid, hash, open, sim, still, until } from '../world.mjs';

after(close_browsers);

test('an empty address leads to the fleet', async () => {
  const { page, done } = await open('');
  await page.getByRole('heading', { name: 'Resources', level: 1 }).waitFor();
  await done();
});

test('pools show quota and capacity in words', async () => {
  const { page, done } = await open('#/pools');
  const row = body_rows(page, 'Pools').filter({ hasText: 'prod-gpu' }).first();
  await row.waitFor();
  assert.match(await row.textContent(), /Online/);
  assert.ok(await page.getByRole('columnheader', { name: /Quota free/ }).count() === 1);
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
  await page.getByRole('searchbox', { name: /filter/i }).focus();
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

test('names of every kind are shown as themselves', async () => {
  const { page, done } = await open('#/resources', { scenario: 'odd_names' });
  const names = await body_rows(page, 'Resources').evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-label')));
  assert.ok(names.some((n) => /[/%"]/.test(n)), names.join(' | '));
  const odd = body_rows(page, 'Resources').filter({ hasText: '%' }).first().getByRole('link').first();
  const name = await odd.textContent();
  await odd.click();
  await still(page);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name);
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name);
  await done();
});

test('an empty service and a first login are told, not blank', async () => {
  for (const [scenario, place] of [['empty', '#/resources'], ['empty', '#/workflows'], ['first_login', '#/workflows']]) {
    const { page, done } = await open(place, { scenario, expect: [/Failed to load resource/] });
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.ok(await page.getByRole('main').getByRole('heading').count() >= 2, `${scenario} ${place}`);
    await done();
  }
  await sim.scenario('small');
});
