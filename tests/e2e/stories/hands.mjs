// Hands: keyboard alone, clipboard, composition, touch, pixel ratios; and when nothing is to be done, nothing.
import assert from 'node:assert/strict';
import { body_rows, grid, hash, open, sim, still, test, until } from '../world.mjs';

test('by keyboard alone: to the table, down three rows, open, and back', async () => {
  const { page, done } = await open('#/resources');
  for (let i = 0; i < 60 && await page.evaluate(() => document.activeElement.getAttribute('role')) !== 'row'; i++) await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'row');
  const start = Number(await page.evaluate(() => document.activeElement.getAttribute('aria-rowindex')));
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  const [index, name] = await page.evaluate(() => [document.activeElement.getAttribute('aria-rowindex'), document.activeElement.getAttribute('aria-label')]);
  assert.equal(Number(index), start + 3);
  await page.keyboard.press('Enter');
  await still(page);
  assert.equal(await hash(page), `#/resources/${name}`);
  await page.goBack();
  await until('back on the list', async () => (await hash(page)).startsWith('#/resources') && !(await hash(page)).includes(name));
  await done();
});

test('a thousand random keys: the browser\'s focus and the program\'s are the same each time', async () => {
  const { page, done } = await open('#/resources');
  const keys = ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp', 'Escape', 'Enter', 'Space', 'a'];
  let seed = 20261122;
  const dice = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  const visited = new Set();
  for (let i = 0; i < 1000; i++) {
    const key = keys[Math.floor(dice() * keys.length)];
    await page.keyboard.press(key);
    const [dom, ours] = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const of = () => [document.activeElement?.node?.id ?? 0, osmoConsole.focused];
      if (of()[0] !== of()[1]) await new Promise(requestAnimationFrame);
      return of();
    });
    assert.equal(ours, dom, `seed 20261122, key ${i}: ${key}`);
    visited.add(dom);
    if (i % 100 === 99) await page.evaluate(() => { location.hash = '#/resources'; });
  }
  assert.ok(visited.size > 20, `the focus was on ${visited.size} things only`);
  await done();
});

test('Tab leaves the page at its end: no trap', async () => {
  const { page, done } = await open('#/pools');
  const seen = new Set();
  let left = false;
  for (let i = 0; i < 80 && !left; i++) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => document.activeElement?.node?.id ?? 0);
    left = id === 0 && seen.size > 5;
    seen.add(id);
  }
  assert.ok(left, `${seen.size} stops and no way out`);
  await done();
});

test('a selected row copies as tab-separated text; a fact copies by native selection', async () => {
  const { page, done } = await open('#/resources');
  const row = body_rows(page, 'Resources').nth(2);
  const name = await row.getAttribute('aria-label');
  await row.click({ position: { x: 500, y: 12 } });
  await still(page);
  await page.goto(page.url().replace(/#.*/, `#/resources?sel=${name}`));
  await still(page);
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.startsWith(`${name}\t`) || text.includes(`\n${name}\t`), JSON.stringify(text));
  await done();
});

test('text composed by an input method reaches the filter whole', async () => {
  const { page, context, done } = await open('#/resources');
  await page.getByRole('combobox', { name: /filter/i }).focus();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await cdp.send('Input.imeSetComposition', { text: '日本', selectionStart: 2, selectionEnd: 2 });
  await cdp.send('Input.insertText', { text: '日本' });
  await still(page);
  assert.equal(await page.getByRole('combobox', { name: /filter/i }).inputValue(), '日本');
  await until('the address has it', async () => decodeURIComponent(await hash(page)).includes('q=日本'));
  await done();
});

test('native undo works in fields', async () => {
  const { page, done } = await open('#/resources');
  const filter = page.getByRole('combobox', { name: /filter/i });
  await filter.focus();
  await page.keyboard.type('h100');
  await still(page);
  await page.keyboard.press('Control+z');
  await until('undone', async () => await filter.inputValue() !== 'h100');
  await done();
});

test('a finger scrolls, and the list goes on a little by itself', async () => {
  const { page, context, done } = await open('#/resources', { scenario: 'thousand', hasTouch: true });
  const box = await grid(page, 'Resources').boundingBox();
  const cdp = await context.newCDPSession(page);
  const first = () => body_rows(page, 'Resources').first().getAttribute('aria-rowindex').then(Number);
  const x = box.x + 300, y = box.y + 400;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let i = 1; i <= 10; i++) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - i * 30 }] });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await still(page);
  assert.ok(await first() > 7, `first row ${await first()}`);
  await done();
});

