// What the service keeps of a person, and what this browser does.
import assert from 'node:assert/strict';
import { ADDRESS, FAILED_REQUEST, hash, open, sim, still, test, until } from '../world.mjs';

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test('another default pool is chosen, kept by the service, and marked where pools are', async () => {
  const { page, done } = await open('#/profile');
  await page.getByRole('button', { name: /default pool$/ }).click();
  await page.getByRole('menuitemradio', { name: /^research/ }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByRole('button', { name: 'research default pool' }).waitFor();
  await page.goto(page.url().replace(/#.*/, '#/pools/research'));
  await page.getByText('Your default').waitFor();
  await done();
});

test('a change that nobody answers is said to be unknown, and is not sent again', async () => {
  const { page, done } = await open('#/profile', { expect: [FAILED_REQUEST] });
  await sim.fault({ path_prefix: '/api/profile/settings', method: 'POST', status: 504 });
  await page.getByRole('switch', { name: 'Slack' }).click();
  await page.getByText(/^Whether it was saved is not known/).waitFor();
  await still(page);
  const { profile } = await (await page.request.get(`${ADDRESS}/api/profile/settings`)).json();
  assert.equal(await page.getByRole('switch', { name: 'Slack' }).isChecked(), profile.slack_notification, 'the service was asked what it has');
  await done();
});

test('a token is made, copied once, and deleted again', async () => {
  const { page, done } = await open('#/profile');
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New access token' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ci-story');
  await dialog.getByRole('button', { name: '30 days' }).click();
  await dialog.getByRole('button', { name: 'Make token' }).click();
  await page.getByRole('dialog', { name: 'ci-story is made' }).getByRole('button', { name: 'Copy token' }).click();
  const secret = await until('it is in the clipboard', async () => { const t = await clipboard(page); return t.length === 43 && t; });
  assert.ok(!(await page.content()).includes(secret), 'the page says the secret');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Delete ci-story' }).click();
  await page.getByRole('dialog', { name: 'Delete ci-story?' }).getByRole('button', { name: 'Delete token' }).click();
  await until('it is gone', async () => (await page.getByRole('button', { name: 'Delete ci-story' }).count()) === 0);
  await done();
});

test('this browser is forgotten', async () => {
  const { page, done } = await open('#/profile');
  await page.getByRole('radio', { name: 'Compact' }).click();
  await until('it is kept', () => page.evaluate(() => localStorage.getItem('osmo-console/settings')?.includes('density=compact')));
  await page.getByRole('button', { name: /^Forget/ }).press('Enter'); // it may stand below the edge
  const again = page.waitForEvent('load');
  await page.getByRole('dialog', { name: 'Forget this browser?' }).getByRole('button', { name: 'Forget', exact: true }).click();
  await again;
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  assert.equal(await page.getByRole('radio', { name: 'Comfortable' }).isChecked(), true);
  await done();
});
