// Writing a workflow with the help there is: what is offered and told, past runs, files, links, what the service refuses.
import assert from 'node:assert/strict';
import { editor_text } from '../../../scripts/lib/editor_text.mjs';
import { FAILED_REQUEST, hash, open, sim, still, test, until } from '../world.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const editor = (page) => page.getByRole('textbox', { name: 'Specification' });
const SPEC = 'workflow:\n  name: ways\n  resources:\n    small:\n      cpu: 1\n      memory: 1Gi\n    default:\n      cpu: 1\n  tasks:\n  - name: first\n    image: ubuntu:24.04\n    command: [echo, hello]\n';

const text_of = (page) => page.evaluate(editor_text);

async function write(page, text) {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Escape'); // what is offered
  await page.keyboard.press('Control+End');
}

const offered = (page) => page.locator('.cm-tooltip-autocomplete li');

test('values are offered as one types: platforms, resources, tasks above; Tab takes one', async () => {
  const { page, done } = await open('#/submit');
  await write(page, SPEC);
  await page.getByText('No errors').waitFor();
  await page.keyboard.type('  - name: second\nimage: ubuntu:24.04\ncommand: [ls');
  await page.keyboard.press('End');
  await page.keyboard.type('\nresource: ');
  await offered(page).filter({ hasText: 'small' }).waitFor();
  await page.keyboard.type('sm');
  await offered(page).filter({ hasText: 'small' }).waitFor();
  await page.keyboard.press('Tab');
  await until('Tab takes it', async () => /resource: small$/.test(await text_of(page)));
  await page.keyboard.type('\ninputs:\n- task: ');
  await offered(page).filter({ hasText: 'first' }).waitFor();
  await page.keyboard.press('Tab');
  await until('Tab takes it', async () => /- task: first$/.test(await text_of(page)));
  await page.getByText('No errors').waitFor();
  await done();
});

test('Enter takes what is offered, and is a new line where that is written out already', async () => {
  const { page, done } = await open('#/submit');
  await write(page, SPEC);
  const image_offered = async () => {
    await offered(page).filter({ hasText: 'ubuntu:24.04' }).waitFor();
    await page.waitForTimeout(150); // an offer that has just come up takes no key
  };
  await page.keyboard.type('  - name: second\nimage: ubuntu:24.0');
  await image_offered();
  await page.keyboard.press('Enter');
  await until('Enter takes it', async () => /image: ubuntu:24\.04$/.test(await text_of(page)));
  await page.keyboard.press('Backspace');
  await page.keyboard.type('4');
  await image_offered();
  await page.keyboard.press('Enter');
  await until('Enter is a new line', async () => /image: ubuntu:24\.04\n *$/.test(await text_of(page)));
  await done();
});

test('a key is explained where it is pointed at, and a fault is mended by one key', async () => {
  const { page, done } = await open('#/submit');
  await write(page, SPEC);
  await page.getByText('No errors').waitFor();
  await page.locator('.cm-line', { hasText: 'memory: 1Gi' }).hover({ position: { x: 70, y: 8 } });
  await page.locator('.cm-about').getByText('1Gi when it is left out').waitFor();
  await page.mouse.move(5, 5);
  await write(page, SPEC.replace('memory', 'memroy'));
  await button(page, 'Fix 1 error to submit').waitFor();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+Enter');
  await until('it is mended', async () => (await text_of(page)) === SPEC);
  await page.getByText('No errors').waitFor();
  await done();
});

test('several cursors, folding, undo, search, and an expression in a colour of its own', async () => {
  const { page, done } = await open('#/submit');
  await write(page, SPEC.replace('ubuntu:24.04', '{{ image }}'));
  const colour = (locator) => locator.evaluate((e) => getComputedStyle(e).color);
  const expression = page.locator('.cm-expression').first();
  await expression.waitFor();
  assert.notEqual(await colour(expression), await colour(page.locator('.cm-line', { hasText: 'command' })));
  const before = await text_of(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Alt+ArrowDown');
  await page.keyboard.type('#');
  assert.deepEqual((await text_of(page)).split('\n').slice(0, 3).map((l) => l[0]), ['#', '#', ' ']);
  await page.keyboard.press('Control+z');
  await until('the letter is undone', async () => (await text_of(page)) === before);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Shift+BracketLeft');
  await page.locator('.cm-foldPlaceholder').waitFor();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).waitFor();
  await page.keyboard.type('hello');
  await page.locator('.cm-searchMatch').waitFor();
  await page.keyboard.press('Escape');
  await done();
});

