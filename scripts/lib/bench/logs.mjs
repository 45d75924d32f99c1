// A log of a million lines, and one into which 20,000 lines a second come.
import { ask_sim, median, quantile, scenario, tell_sim, visit } from './browser.mjs';

const LONG = 'a log of 1,000,000 lines: ', FAST = 'a log at 20,000 lines/s: ';
const PLACE = '#/workflows/long-log-001/logs';

// A log is opened from a page of the program that is there whole: what is measured is the log.
async function from_within(before, place, act) {
  const v = await visit('#/resources');
  await v.page.mouse.move(700, 500);
  await v.page.waitForFunction(() => osmoConsole.whole);
  await v.page.evaluate((hash) => { location.hash = hash; }, before);
  await v.page.getByRole('grid', { name: /^Log of/ }).getByRole('row').first().waitFor();
  await new Promise((r) => setTimeout(r, 500));
  const found = await v.page.evaluate(act, place);
  return { v, found };
}

// In the page: goes there, and watches each frame until the log has come and was looked through.
async function opened(place) {
  const frame = () => new Promise((r) => requestAnimationFrame(r));
  const texts = () => [...document.querySelectorAll('#mirror div:not([role])')].map((e) => e.textContent);
  const lines = () => texts().findLast((t) => /^[\d,]+ lines?$/.test(t)) ?? '';
  const heap = osmoConsole.heap_bytes, start = performance.now();
  bench.frames.length = bench.long.length = 0;
  location.hash = place;
  let first, last = 0, still = 0, seen = '';
  while (still < 60) {
    await frame();
    if (!document.querySelector('[role=grid][aria-label="Log of long-log-001"] [role=row]')) continue;
    first ??= performance.now() - start;
    const now = lines();
    if (now !== seen) seen = now, last = performance.now() - start, still = 0;
    else still += 1;
  }
  const asked = performance.getEntriesByType('resource').findLast((r) => r.name.includes('/long-log-001/logs'));
  return { first, last, seen, begun: asked?.responseStart - start, received: asked?.responseEnd - start, heap: osmoConsole.heap_bytes - heap,
    longest: Math.max(0, ...bench.long.map((t) => t.ms)), frames: bench.frames.filter((f) => f.start < start + last).map((f) => f.program) };
}

// In the page: types, and watches until a first line was found and all are counted, which is said beside the field.
async function looked_for(words) {
  const frame = () => new Promise((r) => requestAnimationFrame(r));
  const field = document.querySelector('#mirror input[aria-label="Search the log"]');
  const said = () => {
    for (let e = field.nextElementSibling; e && e.ariaLabel !== 'What is shown'; e = e.nextElementSibling) if (e.tagName === 'DIV' && !e.role) return e.textContent;
    return '';
  };
  field.focus();
  bench.frames.length = bench.long.length = 0;
  const start = performance.now(), gaps = [];
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  let first, last = 0, still = 0, seen = said(), before;
  while (still < 40) {
    const now = await frame();
    if (before && still < 2) gaps.push(now - before);
    before = now;
    const text = said();
    if (/^[\d,]+ line/.test(text) && text !== seen) first ??= performance.now() - start;
    if (text !== seen) seen = text, last = performance.now() - start, still = 0;
    else if (first) still += 1;
    if (performance.now() - start > 20000) break;
  }
  return { first, last, seen, gaps, longest: Math.max(0, ...bench.long.map((t) => t.ms)), frames: bench.frames.map((f) => f.program) };
}

// In the page: a notch of the wheel in each frame, or a key.
async function moved([count, keys]) {
  const stage = document.getElementById('stage'), grid = document.querySelector('[role=grid]'), box = grid.getBoundingClientRect();
  bench.frames.length = 0;
  for (let i = 0; i < count; i++) {
    if (keys) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: keys[i % keys.length], code: keys[i % keys.length], bubbles: true, cancelable: true }));
    else stage.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, clientX: box.x + 300, clientY: box.y + 200, bubbles: true, cancelable: true }));
    await new Promise((r) => requestAnimationFrame(r));
  }
  return bench.frames.map((f) => f.program + f.mirror);
}

const tell = (what) => { if (process.env.OSMO_BENCH_TELL) console.log(JSON.stringify(what, (_, x) => (typeof x === 'number' ? Math.round(x * 10) / 10 : x)).slice(0, 2000)); };

