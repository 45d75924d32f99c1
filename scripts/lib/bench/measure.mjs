// What is measured. Each group opens what it needs once and gives several rows.
import { content_ms, first_frame_ms, median, quantile, scenario, scroll, visit, worst_frame } from './browser.mjs';
import { GRAPH_NAMES, graphs } from './graphs.mjs';
import { pages, workflows } from './pages.mjs';
import { lighthouse, LIGHTHOUSE_NAMES } from './lighthouse.mjs';
import { log_groups } from './logs.mjs';
import { submit_names, submitting } from './submit.mjs';

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
  const bytes = program_bytes(wire);
  return [
    { name: 'wire: cold #/resources, data excluded', value: bytes / 1024, unit: 'KB', limit: 400 },
    { name: 'requests before content, data included', value: before_content, unit: '', limit: 12 },
    { name: 'content: #/resources, 1,000 nodes, cold, median of 5', value: median(times), unit: 'ms', limit: 900 },
  ];
}

const program_bytes = (wire) => wire.filter((r) => !/\/api\//.test(r.url)).reduce((sum, r) => sum + r.bytes, 0);

// The service worker keeps the program: the same page once more, by the same browser.
async function second_visit() {
  await scenario('small');
  const shares = [], seconds = [];
  for (let i = 0; i < 5; i++) {
    const v = await visit('#/resources', { line: true });
    const cold = await first_frame_ms(v.page);
    await v.page.evaluate(async () => { const { active } = await navigator.serviceWorker.ready; while (active.state !== 'activated') await new Promise((r) => setTimeout(r, 50)); });
    const address = v.page.url();
    await v.page.goto('about:blank');
    await v.page.goto(address);
    await v.page.waitForFunction(() => performance.getEntriesByName('osmo:first-frame').length > 0);
    seconds.push(await first_frame_ms(v.page));
    shares.push(100 * seconds.at(-1) / cold);
    await v.done();
  }
  return [
    { name: 'second visit: first frame, of the cold one (20 Mbit/s, 40 ms), median of 5', value: median(shares), unit: '%', limit: 60 },
    { name: 'second visit: first frame, median of 5', value: median(seconds), unit: 'ms', limit: null },
  ];
}

async function embedded() {
  await scenario('small');
  const console = await visit('#/pools/prod-gpu'), embed = await visit('#/pools/prod-gpu', { query: '?embed=1' });
  const row = { name: 'embed: bytes of the program beyond the console\'s', value: 100 * (program_bytes(embed.wire) / program_bytes(console.wire) - 1), unit: '%', limit: 5 };
  await console.done();
  await embed.done();
  return [row];
}

async function scrolled(query, frames) {
  const v = await visit('#/resources', { query });
  await v.page.mouse.move(700, 500);
  await v.page.waitForFunction(() => osmoConsole.whole);
  await scroll(v.page, 120); // two seconds of it: the browser optimises what runs much
  const result = await scroll(v.page, frames);
  await v.done();
  return result;
}

const BIG = '100,000 resources: ';

async function arrived() {
  const v = await visit('#/resources');
  const found = await v.page.evaluate(() => {
    const fleet = performance.getEntriesByType('resource').find((r) => r.name.includes('/api/resources'));
    const content = performance.getEntriesByName('osmo:content')[0].startTime;
    return { after: content - fleet.responseEnd, longest: Math.max(0, ...bench.long.filter((t) => t.start > fleet.responseStart).map((t) => t.ms)), heap: osmoConsole.heap_bytes };
  });
  await v.done();
  return found;
}

async function arrival() {
  await scenario('hundred_thousand');
  const all = [];
  for (let i = 0; i < 5; i++) all.push(await arrived());
  const middle = (what) => median(all.map((each) => each[what]));
  return [
    { name: `${BIG}body received to rows on screen, median of 5`, value: middle('after'), unit: 'ms', limit: 1500 },
    { name: `${BIG}longest main-thread task while they arrive, median of 5 (0: none over 50)`, value: middle('longest'), unit: 'ms', limit: 50 },
    { name: `${BIG}wasm heap`, value: middle('heap') / 1048576, unit: 'MB', limit: 150 },
  ];
}

// Each letter of a word in the filter: the longest frame it makes, and all that the page does because of it.
async function typed(v) {
  const { page } = v;
  await page.getByRole('searchbox', { name: /filter/i }).or(page.getByRole('combobox', { name: /filter/i })).first().focus();
  const frames = [], whole = [];
  for (const key of 'h100') {
    await page.evaluate(() => osmoConsole.idle());
    await page.evaluate(() => { bench.frames.length = 0; });
    const before = await v.task_ms();
    await page.keyboard.press(key);
    await page.evaluate(() => osmoConsole.idle());
    whole.push(await v.task_ms() - before);
    frames.push(await page.evaluate(() => Math.max(...bench.frames.map((f) => f.program))));
  }
  return { frames, whole };
}

async function typing() {
  await scenario('hundred_thousand');
  const v = await visit('#/resources');
  const { frames, whole } = await typed(v);
  await v.done();
  return [
    { name: `${BIG}a keystroke, the frame that filters, worst of 4`, value: Math.max(...frames), unit: 'ms', limit: 16 },
    { name: `${BIG}a keystroke until all is still, whole page`, value: median(whole), unit: 'ms', limit: null },
  ];
}

async function scrolling() {
  await scenario('hundred_thousand');
  const webgl = await scrolled('?renderer=webgl2', 240), software = await scrolled('?renderer=software', 240);
  const mean = software.gaps.reduce((a, b) => a + b, 0) / software.gaps.length;
  return [
    // Without a GPU the driver of WebGL takes this machine's processors from the program: what that costs in itself is seen in software.
    { name: `${BIG}frame CPU while scrolling, driver excluded, p99`, value: quantile(software.cpu, 0.99), unit: 'ms', limit: 4 },
    { name: `${BIG}frame CPU while scrolling, driver excluded, p50`, value: median(software.cpu), unit: 'ms', limit: null },
    { name: `${BIG}frame CPU while scrolling, beside a software GPU, p99`, value: quantile(webgl.cpu, 0.99), unit: 'ms', limit: null },
    { name: `${BIG}frame CPU while scrolling in software, p99`, value: quantile(software.whole, 0.99), unit: 'ms', limit: null },
    { name: `${BIG}scrolling in software, 1440×900`, value: 1000 / mean, unit: 'fps', limit: 50, at_least: true },
    { name: `${BIG}scrolling in software, p95 between frames`, value: quantile(software.gaps, 0.95), unit: 'ms', limit: 33 },
  ];
}

// What else is done to all nodes at once: ranked, drawn as cells, gathered, sorted.
async function done_to_all(fleet) {
  await scenario(fleet);
  const v = await visit('#/capacity?q=8 GPUs');
  await content_ms(v.page);
  await v.page.evaluate(async () => { await osmoConsole.idle(); bench.frames.length = 0; }); // those of the start are not those of the ranking
  await v.page.getByRole('searchbox').fill('4 GPUs, 16 cores');
  const ranked = await worst_frame(v.page);
  await v.done();
  const w = await visit('#/resources');
  await w.page.mouse.move(700, 500);  // a person's hand brings the rest of the program before they press anything
  await w.page.waitForFunction(() => osmoConsole.whole);
  const go = async (place) => {
    await w.page.evaluate((hash) => { location.hash = hash; }, place);
    return worst_frame(w.page);
  };
  await content_ms(w.page);
  const sorted = await go('#/resources?sort=gpu_free&desc=1'), map = await go('#/resources?look=map'), grouped = await go('#/resources?look=map&by=pool');
  await w.done();
  return { ranked, sorted, map, grouped };
}

async function all_at_once() {
  const { ranked, sorted, map, grouped } = await done_to_all('hundred_thousand');
  return [
    { name: '100,000 resources: the frame that ranks pools', value: ranked, unit: 'ms', limit: 50 },
    { name: '100,000 resources: the frame that sorts', value: sorted, unit: 'ms', limit: 60 },
    { name: '100,000 resources: the first frame of the map', value: map, unit: 'ms', limit: 30 },
    { name: '100,000 resources: the frame that groups', value: grouped, unit: 'ms', limit: 80 },
  ];
}

async function at_ten_thousand() {
  const { ranked, sorted, map, grouped } = await done_to_all('ten_thousand');
  const v = await visit('#/resources');
  const { frames } = await typed(v);
  await v.done();
  const row = (what, value) => ({ name: `10,000 resources: ${what}`, value, unit: 'ms', limit: 16 });
  return [row('a keystroke, the frame that filters, worst of 4', Math.max(...frames)), row('the frame that ranks pools', ranked), row('the frame that sorts', sorted),
    row('the first frame of the map', map), row('the frame that groups', grouped)];
}

// After what follows a start: the second part of the program, and the browser's clearing up.
async function idle() {
  await scenario('small');
  const v = await visit('#/resources');
  await v.page.mouse.move(700, 500);
  await v.page.waitForFunction(() => osmoConsole.whole);
  await new Promise((r) => setTimeout(r, 10000));
  const frames = await v.page.evaluate(() => osmoConsole.frames), busy = await v.task_ms();
  await new Promise((r) => setTimeout(r, 10000));
  const rows = [
    { name: 'idle, 10 s: main-thread time', value: await v.task_ms() - busy, unit: 'ms', limit: 5 },
    { name: 'idle, 10 s: frames', value: await v.page.evaluate(() => osmoConsole.frames) - frames, unit: '', limit: 0 },
  ];
  await v.done();
  return rows;
}

// Each group with its rows' names, as far as a --only has to find it.
export const groups = [
  { names: ['wire: cold #/resources, data excluded', 'requests before content, data included', 'content: #/resources, 1,000 nodes, cold, median of 5'], measure: cold },
  { names: ['second visit: first frame, of the cold one (20 Mbit/s, 40 ms), median of 5', 'second visit: first frame, median of 5'], measure: second_visit },
  { names: ['embed: bytes of the program beyond the console\'s'], measure: embedded },
  { names: ['body received to rows on screen, median of 5', 'longest main-thread task while they arrive, median of 5 (0: none over 50)', 'wasm heap'].map((n) => BIG + n), measure: arrival },
  { names: ['a keystroke, the frame that filters, worst of 4', 'a keystroke until all is still, whole page'].map((n) => BIG + n), measure: typing },
  { names: ['frame CPU while scrolling, driver excluded, p99', 'frame CPU while scrolling, driver excluded, p50', 'frame CPU while scrolling, beside a software GPU, p99', 'frame CPU while scrolling in software, p99',
    'scrolling in software, 1440×900', 'scrolling in software, p95 between frames'].map((n) => BIG + n), measure: scrolling },
  { names: ['100,000 resources: the frame that ranks pools, sorts, groups, the first frame of the map'], measure: all_at_once },
  { names: ['a keystroke, the frame that filters, worst of 4', 'the frame that ranks pools', 'the frame that sorts', 'the first frame of the map', 'the frame that groups'].map((n) => `10,000 resources: ${n}`), measure: at_ten_thousand },
  { names: ['workflows list, 20,000 loaded: the frame that filters', 'workflows list, 20,000 loaded: the frame that sorts, worst of 2', 'palette, 100,000 resources and 20,000 workflows: keystroke to results, worst of 4'], measure: workflows },
  { names: ['change of page, data cached: CPU of its first frame, worst of 10 pages', 'change of page, data cached: CPU of its first frame, median', 'change of page, data cached: frames until all is there, worst of 10 pages'], measure: pages },
  { names: GRAPH_NAMES, measure: graphs },
  { names: submit_names, measure: submitting },
  { names: LIGHTHOUSE_NAMES, measure: lighthouse },
  ...log_groups,
  { names: ['idle, 10 s: main-thread time', 'idle, 10 s: frames'], measure: idle },
];