test('a past run is chosen among mine, as it was written', async () => {
  const { page, done } = await open('#/submit', { scenario: 'showcase' });
  await write(page, SPEC);
  await page.getByText('No errors').waitFor();
  await still(page);
  await button(page, 'From past run').click();
  const dialog = page.getByRole('dialog', { name: 'Begin with a past run' });
  await until('the field has the focus', () => dialog.getByRole('searchbox').evaluate((e) => e === document.activeElement));
  const rows = dialog.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await until('some are listed', async () => (await rows.count()) > 0);
  const name = (await rows.first().getByRole('gridcell').nth(1).textContent()).trim();
  await dialog.getByRole('searchbox').fill(name);
  await until('only those of the name', async () => (await rows.count()) === 1);
  await dialog.getByRole('radio', { name: 'As it was written' }).click();
  await rows.first().click();
  await until('its text is there', async () => (await text_of(page))?.includes('workflow:') && !(await text_of(page)).includes('name: ways'));
  await until('the address tells it', async () => (await hash(page)) === `#/submit?from=${name}&template=1`);
  await page.getByText('Your earlier draft was put aside').waitFor();
  await done();
});

test('a file that the text names is picked by the person, and put in', async () => {
  const { page, done } = await open('#/submit');
  await write(page, `${SPEC}    files:\n    - path: /tmp/run.sh\n      localpath: ./run.sh\n`);
  await page.getByText('run.sh is a file of your own machine').waitFor();
  const chosen = page.waitForEvent('filechooser');
  await button(page, 'Pick the file').click();
  await (await chosen).setFiles({ name: 'run.sh', mimeType: 'text/x-sh', buffer: Buffer.from('echo one\necho two\n') });
  await until('it is part of the text', async () => (await text_of(page)).includes('contents: |\n        echo one\n        echo two\n'));
  await page.getByText('No errors').waitFor();
  await done();
});

test('what the service refuses is told in its words, its table as a table', async () => {
  const { page, done } = await open('#/submit', { expect: [FAILED_REQUEST] });
  await write(page, SPEC.replace(/cpu: 1/g, 'cpu: 9000'));
  await button(page, 'Fix 1 error to submit').waitFor();
  await button(page, 'Send it anyway with its errors').click();
  await page.getByText('The service refused it').waitFor();
  const table = page.getByRole('grid', { name: 'Nodes, as the service sees them' });
  assert.ok(await table.getByRole('row').count() > 3);
  await table.getByText(/too high for CPU/).first().waitFor();
  await done();
});

test('validation says what it leaves behind, and asks without submitting', async () => {
  const { page, done } = await open('#/submit', { expect: [FAILED_REQUEST] });
  await write(page, SPEC);
  await page.getByText('When it says no, it leaves a row “not accepted” among the workflows.').waitFor();
  await button(page, 'Validate with the service').click();
  await page.getByText('The service would take it').waitFor();
  await done();
});

test('a link holds the draft, its size is told, and secrets stay out of it and of this browser', async () => {
  const { page, context, done } = await open('#/submit');
  const secret = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
  await write(page, `${SPEC}    environment:\n      TOKEN: ${secret}\n`);
  await page.getByText('Edited, kept in this browser without its secrets').waitFor();
  await page.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Copy a link that holds it' }).click();
  await page.getByText(/\d (bytes|KiB), and it holds the text itself, without 1 secret/).first().waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await page.evaluate((s) => Object.values(localStorage).some((v) => v.includes(s)), secret), false);
  const other = await context.newPage();
  await other.goto(link);
  await until('the draft is there', async () => (await text_of(other).catch(() => null))?.includes('TOKEN: [MASKED]'));
  await other.getByText('A secret was taken out here').first().waitFor();
  await other.close();
  await page.reload();
  await page.waitForFunction(() => globalThis.osmoConsole);
  await until('the text is back', async () => (await text_of(page))?.includes('TOKEN: [MASKED]'));
  await done();
});

