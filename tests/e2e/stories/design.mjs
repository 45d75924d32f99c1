// What the design documents promise, by their own names: the problems and stories of resources across pools, and the user
// flows. The keyboard alone where a person would work so.
import assert from 'node:assert/strict';
import { body_rows, grid, hash, open, sim, still, test, until } from '../world.mjs';

const NODE = 'resource-h100-002';
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); await still(page); };
const type = async (page, text) => { await page.keyboard.type(text); await still(page); };
const follow = async (page, link) => { await link.press('Enter'); await still(page); };
const title = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor();
const refresh = async (page) => { await page.getByRole('button', { name: 'Refresh', exact: true }).click(); await still(page); };
const number = (words) => Number(words.match(/[\d,]+/)[0].replaceAll(',', ''));

// Looks for something in the palette, and opens the first that is found.
async function jump(page, text, group) {
  await press(page, 'Control+k');
  await type(page, text);
  await page.getByRole('listbox', { name: 'Results' }).getByRole('option', { name: group }).first().waitFor();
  await press(page, 'Enter');
}

test('Problem 1: where is resource X?', async () => {
  const { page, done } = await open('#/workflows');
  await jump(page, 'h100-002', NODE);
  await title(page, NODE);
  await page.getByRole('region', { name: 'Pool memberships' }).waitFor();
  await page.getByRole('link', { name: 'prod-gpu', exact: true }).first().waitFor();
  await done();
});

test('Problem 2: find me 4 free H100s', async () => {
  const { page, done } = await open('#/capacity');
  await page.getByRole('searchbox', { name: 'What do you need?' }).fill('find me 4 free H100s');
  await still(page);
  await page.getByText('Read as 4 GPUs on one node, platform H100').waitFor();
  const pools = page.getByRole('list', { name: 'Pools, best first' }).getByRole('listitem');
  assert.ok(await pools.count() > 1);
  assert.match(await pools.first().getAttribute('aria-label'), /^1\. /);
  for (const row of await grid(page, 'Nodes that fit').getByRole('row').filter({ has: page.getByRole('gridcell') }).all()) {
    const free = Number((await row.getByRole('gridcell').nth(2).textContent()).split('/')[0]);
    assert.ok(free >= 4, `${free} GPUs are free on a node that fits`);
  }
  await until('the address has the sentence', async () => (await hash(page)).includes('find%20me%204'));
  await done();
});

test('Problem 3: what is running on this resource?', async () => {
  const { page, done } = await open('#/tasks?q=status:running');
  await follow(page, body_rows(page, 'Tasks').getByRole('link', { name: /^resource-/ }).first());
  const running = page.getByRole('region', { name: 'Running tasks' });
  assert.ok(await running.getByRole('link').count() > 1);
  await follow(page, page.getByRole('link', { name: 'View all on this node' }));
  await until('the tasks of that node', async () => decodeURIComponent(await hash(page)).startsWith('#/tasks?q=node:resource-'));
  assert.ok(await body_rows(page, 'Tasks').count() > 0);
  await done();
});

test('Problem 4: show me all unhealthy resources', async () => {
  const { page, done } = await open('#/resources');
  await press(page, '/');
  await type(page, 'health:unhealthy,degraded');
  const rows = body_rows(page, 'Resources');
  assert.ok(await rows.count() > 0);
  for (const row of await rows.allTextContents()) assert.match(row, /Unhealthy|Degraded/);
  await done();
});

test('Problem 5: this resource spans multiple pools, and the pool one came from is kept', async () => {
  const { page, done } = await open('#/pools');
  await follow(page, page.getByRole('link', { name: 'prod-gpu', exact: true }).first());
  await page.getByRole('tab', { name: /^Resources/ }).click();
  await still(page);
  assert.equal(await hash(page), '#/pools/prod-gpu/resources');
  const shared = body_rows(page, 'Resources of the pool').filter({ hasText: 'dev-gpu' }).first();
  await follow(page, shared.getByRole('link').first());
  assert.match(await hash(page), /^#\/resources\/[^?]+\?from=prod-gpu$/);
  await page.getByRole('gridcell', { name: /Opened from here/ }).waitFor();
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByRole('gridcell', { name: /Opened from here/ }).waitFor();
  await page.getByRole('link', { name: 'prod-gpu', exact: true }).first().waitFor();
  await done();
});

test('Story 1: infrastructure engineer investigating an issue', async () => {
  const { page, done } = await open('#/');
  await jump(page, 'h100-002', NODE);
  await title(page, NODE);
  await page.getByRole('region', { name: 'Running tasks' }).waitFor();
  await page.getByRole('region', { name: 'If this node were drained' }).waitFor();
  await page.getByRole('button', { name: 'Copy drain' }).press('Enter');
  await still(page);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `kubectl drain --ignore-daemonsets --delete-emptydir-data ${NODE}`);
  await done();
});

