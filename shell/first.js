// Runs before anything is shown: the place to show, the theme the skeleton needs, the first
// questions to the service, and what to do when the program does not arrive. Everything else waits
// in console.js.
(() => {
  const kept = (storage, key, take = 'getItem') => {
    try {
      return globalThis[storage][take](`osmo-console/${key}`) ?? null;
    } catch {
      return null; // storage is off
    }
  };

  // Back from a login that lost the hash (see login.js).
  const [left, place] = (kept('sessionStorage', 'return') ?? '').split(' ');
  if (place && location.hash.length < 3 && Date.now() - Number(left) < 600_000) history.replaceState(null, '', location.search + place);
  kept('sessionStorage', 'return', 'removeItem');

  // A portal may write its wishes behind the hash. They belong before it: what is in the hash goes
  // with the first link that is followed.
  const search = new URLSearchParams(location.search);
  const [path, words = ''] = location.hash.split('?');
  const own = new URLSearchParams(words);
  if (own.get('embed') === '1') {
    for (const key of ['embed', 'hide', 'theme', 'accent', 'density', 'actions', 'nav']) {
      if (own.has(key)) search.set(key, own.get(key));
      own.delete(key);
    }
    history.replaceState(null, '', `?${search}${path}${own.size ? `?${own}` : ''}`);
  }
  const root = document.documentElement;
  const embed = search.get('embed') === '1';
  if (embed) root.dataset.embed = '';
  const heard = []; // of the page around a frame, until embed.js is there
  const hear = (event) => heard.push(event);
  if (embed) addEventListener('message', hear);
  globalThis.osmoHeard = {
    take(f) {
      removeEventListener('message', hear);
      addEventListener('message', f);
      heard.splice(0).forEach(f);
    },
  };

  const themes = [own.get('theme'), embed && search.get('theme'), /^theme=(\w+)$/m.exec(kept('localStorage', 'settings') ?? '')?.[1]];
  const theme = themes.find((word) => word === 'dark' || word === 'light');
  if (theme) root.dataset.theme = theme;

  // What the program will ask first, word for word (see src/api/endpoint.cpp), so that the answers
  // come while it is still on its way. It takes each answer over once (stream.js); a question it
  // does not ask costs the service one answer and nobody anything else. Where the service is stands
  // in config.json, which is on its way too: it was there the last time is a good guess.
  const service = kept('localStorage', 'service') ?? '';
  const FLEET = '/api/resources?all_pools=true';
  const POOLS = '/api/pool_quota?all_pools=true';
  const view = /^#?\/*([\w-]*)/.exec(location.hash)[1];
  const first = { '': [POOLS], resources: [FLEET], pools: [POOLS] }[view] ?? [];
  const ask = (url, options) => {
    const answer = fetch(url, options);
    answer.catch(() => {}); // told when the program asks
    return answer;
  };
  const urls = kept('sessionStorage', 'token') ? [] : [...first, '/api/profile/settings', '/api/version'];
  globalThis.osmoConfig = ask('config.json', { cache: 'no-cache', signal: AbortSignal.timeout(10_000) });
  globalThis.osmoEarly = new Map(urls.map((url) => {
    const abort = new AbortController();
    return [url, { service, abort, answer: ask(service + url, { signal: abort.signal, redirect: 'manual' }) }];
  }));

  globalThis.osmoFailed = (why, what) => {
    const boot = document.getElementById('boot');
    const panel = document.getElementById('failure');
    if (!panel.hidden) return; // the first reason is the one that matters
    panel.querySelector('code').textContent = why;
    if (what) panel.querySelector('h1').textContent = what;
    panel.querySelector('button').onclick = () => location.reload();
    panel.hidden = false;
    boot?.remove();
    panel.querySelector('button').focus();
  };

  addEventListener('error', (event) => {
    const { target, error } = event;
    if (target?.tagName === 'SCRIPT') globalThis.osmoFailed(`${target.getAttribute('src')} did not arrive`);
    else if (error instanceof WebAssembly.RuntimeError) globalThis.osmoFailed(`The program stopped: ${error.message}`);
  }, true);
})();