async function long_log() {
  await scenario('showcase');
  const bytes = Buffer.byteLength(await ask_sim('/api/workflow/long-log-001/logs'));
  const all = [];
  for (let i = 0; i < 3; i++) {
    const { v, found } = await from_within('#/workflows/serial-chain-001/logs', PLACE, opened);
    tell(found);
    all.push({ ...found, v });
    if (i < 2) await v.done();
  }
  const { page } = all[2].v;
  const searches = [];
  for (const words of ['CUDA', 'checkpoint saved', 'straggler rank 3', 'step=']) searches.push(await page.evaluate(looked_for, words)), tell(searches.at(-1));
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('');
  await page.evaluate(() => osmoConsole.idle());
  const scrolled = await page.evaluate(moved, [240, null]);
  await page.getByRole('row').first().focus();
  const jumped = await page.evaluate(moved, [240, ['End', 'PageUp', 'e', 'Home', 'PageDown']]);
  tell([scrolled, jumped]);
  await all[2].v.done();
  const gaps = searches.flatMap((s) => s.gaps), worst = (list, of) => Math.max(...list.map(of));
  return [
    { name: `${LONG}first lines, median of 3`, value: median(all.map((f) => f.first)), unit: 'ms', limit: 150 },
    { name: `${LONG}all ${Math.round(bytes / 1e6)} MB received and indexed, median of 3`, value: median(all.map((f) => f.last)), unit: 'ms', limit: 2000 },
    { name: `${LONG}longest main-thread task meanwhile`, value: worst(all, (f) => f.longest), unit: 'ms', limit: 50 },
    { name: `${LONG}memory above its ${Math.round(bytes / 1e6)} MB of text`, value: 100 * (all[2].heap / bytes - 1), unit: '%', limit: 35 },
    { name: `${LONG}plain search, first hit, worst of 4`, value: worst(searches, (s) => s.first), unit: 'ms', limit: 50 },
    { name: `${LONG}plain search, all counted, worst of 4`, value: worst(searches, (s) => s.last), unit: 'ms', limit: 400 },
    { name: `${LONG}plain search, p95 between frames`, value: quantile(gaps, 0.95), unit: 'ms', limit: 17 },
    { name: `${LONG}scroll, frame CPU p99`, value: quantile(scrolled, 0.99), unit: 'ms', limit: 6 },
    { name: `${LONG}jumps, frame CPU p99`, value: quantile(jumped, 0.99), unit: 'ms', limit: 6 },
  ];
}

async function fast_log() {
  await scenario('small');
  const { workflows } = JSON.parse(await ask_sim('/api/workflow?limit=50&order=DESC&statuses=RUNNING&all_users=true'));
  const young = workflows.sort((a, b) => (a.start_time < b.start_time ? 1 : -1))[0].name;
  const { groups } = JSON.parse(await ask_sim(`/api/workflow/${young}`));
  const tasks = groups.flatMap((g) => g.tasks).filter((t) => t.status === 'RUNNING').length;
  await tell_sim('/sim/chatter', { workflow: young, lines_per_second: 20000 / tasks });
  const { v } = await from_within(`#/workflows/${young}/logs`, '', () => {});
  const { page } = v;
  // What was written before is taken in first.
  let before = await ask_lines(page);
  for (let i = 0, grown = Infinity; i < 60 && grown > 25000; i++) {
    await new Promise((r) => setTimeout(r, 1000));
    const now = await ask_lines(page);
    grown = now - before, before = now;
  }
  const frames = await page.evaluate(async () => {
    bench.frames.length = bench.long.length = 0;
    await new Promise((r) => setTimeout(r, 8000));
    return { cpu: bench.frames.map((f) => f.program + f.mirror), longest: Math.max(0, ...bench.long.map((t) => t.ms)) };
  });
  const rate = (await ask_lines(page) - before) / 8;
  tell([young, tasks, rate, frames]);
  const scrolled = await page.evaluate(moved, [240, null]);
  tell(scrolled);
  await v.done();
  return [
    { name: `${FAST}lines a second that were taken in`, value: rate, unit: '', limit: 19000, at_least: true },
    { name: `${FAST}follow, frame CPU p99`, value: quantile(frames.cpu, 0.99), unit: 'ms', limit: 6 },
    { name: `${FAST}follow, longest main-thread task`, value: frames.longest, unit: 'ms', limit: 50 },
    { name: `${FAST}scroll, frame CPU p99`, value: quantile(scrolled, 0.99), unit: 'ms', limit: 6 },
  ];
}

const ask_lines = (page) => page.evaluate(() => Number([...document.querySelectorAll('#mirror div:not([role])')].map((e) => e.textContent).findLast((t) => /^[\d,]+ lines?$/.test(t)).replace(/\D/g, '')));

export const log_groups = [
  { names: [`${LONG}first lines, all received and indexed, longest main-thread task, memory above the text, plain search, scroll, jumps`], measure: long_log },
  { names: [`${FAST}follow, scroll, lines a second`], measure: fast_log },
];
