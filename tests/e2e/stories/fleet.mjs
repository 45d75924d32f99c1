// The fleet beyond its design document's own stories (those are in design.mjs): specifications, the map, exports, comparing.
import assert from 'node:assert/strict';
import { grid, hash, open, still, test } from '../world.mjs';

test('a specification is opened in the picker and ranked', async () => {
  const { page, done } = await open('#/capacity');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'From a spec' }).click();
  const yaml = 'workflow:\n  name: t\n  resources: {default: {gpu: 2, cpu: 4, memory: 8Gi, storage: 1Gi}}\n  tasks: [{name: a}]\n';
  await (await chosen).setFiles({ name: 'train.yaml', mimeType: 'application/yaml', buffer: Buffer.from(yaml) });
  await page.getByText('Read as 2 GPUs, 4 cores, 8 GiB memory, 1 GiB storage on one node, any platform').waitFor();
  assert.match(await hash(page), /spec=train\.yaml/);
  await done();
});

test('a specification is dropped on the page, wherever one is', async () => {
  const { page, done } = await open('#/pools');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['workflow: {name: t, resources: {default: {gpu: 1}}, tasks: [{name: a}]}'], 'drop.yaml'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole('heading', { name: 'Find capacity', level: 1 }).waitFor();
  await page.getByText(/^Read as 1 GPU/).waitFor();
  await done();
});

test('the map is walked with the keyboard, and Enter opens a resource', async () => {
  const { page, done } = await open('#/resources?look=map');
  const cell = page.getByRole('region', { name: 'Map of resources' }).getByRole('link').first();
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await still(page);
  const said = await page.evaluate(() => document.activeElement.textContent);
  assert.match(said, /GPU/);
  await page.keyboard.press('Enter');
  await still(page);
  await page.getByRole('heading', { name: said.split(', ')[0], level: 1 }).waitFor();
  await done();
});

test('the rows that the filter leaves are exported as CSV', async () => {
  const { page, done } = await open('#/resources?q=gpu>=1');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /rows? actions$/ }).click();
  await page.getByRole('menuitem', { name: 'Export CSV' }).click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), 'resources.csv');
  const lines = (await (await import('node:fs/promises')).readFile(await download.path(), 'utf8')).trim().split('\r\n');
  const shown = Number((await page.getByText(/^[\d,]+ of [\d,]+ resources$/).first().textContent()).split(' ')[0].replace(/\D/g, ''));
  assert.equal(lines.length, shown + 1);
  await done();
});

test('two nodes are compared, and the link says which', async () => {
  const { page, done } = await open('#/resources');
  const names = (await grid(page, 'Resources').getByRole('row').filter({ has: page.getByRole('gridcell') }).evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-label')))).slice(0, 2);
  await page.goto(page.url().replace(/#.*/, `#/compare?r=${names.map(encodeURIComponent).join(',')}`));
  await page.getByRole('heading', { name: 'Compare resources', level: 1 }).waitFor();
  await still(page);
  await page.getByRole('button', { name: `Remove ${names[1]}` }).click();
  await still(page);
  assert.doesNotMatch(await hash(page), new RegExp(encodeURIComponent(names[1])));
  await done();
});
