// One pool, and nodes that come and go. The design documents' own stories are in design.mjs.
import assert from 'node:assert/strict';
import { FAILED_REQUEST, open, sim, still, test, until } from '../world.mjs';

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
