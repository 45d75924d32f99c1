// Writing a workflow and sending it: with the mouse, with the keyboard alone, and when nobody answers.
import assert from 'node:assert/strict';
import { FAILED_REQUEST, hash, open, sim, still, test, until } from '../world.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const editor = (page) => page.getByRole('textbox', { name: 'Specification' });
const chosen_pool = (page) => page.getByRole('group', { name: 'Pool' }).getByRole('radio', { checked: true });
const spec = (name) => `workflow:\n  name: ${name}\n  resources:\n    default:\n      cpu: 1\n      memory: 1Gi\n      storage: 1Gi\n  tasks:\n  - name: greet\n    image: ubuntu:24.04\n    command: [echo, hello]\n`;

async function write(page, text) {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

// On a bad day the pools, or who one is, may have to be asked for again.
async function until_there(page, what, check) {
  await until(what, async () => {
    if (await check()) return true;
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await still(page);
    return check();
  }, 90000);
}

async function pool_name(page) {
  await until_there(page, 'a pool is chosen', async () => (await chosen_pool(page).count()) === 1);
  return chosen_pool(page).evaluate((e) => e.getAttribute('aria-label') ?? e.textContent);
}

const asked = async (pool) => sim.asked(`/api/pool/${pool}/workflow`);

// What has the focus, inside shadow roots too.
const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at ? at.getAttribute('aria-label') ?? at.textContent ?? '' : '';
});

async function tab_to(page, name) {
  for (let i = 0; i < 80; i++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${name}; it is on ${await focused(page)}`);
}

test('with the mouse: an example, a fault that is mended, and a workflow that runs', async () => {
  const { page, done } = await open('#/submit');
  await button(page, 'Hello world').click();
  await page.getByText('No errors').waitFor();
  await write(page, spec('from-mouse').replace('memory', 'memroy'));
  await button(page, 'Fix 1 error to submit').waitFor();
  await button(page, 'Change to memory line 6').click();
  const pool = await pool_name(page);
  await button(page, 'Submit').click();
  const made = page.getByRole('link', { name: /^Open from-mouse-\d+$/ });
  await made.waitFor();
  assert.equal(await asked(pool), 1);
  await made.click();
  await page.getByRole('heading', { name: /^from-mouse-\d+$/, level: 1 }).waitFor();
  await done();
});

test('with the keyboard alone', async () => {
  const { page, done } = await open('#/submit');
  await tab_to(page, 'Specification');
  await page.keyboard.insertText(spec('from-keys').replace('memory', 'memroy'));
  await page.keyboard.press('Escape'); // what is offered would be taken by Tab
  await button(page, 'Fix 1 error to submit').waitFor();
  await tab_to(page, 'Change to memory line 6');
  await page.keyboard.press('Enter');
  await button(page, 'Submit').waitFor();
  await until('it can be pressed', async () => (await button(page, 'Submit').getAttribute('aria-disabled')) !== 'true');
  await tab_to(page, 'Submit');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Open from-keys-\d+$/ }).waitFor();
  const words = (await page.getByRole('link', { name: /^Open from-keys-\d+$/ }).textContent()) ?? '';
  await tab_to(page, words);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^from-keys-\d+$/, level: 1 }).waitFor();
  await done();
});

test('on a bad day the answer is lost: it is said, looked for, and never sent again', async () => {
  const { page, done } = await open('#/submit', { scenario: 'bad_day', expect: [FAILED_REQUEST, /net::ERR/] });
  await write(page, spec('lost'));
  await page.getByText('No errors').waitFor();
  const pool = await pool_name(page);
  await until('it can be sent', async () => (await button(page, 'Submit').count()) === 1, 10000);
  await sim.fault({ path_prefix: `/api/pool/${pool}/workflow`, method: 'POST', cut_at: 0 });
  await button(page, 'Submit').click();
  await page.getByText('Whether it was submitted is not known').waitFor();
  await sim.advance(60);
  await still(page);
  assert.equal(await asked(pool), 1);
  await page.getByRole('link', { name: 'Look for lost among my workflows' }).click();
  await until_there(page, 'the run that came of it is found', async () => (await page.getByRole('link', { name: /^lost-\d+$/ }).count()) > 0);
  await done();
});

test('the draft survives a reload, and says so', async () => {
  const { page, done } = await open('#/submit');
  await write(page, spec('kept'));
  await page.getByText('Edited, kept in this browser').waitFor();
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await still(page);
  await until('the text is back', async () => (await editor(page).textContent())?.includes('name: kept'));
  await done();
});

test('a past run is edited, and its changes are shown before it is sent', async () => {
  const { page, done } = await open('#/workflows/chatty-001', { scenario: 'showcase' });
  await page.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Edit and resubmit' }).click();
  await until('its text is there', async () => (await editor(page).textContent())?.includes('workflow:'));
  assert.match(await hash(page), /^#\/submit\?from=chatty-001/);
  await editor(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('# edited\n');
  await button(page, 'Review and submit').click();
  const dialog = page.getByRole('dialog', { name: 'Submit a changed chatty-001?' });
  await dialog.getByText('Added line 1: # edited').waitFor();
  await dialog.getByRole('button', { name: 'Submit workflow' }).click();
  await page.getByRole('link', { name: /^Open chatty-\d+$/ }).waitFor();
  await done();
});