test('nesting as deep as it is read, and far deeper, ends in words', async () => {
  const { page, done } = await open('#/submit');
  const deep = (n) => `${SPEC}    environment: {A: ${'['.repeat(n)}1${']'.repeat(n)}}\n`;
  const block = (n) => `${SPEC}    environment:\n${Array.from({ length: n }, (_, i) => `${' '.repeat(6 + i)}k:\n`).join('')}`;
  const template = (n) => `${SPEC}    args: ['{{ ${'('.repeat(n)}1${')'.repeat(n)} }}']\n`;
  const regex = (n) => `${SPEC}    inputs: [{url: 's3://b/c', regex: '${'(?:'.repeat(n)}x${')'.repeat(n)}'}]\n`;
  for (const [text, says] of [[deep(290), /and a text should stand here/], [block(285), /and a text should stand here/], [deep(400), 'This is nested too deep'], [deep(100000), 'This is nested too deep'],
    [template(58), 'No errors'], [template(20000), /nested too deep to be read here/], [regex(90), 'No errors'], [regex(20000), 'No errors']]) {
    await write(page, SPEC);
    await page.getByText('No errors').waitFor();
    await write(page, text);
    await page.getByText(says).first().waitFor({ timeout: 20000 });
  }
  await done();
});

// So many of the completed runs, ticked, and the dialog that asks what to change; `posts` is what is sent for each.
async function resubmitting(count) {
  const { page, done } = await open('#/workflows?q=status:completed', { expect: [FAILED_REQUEST] });
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  for (let i = 0; i < count; i++) await boxes.nth(i).click();
  const posts = [];
  page.on('request', (r) => { if (r.method() === 'POST' && /\/api\/pool\/.*\/workflow/.test(r.url())) posts.push(r); });
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: `Resubmit ${count}` }).click();
  return { page, done, posts, dialog: page.getByRole('dialog', { name: `Resubmit ${count} workflows?` }) };
}

test('several runs are resubmitted with the same change, once each; what was refused keeps its tick', async () => {
  const { page, done, posts, dialog } = await resubmitting(3);
  await dialog.getByRole('radio', { name: 'LOW' }).click();
  await still(page);
  await dialog.getByRole('button', { name: 'Add label' }).click();
  await still(page);
  await dialog.getByRole('textbox', { name: /^Label/ }).first().fill('purpose');
  await dialog.getByRole('textbox', { name: /^Value/ }).first().fill('again');
  await dialog.getByText('LOW needs no quota, and may be preempted').waitFor();
  await still(page);
  await dialog.getByRole('button', { name: 'Resubmit 3 workflows' }).click();
  const outcome = page.getByText(/^\d of 3 workflows resubmitted/); // some have labels that the service takes no more
  await outcome.waitFor();
  await still(page); // it counts while the answers come in
  const done_ones = Number((await outcome.textContent())[0]);
  assert.equal(posts.length, 3);
  for (const url of posts.map((r) => new URL(r.url()))) assert.deepEqual([url.searchParams.get('priority'), url.searchParams.get('label')], ['LOW', 'purpose=again']);
  assert.equal(await page.getByText(/^as /).count(), done_ones);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await still(page);
  assert.equal(await page.getByRole('checkbox', { name: /^Select (?!all)/, checked: true }).count(), 3 - done_ones);
  await done();
});

test('several runs are resubmitted without a node: the text of each is read, changed and sent', async () => {
  const { page, done, posts, dialog } = await resubmitting(2);
  await dialog.getByRole('textbox', { name: 'Leave out a node' }).fill('resource-gpu-001');
  await dialog.getByRole('button', { name: 'Resubmit 2 workflows' }).click();
  await page.getByText(/^\d of 2 workflows resubmitted/).waitFor();
  await still(page);
  assert.equal(posts.length, 2);
  for (const r of posts) assert.match(r.postDataJSON().file, /nodesExcluded:.*resource-gpu-001/);
  await done();
});
