// What a screen reader is given, checked by axe on every page.
import assert from 'node:assert/strict';
import { violations } from '../axe.mjs';
import { open, still, test, until } from '../world.mjs';

// What a place is and what it says when it has settled; of one service, in one page, one after the other.
const GROUPS = {
  'the fleet\'s pages': ['small', [['#/resources', 'Resources'], ['#/resources?q=nothing%20like%20it', 'Resources'], ['#/resources?look=map', 'Resources'], ['#/pools', 'Pools'], ['#/pools?of=cpu', 'Pools'],
    ['#/workflows', 'Workflows'], ['#/compare?r=resource-h100-001,resource-h100-002', 'Compare'], ['#/nowhere-at-all', 'Nothing here']]],
  'the person\'s pages': ['small', [['#/home', 'Home'], ['#/profile', 'Profile'], ['#/tasks', 'Tasks'], ['#/tasks?look=summary', 'Tasks'], ['#/capacity?q=8%20GPUs', 'Find capacity']]],
  'a pool': ['small', ['', 'resources', 'workflows', 'platforms', 'limits'].map((part) => [`#/pools/prod-gpu${part && `/${part}`}`, 'prod-gpu'])],
  'a workflow that failed': ['showcase', ['tab=diagnosis', 'tab=overview', 'tab=tasks', 'tab=logs', 'tab=events', 'tab=spec', 'tab=history', 'task=app&panel=details'].map((what) => [`#/workflows/out-of-memory-001?${what}`, 'out-of-memory-001'])],
  'a workflow that runs, and its log on a page': ['showcase', [['#/workflows/chatty-001', 'chatty-001'], ['#/workflows/chatty-001?tab=spec', 'chatty-001'], ['#/workflows/chatty-001/logs', 'Logs'],
    ['#/workflows/out-of-memory-001/logs', 'Logs']]],
};

for (const [what, [scenario, places]] of Object.entries(GROUPS)) {
  test(`axe finds nothing on ${what}`, { timeout: 240000 }, async () => {
    const { page, done } = await open(places[0][0], { scenario, bypassCSP: true });
    for (const [place, words] of places) {
      await page.evaluate((hash) => { location.hash = hash; }, place);
      await until(`${place} is there`, async () => (await page.title()).includes(words), 20000);
      await still(page);
      assert.deepEqual({ place, found: await violations(page) }, { place, found: [] });
    }
    await done();
  });
}

test('axe finds nothing on nodes side by side', async () => {
  const { page, done } = await open('#/resources', { bypassCSP: true });
  const names = (await page.getByRole('grid', { name: 'Resources' }).getByRole('row').filter({ has: page.getByRole('gridcell') }).evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-label')))).slice(0, 2);
  await page.evaluate((hash) => { location.hash = hash; }, `#/compare?r=${names.map(encodeURIComponent).join(',')}`);
  await page.getByRole('heading', { name: 'Compare resources', level: 1 }).waitFor();
  await still(page);
  assert.deepEqual(await violations(page), []);
  await done();
});

test('axe finds nothing where a workflow is to be written, nor where one is', async () => {
  const { page, done } = await open('#/submit', { bypassCSP: true });
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Hello world', exact: true }).click();
  await page.getByText('No errors').waitFor();
  await still(page);
  assert.deepEqual(await violations(page), []);
  await done();
});

test('axe finds nothing on a resource, nor with the palette open', async () => {
  const { page, done } = await open('#/resources', { bypassCSP: true });
  await page.getByRole('grid').getByRole('link').first().click();
  await still(page);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Control+k');
  await still(page);
  assert.deepEqual(await violations(page), []);
  await done();
});

test('the page has its landmarks', async () => {
  const { page, done } = await open('#/pools');
  for (const role of ['navigation', 'main', 'banner']) assert.equal(await page.getByRole(role).count(), 1, role);
  await done();
});

test('forced colours, reduced motion and the system\'s theme are obeyed', async () => {
  const pixel = (page) => page.evaluate(async () => {
    await osmoConsole.idle();
    const c = [...document.querySelectorAll('canvas')].find((x) => !x.hidden);
    return [...c.getContext('2d').getImageData(c.width - 4, c.height - 4, 1, 1).data.slice(0, 3)];
  });
  const { page, done } = await open('#/pools', { colorScheme: 'dark' });
  assert.ok((await pixel(page))[0] < 60);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await until('light', async () => (await pixel(page))[0] > 200);
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  await until('the system\'s canvas', async () => String(await pixel(page)) === '0,0,0');
  await done();
});
