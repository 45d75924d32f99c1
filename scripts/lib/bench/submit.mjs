// Writing a workflow: what a letter costs, and where it lands. That the thing measured was really done is asserted: a check of
// another text, or of none, is quick too.
import assert from 'node:assert/strict';
import { editor_text } from '../editor_text.mjs';
import { address_of, median, scenario, visit } from './browser.mjs';

const KINDS = 10;
const LEAST_LINES = 2000;
const ALL = 'submit: ';

// Five lines for each task; ten kinds of resources, so that there are ten questions to each node.
function spec(tasks, chained) {
  const kinds = Array.from({ length: KINDS }, (_, k) => `    kind-${k}: {gpu: ${k % 4}, cpu: ${2 + k}, memory: ${4 + k}Gi, storage: 10Gi}`);
  const each = Array.from({ length: tasks }, (_, i) => [`  - name: task-${i}`, '    image: ubuntu:24.04', `    command: [bash, -c, 'echo ${i}']`, `    resource: kind-${i % KINDS}`,
    chained && i > 0 ? `    inputs: [{task: task-${i - 1}}]` : `    environment: {N: '${i}'}`]);
  return ['workflow:', '  name: measured', '  resources:', ...kinds, '  tasks:', ...each.flat(), ''].join('\n');
}

const marks = (page) => page.evaluate(() => performance.getEntriesByName('osmo:checked').length);
const last_check = (page) => page.evaluate(() => {
  const last = (name) => performance.getEntriesByName(name).at(-1).startTime;
  return last('osmo:checked') - last('osmo:check');
});

// What is done, and then what must be said of it once it was checked.
async function checked(page, act, says) {
  const before = await marks(page);
  await page.evaluate(() => { bench.frames.length = 0; });
  await act();
  await page.getByText(says, { exact: true }).first().waitFor({ timeout: 60000 });
  await page.waitForFunction((n) => performance.getEntriesByName('osmo:checked').length > n, before, { timeout: 60000 });
  await page.evaluate(() => osmoConsole.idle());
  return { check: await last_check(page), frame: await page.evaluate(() => Math.max(0, ...bench.frames.map((f) => f.program))) };
}

async function write(page, text, tasks) {
  await page.getByRole('textbox', { name: 'Specification' }).click();
  await page.keyboard.press('Control+a');
  const cost = await checked(page, () => page.keyboard.insertText(text), 'No errors');
  assert.equal(await page.evaluate(editor_text), text, 'the editor holds what was written');
  const graph = page.getByRole('tab', { name: /^Graph/ });
  await page.waitForFunction(([tab, n]) => tab.textContent.includes(n) || tab.getAttribute('aria-label')?.includes(n), [await graph.elementHandle(), String(tasks)], { timeout: 60000 });
  return cost;
}

async function loaded() {
  await scenario('small');
  const times = [];
  for (let i = 0; i < 3; i++) {
    const v = await visit('#/resources');
    await v.page.mouse.move(700, 500); // a person's hand brings the rest of the program before they press anything
    await v.page.waitForFunction(() => osmoConsole.whole);
    const fetched = () => v.page.evaluate(() => performance.getEntriesByType('resource').some((r) => /editor/.test(r.name)));
    assert.equal(await fetched(), false, 'the editor is not fetched before it is opened');
    await v.page.evaluate(`globalThis.editor_text = ${editor_text}`);
    times.push(await v.page.evaluate(async () => {
      const start = performance.now();
      location.hash = '#/submit';
      while (globalThis.editor_text() === null) await new Promise((r) => setTimeout(r, 2));
      return performance.now() - start;
    }));
    assert.equal(await fetched(), true);
    await v.done();
  }
  return median(times);
}

export async function submitting() {
  const editor = await loaded();
  await scenario('ten_thousand');
  const v = await visit('#/submit?pools=all');
  const { page } = v;
  const nodes = (await (await fetch(new URL('/api/resources?all_pools=true', address_of()))).json()).resources.length; // the page's own fetch is the console's
  assert.ok(nodes >= 10000, `${nodes} nodes`);
  const text = spec(398, true);
  assert.ok(text.split('\n').length > LEAST_LINES);
  await write(page, text, 398);
  const letters = [];
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Backspace');
  for (let i = 0; i < 5; i++) { // each letter breaks the last line, or mends it: the check that is timed has seen it
    letters.push(await checked(page, () => page.keyboard.type('x'), '1 error'));
    letters.push(await checked(page, () => page.keyboard.press('Backspace'), 'No errors'));
  }
  await page.keyboard.press('Control+Home');
  const placed = await write(page, spec(100, false), 100);
  const pools = await page.getByRole('group', { name: 'Pool' }).getByRole('radio').count();
  assert.ok(pools >= 20, `${pools} pools are ranked`);
  await page.getByText(/^Ranked by fit for 130 GPUs/).first().waitFor();
  await v.done();
  return [
    { name: `${ALL}from the address to the editor, on localhost, median of 3`, value: editor, unit: 'ms', limit: 250 },
    { name: `${ALL}check of 2,000 lines after a letter, median of 10`, value: median(letters.map((l) => l.check)), unit: 'ms', limit: 30 },
    { name: `${ALL}the longest frame of that letter, median of 10`, value: median(letters.map((l) => l.frame)), unit: 'ms', limit: null },
    { name: `${ALL}the longest frame of placing 100 tasks on 10,000 nodes in ${pools} pools`, value: placed.frame, unit: 'ms', limit: 50 },
  ];
}

export const submit_names = ['the editor', 'check of 2,000 lines', 'the longest frame'].map((n) => ALL + n);
