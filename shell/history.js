// What this browser keeps for us that is too big for localStorage: one table of texts in IndexedDB.
import { core, given, text_at } from './core.js';

let database = null;

function open_database() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open('osmo-console', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('texts');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(null);
    } catch {
      resolve(null); // storage is off: nothing is remembered beyond this visit
    }
  });
}

async function texts(mode) {
  const db = await (database ??= open_database());
  return db && db.transaction('texts', mode).objectStore('texts');
}

async function find(key) {
  try {
    const table = await texts('readonly');
    if (!table) return null;
    return await new Promise((resolve) => {
      const asked = table.get(key);
      asked.onsuccess = () => resolve(asked.result ?? null);
      asked.onerror = () => resolve(null);
    });
  } catch {
    return null;
  }
}

function history_read(pointer, size, number) {
  find(text_at(pointer, size)).then((text) => core._osmo_history(number, ...(text === null ? [0, 0] : given(text))));
}

function history_write(key, key_size, value, value_size) {
  const name = text_at(key, key_size);
  const text = text_at(value, value_size);
  texts('readwrite').then((table) => table?.put(text, name)).catch(() => {});
}

export const history_calls = { history_read, history_write };
