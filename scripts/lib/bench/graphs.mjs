// One workflow with its graph and its timeline: how long until it is there, what moving about costs.
import { median, quantile, scenario, scroll, visit, worst_frame } from './browser.mjs';

const SMALL = 'a workflow of 500 tasks: ', LARGE = 'a workflow of 5,000 tasks: ';
const place_of = (count) => `#/workflows/five-${count === 500 ? 'hundred' : 'thousand'}-001`;

async function opened(count) {
  const v = await visit(place_of(count));
  const found = await v.page.evaluate(async () => {
    await osmoConsole.idle();
    const body = performance.getEntriesByType('resource').filter((r) => r.name.includes('/api/workflow/five-')).map((r) => r.responseEnd);
    const from = Math.min(...body), frames = bench.frames.filter((f) => f.start >= from);
    const drawn = frames.filter((f) => f.program > 0.5);
    return { after: drawn.length ? drawn.at(-1).start + drawn.at(-1).ms - from : 0, cpu: frames.reduce((sum, f) => sum + f.program, 0),
      longest: Math.max(0, ...bench.long.filter((t) => t.start >= from).map((t) => t.ms)) };
  });
  return { v, found };
}

// Laid out anew, the data at hand and the code warm: its frames, less what they cost without it.
async function layout_ms(page, count) {
  const sums = [];
  for (let i = 0; i < 5; i++) {
    sums.push(await page.evaluate(async (hash) => {
      location.hash = '#/resources';
      await osmoConsole.idle();
      bench.frames.length = 0;
      location.hash = hash;
      await osmoConsole.idle();
      const laying = bench.frames.filter((f) => f.laying), plain = bench.frames.at(-1).program;
      if (laying.length === 0 || bench.frames.at(-1).laying) throw new Error('no graph was laid out');
      return laying.reduce((sum, f) => sum + f.program - plain, 0);
    }, place_of(count)));
  }
  return median(sums);
}

// What a person does to a graph: the wheel in and out over it, then dragging it about.
const zoomed_and_dragged = (page, x, y) => page.evaluate(async ([x, y]) => {
  const stage = document.getElementById('stage');
  const frame = () => new Promise((r) => requestAnimationFrame(r));
  const point = (type, dx, dy, buttons) => stage.dispatchEvent(new PointerEvent(type, { clientX: x + dx, clientY: y + dy, button: type === 'pointermove' ? -1 : 0, buttons, pointerId: 1, pointerType: 'mouse', bubbles: true, cancelable: true }));
  bench.frames.length = 0;
  for (let i = 0; i < 60; i++) {
    stage.dispatchEvent(new WheelEvent('wheel', { deltaY: i < 30 ? 100 : -100, clientX: x, clientY: y, bubbles: true, cancelable: true }));
    await frame();
  }
  point('pointerdown', 0, 0, 1);
  for (let i = 0; i < 60; i++) {
    point('pointermove', Math.sin(i / 6) * 200, Math.cos(i / 5) * 80, 1);
    await frame();
  }
  point('pointerup', 0, 0, 0);
  return bench.frames.map((f) => f.program + f.mirror);
}, [x, y]);

async function small_graph() {
  const { v, found } = await opened(500);
  const layout = await layout_ms(v.page, 500);
  await v.done();
  return [
    { name: `${SMALL}layout by itself, median of 5`, value: layout, unit: 'ms', limit: 15 },
    { name: `${SMALL}CPU of all frames until it is first drawn`, value: found.cpu, unit: 'ms', limit: null },
  ];
}

async function large_graph() {
  const all = [];
  for (let i = 0; i < 5; i++) {
    const { v, found } = await opened(5000);
    all.push(found);
    if (i === 4) all.v = v;
    else await v.done();
  }
  const middle = (what) => median(all.map((each) => each[what]));
  return { v: all.v, rows: [
    { name: `${LARGE}CPU of all frames until it is first drawn`, value: middle('cpu'), unit: 'ms', limit: null },
    { name: `${LARGE}body received to graph on screen, median of 5`, value: middle('after'), unit: 'ms', limit: 600 },
    { name: `${LARGE}longest main-thread task meanwhile, median of 5 (0: none over 50)`, value: middle('longest'), unit: 'ms', limit: 50 },
  ] };
}

async function moved_about(v) {
  const box = await v.page.getByRole('listbox').first().boundingBox();
  await zoomed_and_dragged(v.page, box.x + box.width / 2, box.y + box.height / 2);
  const costs = await zoomed_and_dragged(v.page, box.x + box.width / 2, box.y + box.height / 2);
  await v.page.evaluate(() => { location.hash += '?lanes=tasks'; });
  const first = await worst_frame(v.page);
  await v.page.getByRole('grid').first().scrollIntoViewIfNeeded();
  const lanes = await v.page.getByRole('grid').first().boundingBox();
  await v.page.mouse.move(lanes.x + 60, Math.min(880, lanes.y + 120));
  await scroll(v.page, 120); // two seconds of it: the browser optimises what runs much
  const scrolled = await scroll(v.page, 240);
  return [
    { name: `${LARGE}pan and zoom, frame CPU p99`, value: quantile(costs, 0.99), unit: 'ms', limit: 6 },
    { name: `${LARGE}timeline, first frame`, value: first, unit: 'ms', limit: 50 },
    { name: `${LARGE}timeline, scroll p99`, value: quantile(scrolled.cpu, 0.99), unit: 'ms', limit: 4 },
  ];
}

export async function graphs() {
  await scenario('showcase');
  const small = await small_graph(), { v, rows } = await large_graph();
  const moved = await moved_about(v);
  await v.page.evaluate(() => { bench.frames.length = 0; location.hash = '#/workflows/five-thousand-001?tab=tasks'; });
  const tab = await worst_frame(v.page), layout = await layout_ms(v.page, 5000);
  await v.done();
  return [...small, { name: `${LARGE}layout by itself, median of 5`, value: layout, unit: 'ms', limit: 200 }, ...rows, ...moved,
    { name: `${LARGE}first frame of its table of tasks`, value: tab, unit: 'ms', limit: 50 }];
}

export const GRAPH_NAMES = [
  ...['layout by itself, median of 5', 'CPU of all frames until it is first drawn'].map((n) => SMALL + n),
  ...['layout by itself, median of 5', 'CPU of all frames until it is first drawn', 'body received to graph on screen, median of 5', 'longest main-thread task meanwhile, median of 5 (0: none over 50)',
    'pan and zoom, frame CPU p99', 'timeline, first frame', 'timeline, scroll p99', 'first frame of its table of tasks'].map((n) => LARGE + n),
];
