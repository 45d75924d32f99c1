// The service worker: keeps the program, so that a second visit needs no network for it and an
// installed console opens without one. Never what the service answers: data are one person's, and
// have to be new. scripts/lib/publish.mjs fills in which files there are.
const FILES = ['@FILES@'];   // what the first page names, and the page itself
const VERSION = '@VERSION@';
const SCOPE = new URL('./', location.href).href;
const OURS = `osmo-console ${SCOPE} `;
const CONFIG = `${SCOPE}config.json`;
const PATIENCE_MS = 3000;

const opened = () => caches.open(OURS + VERSION);
const is_page = (url) => url.origin + url.pathname === SCOPE || url.origin + url.pathname === `${SCOPE}index.html`;

// A login's page is not ours, wherever it was sent.
async function fetched(request, options) {
  const answer = await fetch(request, options);
  if (!answer.ok || answer.redirected) throw new Error(`${answer.url}: ${answer.status}`);
  return answer;
}

async function install() {
  const cache = await opened();
  const page = await fetched(SCOPE, { cache: 'no-cache' });
  await cache.put(SCOPE, page);
  await Promise.all(FILES.map(async (file) => cache.put(SCOPE + file, await fetched(SCOPE + file))));
  await fetched(CONFIG, { cache: 'no-cache' }).then((answer) => cache.put(CONFIG, answer), () => {}); // there need not be one
}

async function clean() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== OURS + VERSION).map((name) => caches.delete(name)));
}

// The page as it is kept, at once. Its headers may have changed although it has not: who may frame
// it, what it may load. So it is asked for behind its back.
async function renew_page(cache, kept) {
  const answer = await fetched(SCOPE, { cache: 'no-cache' });
  if (await answer.clone().text() === await kept.text()) await cache.put(SCOPE, answer);
  else await registration.update(); // a new version: its own worker installs it
}

async function page(event) {
  const cache = await opened();
  const kept = await cache.match(SCOPE);
  if (!kept) return fetch(event.request);
  event.waitUntil(renew_page(cache, kept.clone()).catch(() => {}));
  return kept;
}

async function asset(request) {
  const cache = await opened();
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

// As it is now, or as it was when there is no network.
async function newest(request, key) {
  const cache = await opened();
  try {
    const answer = await fetched(request, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) });
    await cache.put(key, answer.clone());
    return answer;
  } catch {
    return await cache.match(key) ?? fetch(request);
  }
}

addEventListener('install', (event) => {
  event.addRoutes?.({ condition: { urlPattern: new URLPattern({ pathname: '/api/*' }) }, source: 'network' }); // data do not even wait for this worker
  event.waitUntil(install());
});
addEventListener('activate', (event) => event.waitUntil(clean()));
addEventListener('message', ({ data }) => { if (data === 'take over') skipWaiting(); });
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(SCOPE)) return;
  if (request.mode === 'navigate' && is_page(url)) event.respondWith(url.searchParams.has('embed') ? newest(request, SCOPE) : page(event));
  else if (url.href.startsWith(`${SCOPE}assets/`)) event.respondWith(asset(request));
  else if (url.href === CONFIG) event.respondWith(newest(request, url.href));
});
