// The program of today: kept for the next visit, and exchanged for a newer one when the person says so.
import { tell_site } from './site.js';

const REST_MS = 3000; // nothing of this is in a hurry
let update = null;

export function keep_for_next_visit() {
  setTimeout(async () => {
    const { start } = await import(new URL('update.js', document.baseURI));
    update = await start({ tell_site });
  }, REST_MS);
}

export const newest = () => (update ? update.reload() : location.reload());
