// The program comes in two parts: what the first page runs, and the rest.
import assert from 'node:assert/strict';
import { grid, open, still, test, until } from '../world.mjs';

// The development build is whole from the start.
const skip = process.env.OSMO_E2E_DEV && 'the development build has one part';

const whole = (page) => page.evaluate(() => globalThis.osmoConsole.whole);

for (const scenario of ['busy', 'ten_thousand', 'hundred_thousand', 'empty', 'first_login']) {
  test(`a fleet like ${scenario} needs the first part only`, { skip }, async () => {
    const { page, done } = await open('#/resources', { scenario });
    await page.getByRole('heading', { name: 'Resources', level: 1 }).waitFor({ state: 'attached' });
    assert.equal(await whole(page), false, 'the first page asked for the second part: does shell/split.mjs still see all that it runs?');
    await done();
  });
}

test('the rest comes when a person does something', { skip }, async () => {
  const { page, done } = await open('#/resources');
  await grid(page, 'Resources').waitFor({ state: 'attached' });
  assert.equal(await whole(page), false);
  await page.mouse.move(600, 400);
  await until('the rest is there', () => whole(page));
  await done();
});

test('a call that cannot wait for the second part fetches it on the spot', { skip }, async () => {
  const { page, done } = await open('#/resources');
  await page.route('**/later.*.wasm', async (route) => {
    await new Promise((later) => setTimeout(later, 300));
    await route.continue();
  });
  await page.evaluate(() => { location.hash = '#/pools'; });
  await still(page);
  await grid(page, 'Pools').first().waitFor({ state: 'attached' });
  assert.equal(await whole(page), true);
  await done();
});

test('a second part that does not come is told, with a way to try again', { skip }, async () => {
  const { page } = await open('#/resources');
  await page.route('**/later.*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.evaluate(() => { location.hash = '#/pools'; });
  await page.getByText('A part of the console did not arrive').waitFor();
  await page.unrouteAll();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Retry' }).click()]);
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await grid(page, 'Pools').first().waitFor({ state: 'attached' });
});

test('another page brings the whole program at once', { skip }, async () => {
  const { page, done } = await open('#/pools');
  assert.equal(await whole(page), true);
  await done();
});
