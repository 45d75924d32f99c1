// A log: what is looked for, what is linked, what went wrong in it, and how much of it is kept.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { grid, hash, open, SIM, still, test, until } from '../world.mjs';

const LONG = { timeout: 90000 };
const the_log = (page, name) => grid(page, `Log of ${name}`);
const search = (page) => page.getByRole('searchbox', { name: 'Search the log' });
const rows = async (page, name) => Number(await the_log(page, name).getAttribute('aria-rowcount'));

test('what is looked for is found as one types: plain, as a whole word, as an expression, and a bad one is said', LONG, async () => {
  const { page, done } = await open('#/workflows/long-log-001/logs', { scenario: 'showcase', settle: false });
  await the_log(page, 'long-log-001').getByRole('row').first().waitFor();
  await page.keyboard.press('Control+f');
  await until('Ctrl+F opens the search', () => search(page).evaluate((e) => e === document.activeElement));
  await page.keyboard.type('straggler rank 3');
  await page.getByText(/^[\d,]+ lines$/).nth(1).waitFor();
  await page.getByRole('radio', { name: 'Only matches' }).click();
  await until('only those lines are shown', async () => { const n = await rows(page, 'long-log-001'); return n > 0 && n < 10000; }, 10000);
  await page.getByRole('button', { name: 'Match how to search' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Regular expression' }).click();
  await search(page).fill('rank [3');
  await page.getByText(/^Not an expression: /).waitFor();
  // It takes others until the end of days.
  await search(page).fill('(x+x+)+y|(a|a?)+b|([a-z]+)*#');
  await until('it has looked through all of it', async () => /^(No line|[\d,]+ lines)$/.test(await page.evaluate(() => { let e = document.querySelector('#mirror input[type=search]').nextElementSibling; while (e.tagName !== 'DIV') e = e.nextElementSibling; return e.textContent; })), 30000);
  await still(page);
  await done();
});

test('a link to lines shows them, and lines that are chosen make one', LONG, async () => {
  const { page, done } = await open('#/workflows/serial-chain-001/logs?L120-L140', { scenario: 'showcase' });
  await the_log(page, 'serial-chain-001').getByRole('row', { name: 'Line 120', exact: true }).waitFor();
  await the_log(page, 'serial-chain-001').getByRole('row', { name: 'Line 125', exact: true }).click({ position: { x: 8, y: 8 } });
  await until('the address has the line', async () => /L=125/.test(await hash(page)));
  await page.getByRole('button', { name: 'Copy link' }).click();
  await until('so has the link', () => page.evaluate(async () => /L=125/.test(await navigator.clipboard.readText())));
  await done();
});

test('from error to error, and what a failed try left beside its log', LONG, async () => {
  const { page, done } = await open('#/workflows/exits-with-1-001/logs?of=app', { scenario: 'showcase' });
  await page.getByRole('button', { name: 'First error' }).click();
  const current = () => the_log(page, 'exits-with-1-001').locator('[role=row][aria-current]').getAttribute('aria-label');
  await until('one stands at it', current);
  const first = await current();
  await page.getByRole('button', { name: 'Next error' }).click();
  await until('and at the next', async () => (await current()) !== first);
  await page.getByRole('button', { name: 'Previous error' }).click();
  await until('and at the first again', async () => (await current()) === first);
  await page.getByRole('button', { name: /^Log which file/ }).click();
  await page.getByRole('menuitemradio', { name: 'Error log' }).click();
  await the_log(page, 'exits-with-1-001').getByText(/FileNotFoundError/).first().waitFor();
  await done();
});

test('when less may be kept the oldest lines go, and it is said', LONG, async () => {
  const { page, done } = await open('#/workflows/long-log-001/logs', { scenario: 'showcase', settle: false });
  await page.getByText('All of it is here').waitFor({ timeout: 30000 });
  const all = await rows(page, 'long-log-001');
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitemradio', { name: 'Keep up to 32 MB' }).click();
  await page.getByText(/^The oldest [\d,]+ lines were dropped here: 32 MB are kept/).waitFor();
  await until('they are gone', async () => (await rows(page, 'long-log-001')) < all);
  await page.reload();
  await page.getByText(/^The oldest [\d,]+ lines were dropped here: 32 MB/).waitFor({ timeout: 30000 });
  await page.getByText('All of it is here').waitFor({ timeout: 30000 });
  await done();
});

test('what is saved is the log as the service has it, without its escape sequences', LONG, async () => {
  const { page, done } = await open('#/workflows/exits-with-1-001/logs?of=app', { scenario: 'showcase' });
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('menuitem', { name: 'All of it' }).click();
  const saved = await readFile(await (await coming).path(), 'utf8');
  const sent = await (await fetch(`${SIM}/api/workflow/exits-with-1-001/logs?task_name=app`)).text();
  assert.equal(saved.trimEnd().split('\n').length, sent.trimEnd().split('\n').length);
  assert.ok(!saved.includes('\x1b'));
  await done();
});
