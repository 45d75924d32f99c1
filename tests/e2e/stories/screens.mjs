// The picture itself: both renderers, zoom, and what happens while nobody looks.
import assert from 'node:assert/strict';
import { browser, hash, open, sim, still, test, until } from '../world.mjs';

const GL_WORDS = [/GPU stall/, /GL Driver/];
const renderer = (page) => page.evaluate(() => osmoConsole.renderer);

// How many of the pixels differ by more than `least` in any channel, as a share; and whether there is anything to see.
async function difference(one, other, least) {
  const page = await (await browser()).newPage();
  const result = await page.evaluate(async ([first, second, limit]) => {
    const pixels = async (png) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    };
    const [a, b] = [await pixels(first), await pixels(second)];
    let differ = 0;
    const shades = new Set();
    for (let i = 0; i < a.length; i += 4) {
      if ([0, 1, 2].some((c) => Math.abs(a[i + c] - b[i + c]) > limit)) differ += 1;
      shades.add(a[i] << 16 | a[i + 1] << 8 | a[i + 2]);
    }
    return { same_size: a.length === b.length, share: differ / (a.length / 4), shades: shades.size };
  }, [one.toString('base64'), other.toString('base64'), least]);
  await page.close();
  return result;
}

for (const colorScheme of ['dark', 'light']) {
  test(`both renderers draw the same picture (${colorScheme})`, async () => {
    const shot = async (name) => {
      const { page, done } = await open('#/gone/nowhere', { webgl: true, query: `?renderer=${name}`, colorScheme, expect: GL_WORDS });
      assert.equal(await renderer(page), name);
      const png = await page.screenshot();
      await done();
      return png;
    };
    const { same_size, share, shades } = await difference(await shot('webgl2'), await shot('software'), 8);
    assert.ok(same_size);
    assert.ok(shades > 50, `only ${shades} colours: nothing was drawn`);
    assert.ok(share < 0.0005, `${(share * 100).toFixed(3)} % of the pixels differ`);
  });
}

test('the renderer can be chosen, also in the hash', async () => {
  for (const [name, place] of [['webgl2', '#/pools?renderer=webgl2'], ['software', '#/pools?renderer=software']]) {
    const { page, done } = await open(place, { webgl: true, expect: GL_WORDS });
    assert.equal(await renderer(page), name);
    assert.match(await hash(page), /renderer=/);
    await done();
  }
});

for (const renderer of ['webgl2', 'software']) test(`a browser zoomed from 50 to 200 % stays crisp with ${renderer}, and presses land where they are aimed`, async () => {
  const { page, context, done } = await open('#/pools', { webgl: renderer === 'webgl2', query: `?renderer=${renderer}`, expect: GL_WORDS });
  const cdp = await context.newCDPSession(page);
  for (const zoom of [0.5, 0.8, 1.25, 1.5, 2]) {
    const width = Math.round(1440 / zoom), height = Math.round(900 / zoom);
    await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false });
    await until(`the canvas follows ${zoom}`, () => page.evaluate(([w, h, z]) => {
      const canvas = [...document.querySelectorAll('canvas')].find((c) => !c.hidden);
      const drawn = document.querySelector('#mirror [role=main]').getBoundingClientRect();
      return Math.abs(canvas.width - w * z) <= 1 && Math.abs(canvas.height - h * z) <= 1 && Math.abs(drawn.right - w) <= 1;
    }, [width, height, zoom]));
    await still(page);
    const link = page.getByRole('grid').getByRole('link').first();
    const box = await link.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await until(`the link opens at ${zoom}`, async () => !(await hash(page)).startsWith('#/pools?') && (await hash(page)) !== '#/pools');
    await page.goBack();
    await until('back on the list', async () => (await hash(page)) === '#/pools');
    await still(page);
  }
  await done();
});

// A tab in the background, as the page is told of it.
const hide = (page, hidden) => page.evaluate((value) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value ? 'hidden' : 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

test('nothing is asked or drawn while the tab is hidden; what is due is asked on return', async () => {
  const { page, done } = await open('#/pools', { settings: { refresh: 10 } });
  await hide(page, true);
  const asked = await sim.asked('/api/pool_quota'), frames = await page.evaluate(() => osmoConsole.frames);
  await new Promise((r) => setTimeout(r, 11_500));
  assert.equal(await sim.asked('/api/pool_quota'), asked);
  assert.equal(await page.evaluate(() => osmoConsole.frames), frames);
  await hide(page, false);
  await until('asked again at once', async () => await sim.asked('/api/pool_quota') > asked, 3000);
  await done();
});
