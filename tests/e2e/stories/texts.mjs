// What a workflow says: its log beside the page, its events, its specification.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close_browsers, hash, open, sim, still, until } from '../world.mjs';

after(close_browsers);

test('events come in while one looks, can be filtered, and lead to the log', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/workflows/out-of-memory-001?tab=events', { scenario: 'showcase' });
  await page.getByRole('tab', { name: /^Events \d+$/ }).waitFor();
  await page.getByRole('grid', { name: 'Events' }).waitFor();
  await page.getByRole('grid', { name: 'Pods' }).waitFor();
  await page.getByText('OOMKilled').first().waitFor();
  await page.getByRole('radio', { name: /^Trouble/ }).click();
  await until('the kind is in the address', async () => (await hash(page)).includes('kind=trouble'));
  await page.getByRole('link', { name: 'Log', exact: true }).first().click();
  await until('the log opens at that moment', async () => /\/logs\?task=[^&]+&at=/.test(await hash(page)));
  await page.getByRole('grid', { name: /^Log of/ }).waitFor();
  await done();
});

test('a workflow that runs has an open stream of events, and the page is at rest', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/workflows/chatty-001?tab=events', { scenario: 'showcase' });
  await page.getByText('Streaming').first().waitFor();
  await still(page);
  const before = await sim.asked('/api/workflow/chatty-001/events');
  assert.equal(before, 1);
  await done();
});

test('a stream of events that is cut comes back without doubling a line', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/workflows/chatty-001?tab=events', { scenario: 'showcase' });
  await page.getByText('Streaming').first().waitFor();
  const count = () => page.getByRole('tab', { name: /^Events/ }).innerText().catch(() => '');
  const before = await page.getByRole('tab', { name: /^Events/ }).getAttribute('aria-label');
  await sim.streams({ idle_cut_ms: 300, poll_ms: 100 });
  await until('it was opened again', async () => (await sim.asked('/api/workflow/chatty-001/events')) > 1, 20000);
  await sim.streams({ idle_cut_ms: 60000, poll_ms: 1000 });
  await page.getByText('Streaming').first().waitFor();
  assert.equal(await page.getByRole('tab', { name: /^Events/ }).getAttribute('aria-label'), before, await count());
  await done();
});

test('the log on its tab, of one task beside it, and full screen', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/workflows/chatty-001?tab=logs', { scenario: 'showcase' });
  await page.getByRole('grid', { name: 'Log beside' }).waitFor();
  await page.getByRole('link', { name: 'Open full screen' }).click();
  await until('the page of the log', async () => (await hash(page)).startsWith('#/workflows/chatty-001/logs'));
  await page.getByRole('grid', { name: 'Log of chatty-001' }).waitFor();
  await done();
});

test('the specification: rendered, as written, compared, and to a task and back', { timeout: 120000 }, async () => {
  const { page, done } = await open('#/workflows/serial-chain-001?tab=spec', { scenario: 'showcase' });
  await page.getByText(/tasks in/).first().waitFor();
  const editor = page.getByRole('textbox', { name: 'Specification' });
  await editor.waitFor();
  await until('it has the text', async () => (await editor.innerText()).includes('workflow:'));
  await page.getByRole('radio', { name: 'Changes' }).click();
  await until('it says what differs', async () => (await hash(page)).includes('spec=changes'));
  await done();
});