test('Story 2: ML engineer looking for capacity', async () => {
  const { page, done } = await open('#/resources');
  await jump(page, '8 GPUs free', 'Find where it fits');
  await title(page, 'Find capacity');
  await page.getByText('Read as 8 GPUs on one node, any platform').waitFor();
  await page.getByRole('list', { name: 'Pools, best first' }).getByRole('listitem').first().waitFor();
  await page.getByRole('button', { name: /^Submit (here|as LOW) to / }).first().focus();
  await page.keyboard.press('Enter');
  await until('the pool is in the address', async () => /^#\/submit\?pool=[^&]+(&priority=LOW)?$/.test(await hash(page)));
  await done();
});

test('Story 3: platform admin monitoring fleet health', async () => {
  const { page, done } = await open('#/resources');
  const issues = page.getByRole('link', { name: /^[\d,]+ (Unhealthy|Degraded)$/ }).first();
  const [count, health] = (await issues.textContent()).trim().split(' ');
  assert.ok(number(count) > 0);
  await follow(page, issues);
  await until('the filter is in the address', async () => (await hash(page)).includes(`health:${health.toLowerCase()}`));
  const rows = body_rows(page, 'Resources');
  assert.equal(await rows.count(), Math.min(number(count), await rows.count()));
  for (const row of await rows.allTextContents()) assert.match(row, new RegExp(health));
  await follow(page, rows.first().getByRole('link').first());
  await page.getByRole('region', { name: 'If this node were drained' }).waitFor();
  await page.getByRole('button', { name: 'Copy cordon' }).press('Enter');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^kubectl cordon /);
  await done();
});

