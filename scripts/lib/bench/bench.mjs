// Runs the measurements and prints the table. A value over its limit is marked, nothing more:
// machines differ, and this is not a test.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { groups } from './measure.mjs';
import { close, use } from './browser.mjs';

const { values } = parseArgs({ options: { address: { type: 'string' }, sim: { type: 'string' }, only: { type: 'string', default: '' }, json: { type: 'string' } } });
use(values.address, values.sim);
const wanted = new RegExp(values.only);
const rows = [];

const shown = (n) => (n >= 100 ? n.toFixed(0) : n.toFixed(1));
console.log(`${'what'.padEnd(66)}${'value'.padStart(10)} ${'unit'.padEnd(8)} limit`);
for (const group of groups) {
  if (!group.names.some((n) => wanted.test(n))) continue;
  for (const row of await group.measure()) {
    if (!wanted.test(row.name)) continue;
    rows.push(row);
    const over = Number.isNaN(row.value) || row.limit !== null && (row.at_least ? row.value < row.limit : row.value > row.limit);
    console.log(`${row.name.padEnd(66)}${shown(row.value).padStart(10)} ${row.unit.padEnd(8)} ${row.limit ?? '–'}${over ? '  ← over' : ''}`);
  }
}
await close();
if (values.json) await writeFile(values.json, JSON.stringify(rows.map(({ name, value, unit, limit }) => ({ name, value, unit, limit })), null, 1) + '\n');
