// A log on a line that breaks all the time: every line comes once, and what is held is the text and little more.
// OSMO_SOAK_MINUTES and OSMO_SOAK_CUT_S (scripts/soak) make it long; by itself it takes less than a minute.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { cutter } from '../cutter.mjs';
import { ADDRESS, FAILED_REQUEST, open, sim, still, test, until } from '../world.mjs';

const minutes = Number(process.env.OSMO_SOAK_MINUTES ?? 0.25), every_ms = Number(process.env.OSMO_SOAK_CUT_S ?? 1) * 1000;
const PLACE = '#/workflows/chatty-001/logs';
const long = minutes >= 5;

async function saved(page) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('menuitem', { name: 'All of it' }).click();
  return readFile(await (await coming).path(), 'utf8');
}

async function held(page, cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name) => metrics.find((m) => m.name === name).value;
  return { program: await page.evaluate(() => osmoConsole.heap_bytes), script: of('JSHeapUsedSize'), nodes: of('Nodes') };
}

// Where two texts part, with what stands there.
function parting(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return `line ${i + 1}: "${a[i]}" where there was "${b[i]}"`;
}

test('a log on a line that breaks again and again has every line once, and holds little more than its text', { timeout: minutes * 60000 + 120000 }, async () => {
  await sim.scenario('showcase');
  const line = await cutter({ to: ADDRESS, which: /\/api\/workflow\/chatty-001\/logs/, every_ms });
  const { page, context, done } = await open(PLACE, { scenario: null, address: line.address, expect: [FAILED_REQUEST, /ERR_/], settle: false });
  await page.getByRole('grid', { name: 'Log of chatty-001' }).waitFor();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const end = Date.now() + minutes * 60000, notes = [];
  const step = Math.min(60000, minutes * 15000);
  for (let next = Date.now() + step; Date.now() < end; next += step) {
    await new Promise((r) => setTimeout(r, Math.min(next, end) - Date.now()));
    notes.push(await held(page, cdp));
    const { program, script, nodes } = notes.at(-1);
    if (long) console.error(`${new Date().toISOString()} ${JSON.stringify(line.seen)} program ${(program / 1048576).toFixed(1)} MB, script ${(script / 1048576).toFixed(2)} MB, ${nodes} nodes`);
  }
  const text = (await saved(page)).split('\n').slice(0, -2); // the last may not be whole
  assert.ok(line.seen.cut >= minutes * 60000 / every_ms / 3, `it was cut ${line.seen.cut} times only`);
  await done();
  line.close();

  const { page: calm, done: calm_done } = await open(PLACE, { scenario: null, settle: false });
  await until('the same lines have come in one go', async () => Number((await calm.getByText(/^[\d,]+ lines$/).first().innerText()).replace(/\D/g, '')) >= text.length, 30000);
  const once = (await saved(calm)).split('\n');
  await calm_done();
  assert.ok(text.length > minutes * 60 * 50 / 2, `there are only ${text.length} lines`);
  assert.ok(once.length >= text.length);
  const same = text.every((words, i) => words === once[i]);
  const [first, last] = [notes[Math.min(1, notes.length - 1)], notes.at(-1)];
  console.error(`${text.length} lines, ${(text.join('\n').length / 1048576).toFixed(1)} MB, ${JSON.stringify(line.seen)}; first and last: ${JSON.stringify([first, last])}`);
  assert.ok(same, same || parting(text, once));
  assert.ok(last.script < first.script * 1.25 + 1048576, `the scripts held ${first.script} bytes and then ${last.script}`);
  assert.ok(last.program < first.program + 2 * text.join('\n').length + 16777216, `the program held ${first.program} bytes and then ${last.program}`);
  assert.ok(last.nodes < first.nodes * 1.5 + 200, `${first.nodes} nodes became ${last.nodes}`);
});
