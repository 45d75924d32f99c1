// The lines to which our parser of escape sequences is held are what the pinned xterm.js makes of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { rows } from '../golden/xterm_lines.mjs';

test('the corpus of escape sequences says what xterm.js shows', async () => {
  const kept = (await readFile(new URL('../golden/data/xterm-lines.txt', import.meta.url), 'utf8')).trimEnd().split('\n');
  let i = 0;
  for await (const row of rows()) assert.equal(kept[i++], row, `line ${i}: node tests/golden/xterm_lines.mjs > tests/golden/data/xterm-lines.txt`);
  assert.equal(i, kept.length);
});
