// Looking through the fleet: the table, its filter, its sort, one resource.
import assert from 'node:assert/strict';
import { ALL_WEBGL, body_rows, grid, hash, open, still, test, until } from '../world.mjs';

test('the fleet is on screen, every node once', async () => {
  const { page, done } = await open('#/resources');
  await page.getByRole('heading', { name: 'Resources', level: 1 }).waitFor();
  assert.equal(await grid(page, 'Resources').getAttribute('aria-rowcount'), String(1 + await shown_total(page)));
  const names = await body_rows(page, 'Resources').evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-label')));
  assert.ok(names.length > 10, `${names.length} rows are in sight`);
  assert.equal(new Set(names).size, names.length);
  await done();
});

const shown_total = async (page) => Number((await page.getByText(/^[\d,]+ resources$/).first().textContent()).replace(/\D/g, ''));

test('sorting by a column is kept by reload, Back and a pasted link', async () => {
  const { page, context, done } = await open('#/resources');
  const header = page.getByRole('columnheader', { name: 'GPU free' });
  await header.click();
  await still(page);
  assert.match(await hash(page), /sort=/);
  const sorted = await header.getAttribute('aria-sort');
  assert.notEqual(sorted, 'none');
  const first = await body_rows(page, 'Resources').first().getAttribute('aria-label');
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  assert.equal(await page.getByRole('columnheader', { name: 'GPU free' }).getAttribute('aria-sort'), sorted);
  assert.equal(await body_rows(page, 'Resources').first().getAttribute('aria-label'), first);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForFunction(() => globalThis.osmoConsole);
  await still(other);
  assert.equal(await other.getByRole('columnheader', { name: 'GPU free' }).getAttribute('aria-sort'), sorted);
  await done();
});

test('typing in the filter narrows the rows and the address', async () => {
  const { page, done } = await open('#/resources');
  const filter = page.getByRole('combobox', { name: /filter/i });
  await filter.fill('a100');
  await still(page);
  const names = await body_rows(page, 'Resources').allTextContents();
  assert.ok(names.length > 0);
  for (const row of names) assert.match(row, /a100/);
  await until('the address follows', async () => (await hash(page)).includes('q=a100'));
  await filter.fill('no such thing anywhere');
  await still(page);
  assert.equal(await body_rows(page, 'Resources').count(), 0);
  await page.getByRole('heading', { name: /No resources match/ }).waitFor();
  await page.getByRole('button', { name: /clear/i }).last().click();
  await still(page);
  assert.ok(await body_rows(page, 'Resources').count() > 10);
  await done();
});

test('a resource opens by its link, and Back returns to the same list', async () => {
  const { page, done } = await open('#/resources?q=h100');
  const link = body_rows(page, 'Resources').first().getByRole('link').first();
  const name = (await link.textContent()).trim();
  await link.click();
  await still(page);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  assert.equal(await hash(page), `#/resources/${name}`);
  assert.match(await page.title(), new RegExp(name));
  await page.goBack();
  await still(page);
  assert.equal(await page.getByRole('combobox', { name: /filter/i }).inputValue(), 'h100');
  await done();
});

test('a name that does not exist gets a helpful page', async () => {
  const { page, done } = await open('#/resources/resource-h100-99999', { expect: [/Failed to load resource/] });
  await page.getByRole('heading', { name: /resource-h100-99999/ }).first().waitFor();
  assert.ok(await page.getByRole('link').count() > 3);
  await done();
});

test('a middle click and a Ctrl click on a link open tabs of their own', async () => {
  const { page, context, done } = await open('#/resources');
  const link = body_rows(page, 'Resources').first().getByRole('link').first();
  const name = (await link.textContent()).trim();
  for (const how of [{ button: 'middle' }, { modifiers: ['Control'] }]) {
    const [tab] = await Promise.all([context.waitForEvent('page'), link.click(how)]);
    await tab.waitForFunction(() => globalThis.osmoConsole);
    assert.equal(await hash(tab), `#/resources/${name}`);
    await tab.close();
  }
  assert.match(await hash(page), /^#\/resources(\?|$)/);
  await done();
});

test('ten thousand resources: the last row is one key away', async () => {
  const { page, done } = await open('#/resources', { scenario: 'ten_thousand' });
  const rows = Number(await grid(page, 'Resources').getAttribute('aria-rowcount')) - 1;
  assert.ok(rows > 9000, `${rows} rows`);
  await body_rows(page, 'Resources').first().focus();
  await page.keyboard.press('End');
  const at = () => page.evaluate(() => Number(document.activeElement.closest('[role=row]')?.getAttribute('aria-rowindex')));
  await until('the last row has the focus', async () => await at() === rows + 1); // it has to be drawn first
  await page.keyboard.press('Home');
  await until('the first row has the focus', async () => await at() === 2);
  await done();
});
