// Notifications of the browser: leave is asked for while a press is being handled, and a press on one
// leads to the place it tells of.
import { core, text_at } from './core.js';
import { go_to } from './place.js';

const answer = (allowed) => core._osmo_notices(allowed ? 1 : 0);

async function notices_ask() {
  if (!('Notification' in globalThis)) return answer(false);
  try {
    return answer(await Notification.requestPermission() === 'granted');
  } catch {
    return answer(false); // in somebody else's frame
  }
}

function notice(title, title_size, words, words_size, hash, hash_size) {
  if (globalThis.Notification?.permission !== 'granted') return;
  const name = text_at(title, title_size), place = text_at(hash, hash_size);
  try {
    const shown = new Notification(name, { body: text_at(words, words_size), tag: name, icon: document.querySelector('link[rel=icon]')?.href });
    shown.onclick = () => {
      globalThis.focus();
      go_to(place);
      shown.close();
    };
  } catch {
    // phones have them from a service worker only: the toast and the tab say it
  }
}

export const notice_calls = { notices_ask, notice };
