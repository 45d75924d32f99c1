// The stories of the design document about resources across pools, as far as one node and one pool go.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { body_rows, close_browsers, hash, open, still, until, FAILED_REQUEST, sim } from '../world.mjs';

after(close_browsers);

const NODE = 'resource-h100-002';

test('Story 1: infrastructure engineer investigating an issue', async () => {
  const { page, done } = await open('#/resources');
  await page.getByRole('combobox', { name: /filter/i }).fill('h100-002');
  await still(page);
  await page.getByRole('link', { name: NODE, exact: true }).first().press('Enter');
  await still(page);
  await page.getByRole('heading', { name: NODE, level: 1 }).waitFor();
  await page.getByRole('region', { name: 'Running tasks' }).waitFor();
  await page.getByRole('region', { name: 'If this node were drained' }).waitFor();
  await page.getByRole('button', { name: 'Copy drain' }).press('Enter');
  await still(page);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `kubectl drain --ignore-daemonsets --delete-emptydir-data ${NODE}`);
  await done();
});

test('Story 4: user debugging a failed workflow', async () => {
  const { page, done } = await open(`#/resources/${NODE}`);
  await page.getByRole('region', { name: 'Failures' }).waitFor();
  await page.getByText(/^Here: /).waitFor();
  await page.getByText(/^Other x86-h100 nodes: |^Its platform's rate/).waitFor();
  await page.getByRole('region', { name: 'Recent activity' }).waitFor();
  await done();
});

test('Problem 5: this resource spans multiple pools, and the pool one came from is kept', async () => {
  const { page, done } = await open('#/pools');
  await page.getByRole('link', { name: 'prod-gpu', exact: true }).first().press('Enter');
  await still(page);
  await page.getByRole('tab', { name: /^Resources/ }).click();
  await still(page);
  assert.equal(await hash(page), '#/pools/prod-gpu/resources');
  const shared = body_rows(page, 'Resources of the pool').filter({ hasText: 'dev-gpu' }).first();
  await shared.getByRole('link').first().press('Enter');
  await still(page);
  assert.match(await hash(page), /^#\/resources\/[^?]+\?from=prod-gpu$/);
  await page.getByRole('gridcell', { name: /Opened from here/ }).waitFor();
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByRole('gridcell', { name: /Opened from here/ }).waitFor();
  await page.getByRole('link', { name: 'prod-gpu', exact: true }).first().waitFor();
  await done();
});

test('a pool tells its quota, what can start now and its queue', async () => {
  const { page, done } = await open('#/pools/prod-gpu');
  await page.getByText(/^Can start now: /).waitFor();
  await page.getByRole('img', { name: /^Quota: / }).waitFor();
  await page.getByRole('tab', { name: /^Workflows/ }).click();
  await still(page);
  await page.getByRole('region', { name: 'Queue' }).waitFor();
  await done();
});

test('a node that vanished is shown as missing after a reload', async () => {
  const { page, done } = await open('#/resources', { expect: [FAILED_REQUEST] });
  await until('the fleet is remembered', () => page.evaluate(() => new Promise((resolve) => {
    const asked = indexedDB.open('osmo-console', 1);
    asked.onsuccess = () => {
      const found = asked.result.transaction('texts').objectStore('texts').get('nodes');
      found.onsuccess = () => { asked.result.close(); resolve(Boolean(found.result)); };
    };
  })));
  await sim.fault({ path_prefix: '/api/resources', status: 200, times: 1, content_type: 'application/json',
    body: JSON.stringify({ resources: [{ hostname: 'resource-h100-001', backend: 'kubernetes-prod', resource_type: 'RESERVED', usage_fields: {}, allocatable_fields: { gpu: '8' } }] }) });
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await page.getByText(/nodes seen before, now missing and in no total/).waitFor();
  await sim.clear();
  await done();
});