for (const ratio of [1, 1.25, 1.5, 2]) {
  test(`the canvas has one pixel for each of the screen's at ratio ${ratio}`, async () => {
    const { page, done } = await open('#/pools', { webgl: true, query: '?renderer=webgl2', deviceScaleFactor: ratio, viewport: { width: 1001, height: 701 }, expect: [/GPU stall/, /GL Driver/] });
    const [w, h] = await page.evaluate(() => { const c = [...document.querySelectorAll('canvas')].find((x) => !x.hidden); return [c.width, c.height]; });
    assert.ok(Math.abs(w - 1001 * ratio) <= 1 && Math.abs(h - 701 * ratio) <= 1, `${w}×${h}`);
    await page.getByRole('heading', { name: 'Pools', level: 1 }).click({ trial: true });
    await done();
  });
}

test('nothing is drawn while nothing changes', async () => {
  const { page, done } = await open('#/resources');
  await page.mouse.move(5, 895);
  await still(page);
  const at = await page.evaluate(() => osmoConsole.frames);
  const started = Date.now();
  while (Date.now() - started < 4000) await new Promise((r) => setTimeout(r, 500));
  const frames = await page.evaluate(() => osmoConsole.frames) - at;
  assert.ok(frames <= 1, `${frames} frames in four quiet seconds`); // one: the minute may turn
  await done();
});

// What a frame tells only once, letters and the tree, must not be lost with the frame that is not shown.
test('a frame that takes long is shown by the one after it, and nothing of it is lost', async () => {
  const picture = (page) => page.evaluate(() => { // from the filter on: the cluster lives on, and its numbers with it
    const all = document.getElementById('canvas-software'), part = document.createElement('canvas');
    part.width = all.width, part.height = all.height;
    part.getContext('2d').drawImage(all, -240, -230);
    return part.toDataURL();
  });
  const fresh = await open('#/resources?q=nobody%20%26%20~', { query: '?renderer=software' });
  await fresh.page.getByText('No resources match').first().waitFor();
  const { page, done } = await open('#/resources', { query: '?renderer=software' });
  const frames = await page.evaluate(async () => {
    const now = performance.now.bind(performance), before = osmoConsole.frames;
    let late = 0; // for one frame; a clock never goes back
    performance.now = () => now() + (late += late < 120 ? 30 : 0);
    location.hash = '#/resources?q=nobody%20%26%20~';
    await osmoConsole.idle();
    return osmoConsole.frames - before;
  });
  assert.ok(frames >= 2, `${frames} frames`);
  await page.getByText('No resources match').first().waitFor();
  assert.ok(await picture(page) === await picture(fresh.page), 'the picture is that of a page that opened there');
  await done();
  await fresh.done();
});

test('one visit asks for each thing once', async () => {
  const { done } = await open('#/resources');
  assert.equal(await sim.asked('/api/resources'), 1);
  await done();
});

test('a finger that lands beside a small thing presses it all the same', async () => {
  const { page, done } = await open('#/resources', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const group = page.getByRole('button', { name: 'Group' });
  const box = await group.boundingBox();
  assert.ok(box.height < 40, 'it is drawn as large as a finger');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height + 5);
  await until('it opens', () => group.evaluate((el) => el.getAttribute('aria-expanded') === 'true'));
  await done();
});

test('the address of a page is copied from the bar: as a link, as Markdown, as embed code', async () => {
  const { page, done } = await open('#/pools/prod-gpu');
  for (const [item, words] of [['Copy link', /#\/pools\/prod-gpu$/], ['Copy as Markdown', /^\[.*\]\(.*#\/pools\/prod-gpu\)$/], ['Copy embed code', /^<iframe src=.*#\/pools\/prod-gpu/]]) {
    await page.getByRole('button', { name: 'Share this page' }).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await still(page);
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), words);
  }
  await done();
});

test('another page begins at its beginning, and what opened without a focus gives none back', async () => {
  const { page, done } = await open('#/pools');
  const active = () => page.evaluate(() => document.activeElement.getAttribute('role') ?? document.activeElement.tagName);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').first().waitFor();
  await still(page);
  await page.keyboard.press('Escape');
  await still(page);
  assert.equal(await active(), 'BODY');
  await page.getByRole('link', { name: 'prod-gpu', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'prod-gpu', level: 1 }).waitFor();
  await still(page);
  assert.equal(await active(), 'main');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => !!document.activeElement.closest('[role="main"]')));
  await done();
});
