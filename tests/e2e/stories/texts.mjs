// What a workflow says: its log beside the page, its events, its specification.
import assert from 'node:assert/strict';
import { FAILED_REQUEST, hash, open, sim, SIM, still, test, until } from '../world.mjs';

// The lines that the service tells now of a workflow that goes on: its answer does not end by itself.
async function told(workflow) {
  const lines = new Set();
  const leave = new AbortController();
  setTimeout(() => leave.abort(), 1500);
  try {
    const answer = await fetch(`${SIM}/api/workflow/${workflow}/events`, { signal: leave.signal });
    let text = '';
    for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) text += piece, text.split('\n').filter(Boolean).forEach((line) => lines.add(line));
  } catch (e) {
    if (!leave.signal.aborted) throw e;
  }
  return lines.size;
}

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

test('a workflow that runs has one open stream of events, and the page is at rest', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/workflows/chatty-001?tab=events', { scenario: 'showcase' });
  await page.getByText('Streaming').first().waitFor();
  await still(page);
  assert.equal(await sim.asked('/api/workflow/chatty-001/events'), 1);
  await done();
});

test('a stream of events that is cut again and again comes back without losing or doubling a line', { timeout: 90000 }, async () => {
  await sim.scenario('showcase');
  await sim.streams({ idle_cut_ms: 900, poll_ms: 100 });
  const { page, done } = await open('#/workflows/chatty-001?tab=events', { scenario: null, expect: [FAILED_REQUEST, /ERR_/] });
  await until('it was opened three times', async () => (await sim.asked('/api/workflow/chatty-001/events')) >= 3, 30000);
  await sim.streams({ idle_cut_ms: 60000, poll_ms: 1000 });
  const lines = await told('chatty-001');
  assert.ok(lines > 0);
  await page.getByRole('tab', { name: `Events ${lines}` }).waitFor({ timeout: 10000 });
  await done();
});

test('the log on its tab, and full screen', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/workflows/chatty-001?tab=logs', { scenario: 'showcase' });
  await page.getByRole('grid', { name: 'Log beside' }).waitFor();
  await page.getByRole('link', { name: 'Full screen' }).press('Enter');
  await until('the page of the log', async () => (await hash(page)).startsWith('#/workflows/chatty-001/logs'));
  await page.getByRole('grid', { name: 'Log of chatty-001' }).waitFor();
  await done();
});

test('the specification: rendered, what differs, and from a task to its block', { timeout: 120000 }, async () => {
  const { page, done } = await open('#/workflows/serial-chain-001?tab=spec', { scenario: 'showcase' });
  await page.getByText(/tasks in/).first().waitFor();
  const editor = page.getByRole('textbox', { name: 'Specification' });
  await editor.waitFor();
  await until('it has the text', async () => (await editor.innerText()).includes('workflow:'), 15000);
  await page.getByRole('radio', { name: 'Changes' }).click();
  await until('the address says so', async () => (await hash(page)).includes('spec=changes'));
  await page.evaluate(() => { location.hash = '#/workflows/serial-chain-001?task=fetch&panel=details'; });
  await page.getByRole('button', { name: /^In the spec/ }).click();
  await until('the text is open with the task beside it', async () => /tab=spec/.test(await hash(page)) && /task=fetch/.test(await hash(page)));
  await until('its block is in sight', async () => (await editor.innerText()).includes('fetch'), 15000);
  await done();
});
