// The first page: what runs, what waits, what failed. Its numbers lead to the lists that explain them.
import assert from 'node:assert/strict';
import { body_rows, FAILED_REQUEST, hash, open, sim, still, test, until } from '../world.mjs';

const tile = (page, label) => page.getByRole('link', { name: new RegExp(`^${label}`) }).first();
const number_in = async (locator) => Number((await locator.getAttribute('aria-label') ?? await locator.textContent()).match(/([\d,]+)/)[1].replaceAll(',', ''));

test('the number of running workflows leads to exactly those', async () => {
  const { page, done } = await open('#/');
  const said = await number_in(tile(page, 'Running'));
  assert.ok(said > 0);
  await tile(page, 'Running').click();
  await until('the list asks for them', async () => decodeURIComponent(await hash(page)) === '#/workflows?q=status:running');
  await still(page);
  await page.getByText(new RegExp(`^${said} workflows?, end of the list`)).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Your workflows' }).waitFor();
  await done();
});

test('the number of queued workflows leads to exactly those, by the keyboard', async () => {
  const { page, done } = await open('#/');
  const said = await number_in(tile(page, 'Queued'));
  await tile(page, 'Queued').focus();
  await page.keyboard.press('Enter');
  await until('the list asks for them', async () => decodeURIComponent(await hash(page)) === '#/workflows?q=status:queued');
  await still(page);
  if (said > 0) await page.getByText(new RegExp(`^${said.toLocaleString('en-US')} workflows?, end of the list`)).waitFor();
  await done();
});

test('GPUs in use lead to who uses them', async () => {
  const { page, done } = await open('#/');
  const said = await number_in(tile(page, 'GPUs in use'));
  await tile(page, 'GPUs in use').click();
  await until('the summary is asked for', async () => (await hash(page)).includes('look=summary'));
  await still(page);
  await page.getByRole('treegrid', { name: 'Summary of tasks' }).waitFor();
  await page.getByText(new RegExp(`\\b${said.toLocaleString('en-US')}\\b`)).first().waitFor();
  await done();
});

test('each card fails alone, and comes back', async () => {
  const { page, done } = await open('#/', { scenario: null, expect: [FAILED_REQUEST] });
  await sim.scenario('small');
  await sim.fault({ path_prefix: '/api/pool_quota', times: -1, status: 503, body: '{"message":"The database is away"}' });
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await page.getByRole('region', { name: 'Pool headroom' }).getByText('Pools did not load').waitFor({ timeout: 20000 });
  await page.getByRole('region', { name: 'Your workflows' }).getByRole('grid').waitFor();
  assert.ok(await number_in(tile(page, 'Running')) > 0);
  await sim.clear();
  await page.getByRole('region', { name: 'Pool headroom' }).getByRole('button', { name: /^Retry/ }).click();
  await page.getByRole('region', { name: 'Pool headroom' }).getByRole('link', { name: 'prod-gpu' }).waitFor();
  assert.equal(await page.getByText('Pools did not load').count(), 0);
  await done();
});
