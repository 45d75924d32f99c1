// One workflow: watching it, canceling it, finding out why it failed, starting it again.
import assert from 'node:assert/strict';
import { FAILED_REQUEST, hash, open, sim, still, test, until } from '../world.mjs';

const tab = (page, name) => page.getByRole('tab', { name });
const refresh = async (page) => { await page.getByRole('button', { name: 'Refresh' }).click(); await still(page); };

test('watching a workflow: graph, timeline, a task with its phases and its node', async () => {
  const { page, done } = await open('#/workflows/serial-chain-001', { scenario: 'showcase' });
  await page.getByRole('heading', { name: 'serial-chain-001', level: 1 }).waitFor();
  await page.getByRole('listbox', { name: 'Graph of serial-chain-001' }).waitFor();
  await page.getByRole('option', { name: /^fetch-group, completed/ }).click();
  await until('the task is in the address', async () => (await hash(page)) === '#/workflows/serial-chain-001?task=fetch');
  await page.getByRole('region', { name: 'Task' }).getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('region', { name: 'Task' }).getByText('Scheduling').first().waitFor();
  await page.getByRole('region', { name: 'Task' }).getByRole('link', { name: /./ }).first().waitFor();
  await page.getByRole('button', { name: 'Close panel' }).click();
  await until('the panel is closed', async () => (await hash(page)) === '#/workflows/serial-chain-001');
  await done();
});

test('canceling asks, says why, and the page shows it without being told to', async () => {
  const { page, done } = await open('#/workflows/chatty-001', { scenario: 'showcase', settings: { refresh: 10 } });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel chatty-001?' });
  await until('the safe choice has the focus', () => dialog.getByRole('button', { name: 'Keep running' }).evaluate((e) => e === document.activeElement));
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('no longer needed');
  await dialog.getByRole('button', { name: 'Cancel workflow' }).click();
  await until('the dialog is gone', async () => (await dialog.count()) === 0);
  await sim.advance(10);
  await until('it is canceled', async () => (await page.getByRole('tab', { name: 'Diagnosis' }).count()) === 1, 15000);
  await page.getByText('for the reason: no longer needed').first().waitFor();
  assert.equal(await sim.asked('/api/workflow/chatty-001/cancel'), 1);
  await until('the tab of the browser says so', async () => (await page.title()).startsWith('Canceled: chatty-001'));
  await done();
});

test('a cancel that is refused, and one that nobody answers', async () => {
  const { page, done } = await open('#/workflows/chatty-001', { scenario: 'showcase', expect: [FAILED_REQUEST] });
  const dialog = page.getByRole('dialog', { name: 'Cancel chatty-001?' });
  await sim.fault({ path_prefix: '/api/workflow/chatty-001/cancel', method: 'POST', status: 400, body: '{"message":"Not today","error_code":"USER"}' });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel workflow' }).click();
  await dialog.getByText('Not today').waitFor();
  await dialog.getByRole('button', { name: 'Keep running' }).click();
  await sim.fault({ path_prefix: '/api/workflow/chatty-001/cancel', method: 'POST', status: 504 });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel workflow' }).click();
  await dialog.getByText('Whether it was canceled is not known').waitFor();
  assert.equal(await sim.asked('/api/workflow/chatty-001/cancel'), 2);
  await done();
});

test('why it failed: the cause, the proof, and a restart in its own pool', async () => {
  const { page, done } = await open('#/workflows/out-of-memory-001', { scenario: 'showcase' });
  await page.getByRole('heading', { name: 'app ran out of memory' }).waitFor();
  await page.getByText(/OOMKilled/).first().waitFor();
  await page.getByText('Raise the memory of app').waitFor();
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await page.getByRole('button', { name: 'Restart workflow' }).click();
  await until('the new run is shown', async () => /^#\/workflows\/out-of-memory-\d+$/.test(await hash(page)) && !(await hash(page)).endsWith('-001'));
  await done();
});

test('why it waits, with numbers', async () => {
  const { page, done } = await open('#/workflows/never-fits-001', { scenario: 'showcase' });
  await page.getByRole('heading', { name: /^Why is app-group waiting\?/ }).waitFor();
  await page.getByText(/If it does not start within/).waitFor();
  await done();
});

test('tags are set and taken away', async () => {
  const { page, done } = await open('#/workflows/chatty-001', { scenario: 'showcase' });
  await page.getByRole('button', { name: 'Tag to add' }).click();
  await page.getByRole('menuitem', { name: 'nightly' }).click();
  await page.getByRole('button', { name: 'Remove tag nightly' }).waitFor();
  await page.getByRole('button', { name: 'Remove tag nightly' }).click();
  await until('it is gone', async () => (await page.getByRole('button', { name: 'Remove tag nightly' }).count()) === 0);
  await done();
});

test('the tries of a task', async () => {
  const { page, done } = await open('#/workflows/retried-in-vain-001?tab=tasks&task=master', { scenario: 'showcase' });
  await page.getByRole('radio', { name: 'Try 1' }).click();
  await until('the try is in the address', async () => (await hash(page)).includes('retry=0'));
  await done();
});

test('five thousand tasks', { timeout: 120000 }, async () => {
  const { page, done } = await open('#/workflows/five-thousand-001', { scenario: 'showcase' });
  await page.getByRole('listbox', { name: 'Graph of five-thousand-001' }).waitFor();
  await tab(page, 'Tasks 5,000').click();
  await page.getByText('5,000 tasks').first().waitFor();
  await done();
});
