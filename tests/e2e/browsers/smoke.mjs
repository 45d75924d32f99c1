// What must work in every browser: reading, pressing, typing, moving between pages, trouble. OSMO_BROWSER names the one
// that runs it. Presses are real ones, at the place where a thing is drawn.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mkdir } from 'node:fs/promises';
import { ADDRESS, sim, until } from '../world.mjs';

const NAME = process.env.OSMO_BROWSER;
const { start } = await import(`./${NAME}.mjs`);
let browser = await start();
after(() => browser.close());

const settled = 'new Promise((ready) => { const look = () => globalThis.osmoConsole ? osmoConsole.idle().then(() => ready(true)) : setTimeout(look, 50); look(); })';
const still = () => browser.evaluate(settled);
const hash = () => browser.evaluate('location.hash');

// A page anew, whatever was open before.
async function open(place, { scenario = 'small' } = {}) {
  await sim.scenario(scenario);
  await browser.visit(`${ADDRESS}/${place}`);
  await still();
}

const found = (role, name) => until(`there is a ${role} ${name}`, () => browser.find(role, name), 10000);

async function press(role, name) {
  const { x, y } = await found(role, name);
  await browser.press(x, y);
  await still();
}

async function type(text) {
  await browser.type(text);
  await still();
}

async function key(name, ...held) {
  await browser.key(name, ...held);
  await still();
}

test(`${NAME}: the fleet is on screen, every node once`, async () => {
  await open('#/resources');
  assert.equal((await found('heading', 'Resources')).said, 'Resources');
  const { rows } = await found('grid', 'Resources');
  const { said } = await found('main', /\d+ resources/);
  assert.equal(rows, 1 + Number(/([\d,]+) resources/.exec(said)[1].replace(/\D/g, '')));
  await mkdir('build/e2e', { recursive: true });
  await browser.picture(`build/e2e/${NAME}.png`);
});

test(`${NAME}: a press on a column's head sorts, and Back returns to the sorted list`, async () => {
  await open('#/resources');
  await press('columnheader', /^GPU free/);
  await until('the address tells the sort', async () => /sort=/.test(await hash()));
  const sorted = await hash();
  await press('link', /^Pools/);
  assert.equal(await hash(), '#/pools');
  await browser.back();
  await until('the list is back', async () => (await hash()) === sorted);
  await found('heading', 'Resources');
});

test(`${NAME}: typing in the filter narrows the rows and the address`, async () => {
  await open('#/resources');
  const before = (await found('grid', 'Resources')).rows;
  await key('/');
  await type('a100');
  await until('the address follows', async () => /q=a100/.test(await hash()));
  const after = (await found('grid', 'Resources')).rows;
  assert.ok(after > 1 && after < before, `${after} rows of ${before}`);
});

test(`${NAME}: the palette finds a node by keys alone, and Escape closes it`, async () => {
  await open('#/pools');
  await key('k', 'Control');
  assert.ok((await found('combobox', 'Search or jump to')).focused);
  await key('Escape');
  await until('it is closed', async () => !(await browser.find('combobox', 'Search or jump to')));
  await key('k', 'Control');
  await type('resource-h100-001');
  await key('Enter');
  await until('the node is open', async () => (await hash()).startsWith('#/resources/resource-h100-001'));
  await found('heading', 'resource-h100-001');
});

test(`${NAME}: every page opens from the navigation by a press`, async () => {
  await open('#/resources');
  for (const [link, title] of [['Home', 'Home'], [/^Workflows/, 'Workflows'], [/^Tasks/, 'Tasks'], [/^Pools/, 'Pools'], ['Find capacity', 'Find capacity'], [/^Resources/, 'Resources']]) {
    await press('link', link);
    await found('heading', title);
  }
});

test(`${NAME}: a workflow, its graph and a task by its link`, async () => {
  await open('#/workflows/serial-chain-001?task=fetch', { scenario: 'showcase' });
  await found('heading', 'serial-chain-001');
  await found('listbox', 'Graph of serial-chain-001');
  await found('region', 'Task');
});

test(`${NAME}: a dialog keeps the keyboard, and Escape leaves all as it was`, async () => {
  await open('#/workflows/chatty-001', { scenario: 'showcase' });
  await press('button', 'Cancel');
  await found('dialog', /^Cancel chatty-001\?/);
  await key('Escape');
  await until('it is closed', async () => !(await browser.find('dialog', /^Cancel/)));
  assert.equal(await sim.asked('/api/workflow/chatty-001/cancel'), 0);
});

test(`${NAME}: logs arrive while they are written`, async () => {
  await open('#/workflows/chatty-001/logs', { scenario: 'showcase' });
  await until('lines are there', async () => /\[app\]|INFO|step|line/i.test((await browser.find('main', /./)).said), 10000);
});

test(`${NAME}: a narrow window has its navigation below, and nothing leads out of sight`, async () => {
  await browser.resize(390, 844);
  try {
    await open('#/resources');
    assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth'));
    await press('link', /^Pools/);
    assert.equal(await hash(), '#/pools');
  } finally {
    await browser.resize(1440, 900);
  }
});

test(`${NAME}: a service that fails is told, and a retry mends it`, async () => {
  await open('#/resources');
  await sim.fault({ path_prefix: '/api/resources', status: 500, times: -1 });
  await press('button', 'Refresh');
  const said = async () => /The service had a failure/.test((await browser.find('main', /./)).said);
  await until('it is said', said, 15000);
  assert.ok((await found('grid', 'Resources')).rows > 1, 'the last rows stay');
  await sim.clear();
  await press('button', /^Retry/);
  await until('the banner goes', async () => !(await said()));
});

test(`${NAME}: at 200 % nothing is lost: every page stays within the window, and a press lands where it is aimed`, async () => {
  const usual = browser;
  browser = await start({ zoom: 2 });
  try {
    await open('#/resources');
    assert.equal(await browser.evaluate('devicePixelRatio'), 2);
    for (const [link, title] of [[/^Pools/, 'Pools'], [/^Workflows/, 'Workflows'], [/^Resources/, 'Resources']]) {
      await press('link', link);
      await found('heading', title);
      assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${title} is wider than the window`);
      assert.ok(await browser.evaluate('[...document.querySelectorAll("canvas")].some((c) => !c.hidden && Math.abs(c.width - innerWidth * 2) <= 2)'), `${title} is not drawn on every pixel`);
    }
    await key('/');
    await type('a100');
    await until('the address follows', async () => /q=a100/.test(await hash()));
    await browser.picture(`build/e2e/${NAME}-200.png`);
    assert.deepEqual(browser.complaints, []);
  } finally {
    await browser.close();
    browser = usual;
  }
});

test(`${NAME}: nothing went wrong in the page meanwhile`, () => { assert.deepEqual(browser.complaints, []); });
