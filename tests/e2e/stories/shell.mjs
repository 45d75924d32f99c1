// A terminal in a running task, typed into for real; why there is none; commands in whole groups; a task's web page.
import assert from 'node:assert/strict';
import { violations } from '../axe.mjs';
import { FAILED_REQUEST, open, sim, still, test, until } from '../world.mjs';

const PLACE = '#/workflows/chatty-001/shell?task=app';
const EXEC = '/api/workflow/chatty-001/exec/task/app';
const visit = (place = PLACE, options = {}) => open(place, { scenario: 'showcase', ...options });
const terminal = (page, name = 'Shell in app of chatty-001') => page.getByRole('group', { name });
const rows = async (page, name) => (await terminal(page, name).getByRole('listitem').allTextContents()).map((row) => row.trimEnd()).filter(Boolean);
const says = (page, words, name) => until(`the terminal says ${words}`, async () => (await rows(page, name)).some((row) => row.includes(words)));
const footer = async (page) => (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');

async function open_shell(page) {
  await page.getByRole('button', { name: 'Open shell' }).click();
  await says(page, 'nobody@vm:~$');
  await still(page);
}

async function type(page, line) {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

test('a shell is opened and typed into: its size is the terminal\'s, also when the window changes', async () => {
  const { page, done } = await visit();
  await open_shell(page);
  await type(page, 'echo héllo 数据; stty size; tty');
  await says(page, 'héllo 数据');
  await says(page, '/dev/pts/');
  const size = async () => /(\d+) × (\d+)/.exec(await footer(page)).slice(1).map(Number);
  const [columns, lines] = await size();
  await says(page, `${lines} ${columns}`);
  await page.setViewportSize({ width: 1300, height: 700 });
  await until('the terminal is smaller', async () => (await size())[1] < lines);
  await still(page);
  const [fewer_columns, fewer_lines] = await size();
  await type(page, 'stty size');
  await says(page, `${fewer_lines} ${fewer_columns}`);
  assert.equal(await sim.asked(EXEC), 1);
  await done();
});

test('keys are the shell\'s: Tab stays, Ctrl+C interrupts, and Ctrl+Shift+Escape leaves', async () => {
  const { page, done } = await visit();
  await open_shell(page);
  const inside = () => page.evaluate(() => document.activeElement.classList.contains('surface'));
  await page.keyboard.press('Tab');
  assert.ok(await inside());
  await type(page, 'sleep 1000');
  await page.keyboard.press('Control+c');
  await type(page, 'echo still here');
  await says(page, 'still here');
  await page.keyboard.press('Control+Shift+Escape');
  assert.equal(await inside(), false);
  await page.keyboard.press('Shift+Tab');
  await until('Tab comes back in', inside);
  await done();
});

test('what a full-screen program draws is left again; many lines scroll and are found', async () => {
  const { page, done } = await visit();
  await open_shell(page);
  await type(page, 'top');
  await says(page, 'python train.py');
  await page.keyboard.type('q');
  await says(page, 'nobody@vm:~$');
  await type(page, 'seq 3000; colours');
  await says(page, 'reversed');
  await page.keyboard.press('Control+Shift+f');
  const field = page.getByRole('textbox', { name: 'Find in the terminal' });
  await field.fill('2999');
  await until('it is found', async () => /\d+ of \d+/.test(await footer(page)));
  await says(page, '2999');
  await done();
});

test('a shell lives on while one looks elsewhere, and the page warns before it is closed', async () => {
  const { page, context, done } = await visit();
  await open_shell(page);
  await type(page, 'echo before');
  await says(page, 'before');
  await page.evaluate(() => { location.hash = '#/pools'; });
  await still(page);
  await page.evaluate((place) => { location.hash = place; }, PLACE);
  await still(page);
  await says(page, 'before');
  await terminal(page).getByRole('textbox').focus();
  await type(page, 'echo after');
  await says(page, 'after');
  assert.equal(await sim.asked(EXEC), 1);
  let warned = '';
  page.on('dialog', (dialog) => { warned = dialog.type(); dialog.dismiss(); });
  await page.close({ runBeforeUnload: true });
  await until('it warned', () => warned === 'beforeunload');
  assert.ok(context);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await still(page);
  await done();
});

test('a shell that is left has ended, and another can be opened on the same screen', async () => {
  const { page, done } = await visit();
  await open_shell(page);
  await type(page, 'echo first; exit');
  await page.getByRole('button', { name: 'Open another' }).click();
  await until('a second one was asked for', async () => await sim.asked(EXEC) === 2);
  await says(page, 'first');
  await until('it is connected', async () => (await footer(page)).includes('Connected'));
  await done();
});

test('a connection that breaks keeps what was shown and offers to connect again', async () => {
  const { page, done } = await visit(PLACE, { expect: [/WebSocket/] });
  await sim.fault({ path_prefix: '/api/router/exec', cut_at: 4000 });
  await open_shell(page);
  await type(page, 'echo kept; seq 2000');
  await until('it broke off', async () => (await footer(page)).includes('The connection broke off'));
  await says(page, '1');
  await page.getByRole('button', { name: 'Connect again' }).click();
  await until('it is connected', async () => (await footer(page)).includes('Connected'));
  await done();
});

test('no router: the socket does not open, and another way is told', async () => {
  const { page, done } = await visit(PLACE, { expect: [/WebSocket/, /Content Security Policy/] });
  await sim.fault({ path_prefix: '/api/router/exec', status: 503, times: -1 });
  await page.getByRole('button', { name: 'Open shell' }).click();
  await page.getByRole('heading', { name: 'No connection to the router' }).waitFor({ state: 'attached' });
  assert.ok(await page.getByRole('button', { name: 'Copy shell command' }).count());
  await done();
});

for (const [workflow, task, words] of [
  ['hello-world-001', 'hello', 'The workflow has finished'],
  ['never-fits-001', 'app', 'Not running yet'],
  ['serial-chain-001', 'no-such-task', 'The task is not running'],
]) {
  test(`why there is no shell: ${words}`, async () => {
    const { page, done } = await visit('#/pools', { expect: [FAILED_REQUEST] });
    await page.evaluate(([w, t]) => { location.hash = `#/workflows/${w}/shell?task=${t}`; }, [workflow, task]);
    await still(page);
    const button = page.getByRole('button', { name: 'Open shell' });
    if (await button.getAttribute('aria-disabled') === 'true') return done(); // the page knew before it asked
    await button.click();
    await page.getByRole('heading', { name: words }).waitFor({ state: 'attached' });
    await done();
  });
}

// As the service says it where the page still takes the task for a running one.
for (const [status, words] of [[425, 'Not running yet'], [404, 'The task is not running'], [422, 'No way into this task'], [403, 'Your roles do not allow shells here'], [410, 'The workflow has finished']]) {
  test(`a refusal with ${status}: ${words}`, async () => {
    const { page, done } = await visit(PLACE, { expect: [FAILED_REQUEST] });
    await sim.fault({ path_prefix: EXEC, status, body: JSON.stringify({ message: 'said so' }) });
    await page.getByRole('button', { name: 'Open shell' }).click();
    await page.getByRole('heading', { name: words }).waitFor({ state: 'attached' });
    await page.getByText('said so').first().waitFor({ state: 'attached' });
    await done();
  });
}

test('what a terminal shows is copied, and what was copied is pasted', async () => {
  const { page, done } = await visit();
  await open_shell(page);
  await page.evaluate(() => navigator.clipboard.writeText('echo pasted-by-hand'));
  await page.keyboard.press('Control+Shift+v');
  await says(page, 'echo pasted-by-hand');
  await page.keyboard.press('Enter');
  await until('the shell has run it', async () => (await rows(page)).includes('pasted-by-hand'));
  const box = await terminal(page).boundingBox();
  const at = (await terminal(page).getByRole('listitem').allTextContents()).findIndex((row) => row.trim() === 'pasted-by-hand');
  const line = await terminal(page).locator('.xterm-rows > div').nth(at).boundingBox();
  await page.mouse.dblclick((line ?? box).x + 20, (line ?? box).y + 8);
  await page.keyboard.press('Control+Shift+c');
  await until('it is in the clipboard', () => page.evaluate(async () => (await navigator.clipboard.readText()).includes('pasted')));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^pasted/);
  await done();
});

test('several shells stand in tabs, each with what was said in it', async () => {
  const { page, done } = await visit();
  await open_shell(page);
  await type(page, 'echo the-first');
  await says(page, 'the-first');
  await page.getByRole('button', { name: /New (shell|session)/ }).click();
  await page.getByRole('button', { name: 'Open shell' }).click();
  await until('two sessions were asked for', async () => await sim.asked(EXEC) === 2);
  await until('two tabs', async () => await page.getByRole('tab').count() === 2);
  await page.getByRole('tab').first().click();
  await says(page, 'the-first');
  await done();
});

test('one command in every task of a group, their outputs side by side', async () => {
  const { page, done } = await visit('#/workflows/multi-node-train-001/shell?task=master');
  await page.getByRole('textbox', { name: 'Command to run' }).fill('hostname');
  await page.getByRole('checkbox', { name: /^In all 3 running tasks of / }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const outputs = page.getByRole('group', { name: /^Output of hostname in / });
  await until('there are three', async () => await outputs.count() === 3);
  for (const task of ['master', 'worker-1', 'worker-2']) await says(page, 'vm', `Output of hostname in ${task}`);
  const lefts = await outputs.evaluateAll((all) => all.map((e) => Math.round(e.getBoundingClientRect().left)));
  assert.ok(new Set(lefts).size > 1, `they stand at ${lefts}`);
  await done();
});

test('one command, and its output beside the shell', async () => {
  const { page, done } = await visit();
  await page.getByRole('textbox', { name: 'Command to run' }).fill('nvidia-smi');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await says(page, 'NVIDIA H100', 'Output of nvidia-smi in app');
  await until('it has ended', async () => (await footer(page)).includes('Ended'));
  await done();
});

test('a task\'s web page opens in a tab of its own', async () => {
  const { page, context, done } = await visit();
  await page.getByRole('textbox', { name: 'Port' }).fill('8888');
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: /Open.*the task's page/ }).click();
  const tab = await opened;
  await until('it answers', async () => (await tab.title()) === 'app');
  assert.match(tab.url(), /^http:\/\/webserver-[0-9a-f]+\.localhost:\d+\/$/);
  await done();
});

test('axe finds nothing on a shell, open or not', async () => {
  const { page, done } = await visit(PLACE, { bypassCSP: true });
  assert.deepEqual(await violations(page), []);
  await open_shell(page);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await still(page);
  await done();
});

test('the command line\'s words are copied with one press', async () => {
  const { page, done } = await visit();
  await page.getByRole('button', { name: 'Copy port-forward command' }).press('Enter');
  await still(page);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'osmo workflow port-forward chatty-001 app --port 8080:8080');
  await done();
});