test('Story 4: user debugging a failed workflow', async () => {
  const { page, done } = await open('#/workflows/out-of-memory-001', { scenario: 'showcase' });
  const node = page.getByRole('link', { name: /^resource-/ }).first();
  const name = (await node.textContent()).trim();
  await follow(page, node);
  await title(page, name);
  await page.getByRole('region', { name: 'Failures' }).waitFor();
  await page.getByText(/^Here: /).waitFor();
  await page.getByText(/^Other [\w-]+ nodes: |^Its platform's rate/).waitFor();
  await page.getByRole('region', { name: 'Recent activity' }).waitFor();
  await done();
});

test('Story 5: understanding resource utilization', async () => {
  const { page, done } = await open('#/resources');
  await page.getByText(/^[\d,]+ \/ [\d,]+ GPUs/).first().waitFor();
  await page.getByText(/GPUs free = .*fits/).first().waitFor();
  await press(page, '/');
  await type(page, 'gpu>=8');
  assert.ok(await body_rows(page, 'Resources').count() > 0);
  for (const row of await body_rows(page, 'Resources').allTextContents()) assert.match(row, /0 of 8 GPUs used/);
  await page.getByRole('combobox', { name: /filter/i }).fill('gpu<1 -type:unused');
  await still(page);
  await page.getByRole('button', { name: 'Group' }).press('Enter');
  await page.getByRole('menuitemradio', { name: 'Platform' }).press('Enter');
  await until('it is grouped', async () => (await hash(page)).includes('by=platform'));
  await done();
});

test('Flow 1: submit and monitor', { timeout: 90000 }, async () => {
  const { page, done } = await open('#/submit?pool=dev-gpu', { settings: { refresh: 10 } });
  const editor = page.getByRole('textbox', { name: 'Specification' });
  await editor.click();
  await press(page, 'Control+a');
  await page.keyboard.insertText('workflow:\n  name: flow\n  resources:\n    default: {cpu: 1, memory: 1Gi, storage: 1Gi}\n  tasks:\n  - name: greet\n    image: ubuntu:24.04\n    command: [sleep, infinity]\n');
  await page.getByText('No errors').waitFor();
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await page.getByRole('link', { name: /^Open flow-\d+$/ }).press('Enter');
  await title(page, /^flow-\d+$/);
  await page.getByRole('listbox', { name: /^Graph of flow-/ }).waitFor();
  await until('it runs', async () => { await sim.advance(60); await refresh(page); return (await page.getByRole('option', { name: /^greet.*running/ }).count()) > 0; }, 40000);
  await page.getByRole('tab', { name: /^Logs/ }).click();
  await until('its log is there', async () => (await hash(page)).includes('tab=logs'));
  await page.getByRole('tab', { name: /^Overview/ }).click();
  await still(page);
  await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel workflow' }).press('Enter');
  await until('it is canceled', async () => { await sim.advance(20); await refresh(page); return (await page.getByRole('tab', { name: 'Diagnosis' }).count()) === 1; }, 40000);
  await page.getByRole('button', { name: 'Restart', exact: true }).waitFor();
  await done();
});

test('Flow 2: debug a failed workflow', async () => {
  const { page, done } = await open('#/', { scenario: 'showcase' });
  await follow(page, page.getByRole('link', { name: /^Failed/ }).first());
  await until('the failed ones are asked for', async () => decodeURIComponent(await hash(page)).includes('status:failed'));
  assert.ok(await body_rows(page, 'Workflows').count() > 0);
  await jump(page, 'out-of-memory', /^out-of-memory-001/);
  await page.getByRole('heading', { name: 'app ran out of memory' }).waitFor();
  await page.getByText(/OOMKilled/).first().waitFor();
  await page.getByRole('button', { name: /^Edit with \d+[GM]i memory/ }).waitFor();
  await still(page);
  await page.getByRole('button', { name: /^Edit with \d+[GM]i memory/ }).press('Enter');
  await until('the changed text is there', async () => /memory: \d+[GM]i/.test(await page.getByRole('textbox', { name: 'Specification' }).textContent() ?? ''));
  await page.getByText(/^Changed, memory of app and after: /).waitFor();
  await until('the change is done once', async () => (await hash(page)) === '#/submit?from=out-of-memory-001');
  const review = page.getByRole('button', { name: 'Review and submit' });
  await until('it can be reviewed', async () => (await review.count()) === 1 && (await review.getAttribute('aria-disabled')) !== 'true');
  await review.press('Enter');
  await page.getByRole('dialog').getByText(/memory/).first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit workflow' }).press('Enter');
  await page.getByRole('link', { name: /^Open out-of-memory-\d+$/ }).waitFor();
  await done();
});

test('Flow 3: check resource availability', async () => {
  const { page, done } = await open('#/');
  await press(page, 'g', 'p');
  await title(page, 'Pools');
  await page.getByRole('gridcell', { name: /quota used/i }).or(page.getByText(/quota used by NORMAL and HIGH/)).first().waitFor();
  await page.getByRole('radio', { name: 'Cores' }).click();
  await until('cores are shown', async () => (await hash(page)) === '#/pools?of=cpu');
  await page.getByRole('columnheader', { name: 'Capacity in use, cores' }).first().waitFor();
  await follow(page, page.getByRole('link', { name: 'prod-gpu', exact: true }).first());
  await page.getByText(/^Can start now: /).waitFor();
  await page.getByRole('img', { name: /^Quota: / }).waitFor();
  await follow(page, body_rows(page, 'Resources of the pool').first().getByRole('link').first());
  for (const name of ['GPU', 'CPU', 'Memory', 'Storage']) await page.getByText(new RegExp(`^${name}`)).first().waitFor();
  await page.goBack();
  await still(page);
  await page.getByRole('button', { name: 'Submit here' }).press('Enter');
  await until('the pool is chosen', async () => (await hash(page)).startsWith('#/submit?pool=prod-gpu'));
  await done();
});
