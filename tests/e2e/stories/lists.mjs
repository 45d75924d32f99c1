// Tasks over all workflows with their sums, and doing one thing to several workflows at once.
import assert from 'node:assert/strict';
import { body_rows, FAILED_REQUEST, grid, hash, open, sim, still, test, until } from '../world.mjs';

test('tasks of all workflows stand beside their sums; a sum narrows the list, a row leads on', async () => {
  const { page, done } = await open('#/tasks?q=status:running');
  await page.getByRole('heading', { name: 'Tasks', level: 1 }).waitFor();
  assert.ok(await body_rows(page, 'Tasks').count() > 5);
  await page.getByRole('radio', { name: 'Summary' }).click();
  await until('the summary is in the address', async () => (await hash(page)).includes('look=summary'));
  const summary = page.getByRole('treegrid', { name: 'Summary of tasks' });
  await summary.waitFor();
  await page.getByRole('radio', { name: 'List' }).click();
  await still(page);
  const node = body_rows(page, 'Tasks').getByRole('link', { name: /^resource-/ }).first();
  const name = await node.textContent();
  await node.click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'View all on this node' }).click();
  await until('the tasks of that node', async () => decodeURIComponent(await hash(page)) === `#/tasks?q=node:${name}`);
  await still(page);
  assert.ok(await body_rows(page, 'Tasks').count() > 0);
  await done();
});

test('several workflows are canceled; each says what came of it, and what was refused keeps its tick', async () => {
  const { page, done } = await open('#/workflows?q=status:running', { expect: [FAILED_REQUEST] });
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  const names = [];
  for (let i = 0; i < 3; i++) {
    names.push((await boxes.nth(i).textContent()).slice('Select '.length));
    await boxes.nth(i).click();
  }
  await sim.fault({ path_prefix: `/api/workflow/${names[1]}/cancel`, method: 'POST', status: 400, body: '{"message":"Not this one","error_code":"USER"}' });
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Cancel 3' }).click();
  const dialog = page.getByRole('dialog');
  await until('the safe choice has the focus', () => dialog.getByRole('button', { name: 'Keep running' }).evaluate((e) => e === document.activeElement));
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('wrong data');
  await dialog.getByRole('button', { name: 'Cancel 3 workflows' }).click();
  await dialog.getByText('2 of 3 workflows canceled. The others keep their ticks.').waitFor();
  await dialog.getByText('Not this one').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByText('1 selected').waitFor();
  assert.equal(await page.getByRole('checkbox', { name: `Select ${names[1]}`, exact: true }).isChecked(), true);
  for (const name of names) assert.equal(await sim.asked(`/api/workflow/${name}/cancel`), 1, `${name} was asked for once`);
  await done();
});

test('ticks of resources stand in the address and survive a reload', async () => {
  const { page, done } = await open('#/resources');
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await boxes.nth(0).click();
  await boxes.nth(2).click();
  await until('both are in the address', async () => (await hash(page)).match(/pick=[^&,]+,[^&]+/));
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  assert.equal(await boxes.nth(0).isChecked(), true);
  assert.equal(await boxes.nth(1).isChecked(), false);
  assert.equal(await boxes.nth(2).isChecked(), true);
  await done();
});
