// What is measured. Each group opens what it needs once and gives several rows.
import { content_ms, median, quantile, scenario, visit } from './browser.mjs';

async function cold() {
  await scenario('thousand');
  const times = [];
  let wire, before_content;
  for (let i = 0; i < 5; i++) {
    const v = await visit('#/resources');
    times.push(await content_ms(v.page));
    wire = v.wire;
    const sent = await v.page.evaluate(() => performance.getEntriesByType('resource').filter((r) => r.startTime <= performance.getEntriesByName('osmo:content')[0].startTime).length);
    before_content = sent + 1;
    await v.done();
  }
  const bytes = wire.filter((r) => !/\/api\//.test(r.url)).reduce((sum, r) => sum + r.bytes, 0);
  return [
    { name: 'wire: cold #/resources, data excluded', value: bytes / 1024, unit: 'KB', limit: 400 },
    { name: 'requests before content, data included', value: before_content, unit: '', limit: 12 },
    { name: 'content: #/resources, 1,000 nodes, cold, median of 5', value: median(times), unit: 'ms', limit: 900 },
  ];
}

// One wheel notch per frame, for as many frames.
const scroll = (page, frames) => page.evaluate(async (count) => {
  const stage = document.getElementById('stage');
  bench.frames.length = bench.starts.length = 0;
  for (let i = 0; i < count; i++) {
    stage.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, clientX: 700, clientY: 500, bubbles: true, cancelable: true }));
    await new Promise((r) => requestAnimationFrame(r));
  }
  // The waiting above is a frame call-back too, of next to nothing: only those that drew count.
  const gaps = bench.starts.slice(1).map((t, i) => t - bench.starts[i]).filter((g) => g > 1);
  return { cpu: bench.frames.filter((ms) => ms > 0.15), gaps };
}, frames);

async function hundred_thousand() {
  await scenario('hundred_thousand');
  const v = await visit('#/resources');
  const { page } = v;
  const arrived = await page.evaluate(() => performance.getEntriesByType('resource').find((r) => r.name.includes('/api/resources')).responseEnd);
  const after_body = await content_ms(page) - arrived;
  const longest = await page.evaluate(() => Math.max(0, ...bench.long));
  const heap = await page.evaluate(() => osmoConsole.heap_bytes);
  await page.getByRole('searchbox', { name: /filter/i }).focus();
  await page.evaluate(() => osmoConsole.idle());
  const keys = [];
  for (const key of 'h100') {
    const before = await v.task_ms();
    await page.keyboard.press(key);
    await page.evaluate(() => osmoConsole.idle());
    keys.push(await v.task_ms() - before);
  }
  const to_frame = await page.evaluate(() => Math.max(...bench.frames.slice(-8)));
  await page.getByRole('searchbox', { name: /filter/i }).fill('');
  await page.evaluate(() => osmoConsole.idle());
  await page.mouse.move(700, 500);
  await scroll(page, 30);
  const software = await scroll(page, 240);
  await v.done();
  const gl = await visit('#/resources', { query: '?renderer=webgl2' });
  await gl.page.mouse.move(700, 500);
  await scroll(gl.page, 30);
  const webgl = await scroll(gl.page, 120);
  await gl.done();
  return [
    { name: '100,000 resources: body received to rows on screen', value: after_body, unit: 'ms', limit: 1500 },
    { name: '100,000 resources: longest main-thread task', value: longest, unit: 'ms', limit: 50 },
    { name: '100,000 resources: wasm heap', value: heap / 1048576, unit: 'MB', limit: 150 },
    { name: '100,000 resources: a keystroke, the frame that filters', value: to_frame, unit: 'ms', limit: 16 },
    { name: '100,000 resources: a keystroke until all is still, whole page', value: median(keys), unit: 'ms', limit: null },
    { name: '100,000 resources: frame CPU while scrolling, WebGL2, p99', value: quantile(webgl.cpu, 0.99), unit: 'ms', limit: 4 },
    { name: '100,000 resources: frame CPU while scrolling, software, p99', value: quantile(software.cpu, 0.99), unit: 'ms', limit: null },
    { name: '100,000 resources: scrolling in software, 1440×900', value: 1000 / (software.gaps.reduce((a, b) => a + b, 0) / software.gaps.length), unit: 'fps', limit: 50, at_least: true },
    { name: '100,000 resources: scrolling in software, p95 between frames', value: quantile(software.gaps, 0.95), unit: 'ms', limit: 33 },
  ];
}

const worst_frame = (page) => page.evaluate(async () => { await osmoConsole.idle(); return Math.max(...bench.frames.slice(-8)); });

// What else is done to all nodes at once: ranked, drawn as cells, gathered, sorted.
async function all_at_once() {
  await scenario('hundred_thousand');
  const v = await visit('#/capacity?q=8 GPUs');
  await content_ms(v.page);
  await v.page.getByRole('searchbox').fill('4 GPUs, 16 cores');
  const ranked = await worst_frame(v.page);
  await v.done();
  const w = await visit('#/resources');
  const go = async (place) => {
    await w.page.evaluate((hash) => { location.hash = hash; }, place);
    return worst_frame(w.page);
  };
  await content_ms(w.page);
  const sorted = await go('#/resources?sort=gpu_free&desc=1'), map = await go('#/resources?look=map'), grouped = await go('#/resources?look=map&by=pool');
  await w.done();
  return [
    { name: '100,000 resources: the frame that ranks pools', value: ranked, unit: 'ms', limit: 50 },
    { name: '100,000 resources: the frame that sorts', value: sorted, unit: 'ms', limit: 60 },
    { name: '100,000 resources: the first frame of the map', value: map, unit: 'ms', limit: 30 },
    { name: '100,000 resources: the frame that groups', value: grouped, unit: 'ms', limit: 80 },
  ];
}

async function idle() {
  await scenario('small');
  const v = await visit('#/resources');
  await new Promise((r) => setTimeout(r, 1500));
  const frames = await v.page.evaluate(() => osmoConsole.frames), busy = await v.task_ms();
  await new Promise((r) => setTimeout(r, 10000));
  const rows = [
    { name: 'idle, 10 s: main-thread time', value: await v.task_ms() - busy, unit: 'ms', limit: 5 },
    { name: 'idle, 10 s: frames', value: await v.page.evaluate(() => osmoConsole.frames) - frames, unit: '', limit: 0 },
  ];
  await v.done();
  return rows;
}

export const groups = [
  { names: ['wire: cold #/resources, data excluded', 'requests before content, data included', 'content: #/resources, 1,000 nodes, cold, median of 5'], measure: cold },
  { names: ['100,000 resources: body received, longest main-thread task, wasm heap, a keystroke, frame CPU while scrolling, scrolling in software'], measure: hundred_thousand },
  { names: ['100,000 resources: the frame that ranks pools, sorts, groups, the first frame of the map'], measure: all_at_once },
  { names: ['idle, 10 s: main-thread time', 'idle, 10 s: frames'], measure: idle },
];
