// Finding things: the filter field of a list and the palette, by keyboard alone.
import assert from 'node:assert/strict';
import { body_rows, hash, open, still, test, until } from '../world.mjs';

const filter = (page) => page.getByRole('combobox', { name: /filter/i });
const palette = (page) => page.getByRole('combobox', { name: 'Search or jump to' });

test('/ goes to the filter; values are offered with counts, Tab takes one, and the rows follow', async () => {
  const { page, done } = await open('#/resources');
  await page.keyboard.press('/');
  await still(page);
  assert.equal(await filter(page).evaluate((el) => el === document.activeElement), true);
  await page.keyboard.type('health:');
  await still(page);
  const options = page.getByRole('listbox', { name: 'Values for health' }).getByRole('option');
  assert.ok(await options.count() >= 3);
  assert.match(await options.first().getAttribute('aria-description'), /^[\d,]+/);
  assert.equal(await filter(page).getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
  const value = await options.first().textContent();
  await page.keyboard.press('Tab');
  await still(page);
  assert.equal(await filter(page).inputValue(), `health:${value} `);
  await until('the address follows', async () => (await hash(page)).includes(`q=health:${value}`));
  await page.keyboard.type('zzzz');
  await still(page);
  assert.equal(await filter(page).inputValue(), `health:${value} zzzz`);
  await done();
});

test('Tab passes through the filter when nothing is begun', async () => {
  const { page, done } = await open('#/resources');
  await filter(page).focus();
  await page.keyboard.press('Tab');
  assert.equal(await filter(page).evaluate((el) => el === document.activeElement), false);
  await done();
});

test('a key that means nothing is told, with what may have been meant', async () => {
  const { page, done } = await open('#/resources');
  await filter(page).fill('plattform:h100');
  await still(page);
  assert.equal(await filter(page).getAttribute('aria-invalid'), 'true');
  await page.getByRole('button', { name: 'platform:h100 instead' }).press('Enter');
  await still(page);
  assert.equal(await filter(page).inputValue(), 'platform:h100');
  assert.ok(await body_rows(page, 'Resources').count() > 0);
  await done();
});

test('the palette finds a node from anywhere; Enter opens it, and it is a recent one afterwards', async () => {
  const { page, done } = await open('#/pools');
  await page.keyboard.press('Control+k');
  await still(page);
  await page.keyboard.type('h100');
  await still(page);
  const first = page.getByRole('listbox', { name: 'Results' }).getByRole('option').first();
  const name = (await first.textContent()).trim();
  assert.match(name, /h100/);
  await page.keyboard.press('Enter');
  await still(page);
  await until('the node is open', async () => decodeURIComponent(await hash(page)) === `#/resources/${name}`);
  await page.keyboard.press('Control+k');
  await still(page);
  assert.equal((await first.textContent()).trim(), name);
  await done();
});

test('Ctrl+Enter in the palette opens a tab, Escape gives the focus back', async () => {
  const { page, context, done } = await open('#/resources');
  await page.getByRole('link', { name: 'Pools' }).first().focus();
  await page.keyboard.press('Control+k');
  await still(page);
  await page.keyboard.type('go to workflows');
  await still(page);
  const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
  await tab.waitForFunction(() => globalThis.osmoConsole);
  assert.match(await hash(tab), /^#\/workflows/);
  await tab.close();
  await page.keyboard.press('Control+k');
  await still(page);
  assert.equal(await palette(page).evaluate((el) => el === document.activeElement), true);
  await page.keyboard.press('Escape');
  await still(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await done();
});

test('a pasted command opens what it would print', async () => {
  const { page, done } = await open('#/resources');
  await page.keyboard.press('Control+k');
  await still(page);
  await palette(page).fill('osmo resource list --platform h100');
  await still(page);
  await page.keyboard.press('Enter');
  await until('the list is filtered', async () => decodeURIComponent(await hash(page)) === '#/resources?q=platform:h100');
  await done();
});

test('? lists the shortcuts; the link of a page is copied whole', async () => {
  const { page, done } = await open('#/resources?q=h100');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await still(page);
  await page.keyboard.press('l');
  await still(page);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await done();
});
