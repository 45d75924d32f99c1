// Which keys reach the program, and as what.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const listeners = {};
globalThis.Element = class {};
globalThis.location = new URL('http://localhost/#/resources');
globalThis.parent = globalThis;
globalThis.addEventListener = (what, f) => { listeners[what] = f; };
globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
globalThis.document = { querySelectorAll: () => [] };
globalThis.MessageChannel = class { port1 = {}; port2 = {}; }; // a real one would keep the run from ending

const { use_core } = await import('../../shell/core.js');
const { watch_keys } = await import('../../shell/keys.js');

const ARROW_UP = 0;
const ARROW_DOWN = 1;
const SPACE = 9;

let told = [];
use_core({
  wasmMemory: { buffer: new ArrayBuffer(1024) },
  _malloc: () => 0,
  _osmo_key: (id, key) => told.push(key),
  _osmo_modifiers: () => {},
  _osmo_shortcut: () => 0,
  _osmo_turn: () => {},
});
watch_keys();

// What the program is told of a key pressed where the focus is; and whether the browser has it too.
function press(key, role, more = {}) {
  told = [];
  const el = Object.assign(new Element(), { tagName: 'DIV', classList: { contains: () => false }, node: { id: 7, role }, closest: () => el });
  let taken = false;
  listeners.keydown({ key, target: el, timeStamp: 0, preventDefault: () => { taken = true; }, ...more });
  return { told, taken };
}

test('on a row j and k go down and up, x selects', () => {
  assert.deepEqual(press('j', 'row'), { told: [ARROW_DOWN], taken: true });
  assert.deepEqual(press('k', 'row'), { told: [ARROW_UP], taken: true });
  assert.deepEqual(press('x', 'row'), { told: [SPACE], taken: true });
});

test('elsewhere, or with Ctrl, they are the browser\'s', () => {
  for (const key of ['j', 'k', 'x']) {
    assert.deepEqual(press(key, 'tab'), { told: [], taken: false });
    assert.deepEqual(press(key, 'row', { ctrlKey: true }), { told: [], taken: false });
  }
});
