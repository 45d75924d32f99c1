// Lighthouse's grades of the first page, on its desktop preset: its phone is throttled fourfold, on top of whatever machine
// this is. Installed apart, when it is to grade (scripts/setup --lighthouse), in the folder OSMO_LIGHTHOUSE.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { address_of, scenario } from './browser.mjs';

const GRADES = { performance: 95, accessibility: 100, 'best-practices': 100 };
export const LIGHTHOUSE_NAMES = Object.keys(GRADES).map((grade) => `lighthouse on #/resources: ${grade}`);

const call = promisify(execFile);

function run(folder) {
  const words = [`${address_of()}/#/resources`, '--preset=desktop', '--quiet', `--only-categories=${Object.keys(GRADES)}`, '--output=json', `--output-path=${join(folder, 'report.json')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking'];
  const env = { ...process.env, CHROME_PATH: process.env.OSMO_CHROMIUM ?? '/usr/bin/chromium' };
  return call(process.execPath, [join(process.env.OSMO_LIGHTHOUSE, 'node_modules/lighthouse/cli/index.js'), ...words], { env, timeout: 180_000 });
}

// Now and then its trace misses the start of the page, and it asks to be run again.
async function graded(folder, tries = 3) {
  try {
    await run(folder);
  } catch (error) {
    if (tries === 1 || !/NO_NAVSTART/.test(error.stderr)) throw error;
    await graded(folder, tries - 1);
  }
}

export async function lighthouse() {
  await call('scripts/setup', ['--lighthouse']);
  await scenario('thousand');
  const folder = await mkdtemp(join(tmpdir(), 'osmo-lighthouse-'));
  try {
    await graded(folder);
    const { categories } = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    return Object.entries(GRADES).map(([grade, limit], i) => ({ name: LIGHTHOUSE_NAMES[i], value: 100 * (categories[grade].score ?? NaN), unit: '', limit, at_least: true }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
