// Letters that few names have come in a file of their own, when one is to be drawn.
import assert from 'node:assert/strict';
import { FAILED_REQUEST, open, still, test, until } from '../world.mjs';

const SELDOM = '**/seldom.*.bin';
const faces = (page) => page.evaluate(() => [...document.fonts].filter((face) => /^U\+A1-AF/i.test(face.unicodeRange) && face.status === 'loaded').length);
const field = (page) => page.getByRole('combobox', { name: 'Filter resources' });
const BOX = { x: 0, y: 100, width: 1440, height: 300 };

async function written(page, words) {
  await field(page).fill(words);
  await still(page);
}

test('a name in Polish is drawn by our own font, and by another while that is on its way', async () => {
  const { page, done } = await open('#/resources');
  assert.equal(await faces(page), 0, 'they came although no name has them');
  let send;
  await page.route(SELDOM, async (route) => { await new Promise((go_on) => { send = go_on; }); await route.continue(); });
  await written(page, 'łódź');
  const before = await page.screenshot({ clip: BOX });
  await until('they were asked for', () => send);
  send();
  await until('they are there', async () => await faces(page) === 5);
  await still(page);
  assert.notDeepEqual(await page.screenshot({ clip: BOX }), before, 'the letters were not drawn anew');
  await done();
});

test('without those letters the name still shows', async () => {
  const { page, done } = await open('#/resources', { expect: [FAILED_REQUEST] });
  await page.route(SELDOM, (route) => route.abort());
  await written(page, 'łódź');
  assert.equal(await field(page).inputValue(), 'łódź');
  assert.equal(await faces(page), 0);
  await done();
});

for (const name of ['مرحبا', 'שלום']) {
  test(`a name that runs from right to left (${name}) is drawn as the browser writes it, joined and in its order`, async () => {
    const { page, done } = await open(`#/resources/${encodeURIComponent(name)}`, { expect: [FAILED_REQUEST] });
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor({ state: 'attached' });
    const [whole, apart] = await page.evaluate((text) => {
      const context = document.createElement('canvas').getContext('2d');
      context.font = '500 18px JM, system-ui, monospace';
      const wide = (words) => context.measureText(words).width;
      return [wide(text), [...text].reduce((sum, letter) => sum + wide(letter), 0)];
    }, name);
    const { width } = await heading.boundingBox();
    assert.ok(Math.abs(width - whole) <= 3, `${width} wide, and the browser writes it ${whole} wide (its letters apart: ${apart})`);
    await done();
  });
}
