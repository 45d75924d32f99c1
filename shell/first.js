// Runs before anything is shown: the theme the skeleton needs, the first questions to the service,
// and what to do when the program does not arrive. Everything else waits in console.js.
(() => {
  const asked = new URLSearchParams(location.hash.split('?')[1] ?? '').get('theme');
  const kept = () => {
    try {
      return /^theme=(dark|light)$/m.exec(localStorage.getItem('osmo-console/settings') ?? '')?.[1];
    } catch {
      return undefined; // storage is off
    }
  };
  const theme = asked === 'dark' || asked === 'light' ? asked : kept();
  if (theme) document.documentElement.dataset.theme = theme;

  // What the program will ask first, word for word (see src/api/endpoint.cpp), so that the answers
  // come while it is still on its way. It takes each answer over once (stream.js); a question it
  // does not ask costs the service one answer and nobody anything else.
  const FLEET = '/api/resources?all_pools=true';
  const POOLS = '/api/pool_quota?all_pools=true';
  const place = /^#?\/*([\w-]*)/.exec(location.hash)[1];
  const first = { '': [FLEET], resources: [FLEET], pools: [POOLS] }[place] ?? [];
  globalThis.osmoEarly = new Map([...first, '/api/profile/settings', '/api/version'].map((url) => {
    const abort = new AbortController();
    const answer = fetch(url, { signal: abort.signal });
    answer.catch(() => {}); // told when the program asks
    return [url, { answer, abort }];
  }));

  globalThis.osmoFailed = (why) => {
    const boot = document.getElementById('boot');
    const panel = document.getElementById('failure');
    if (!panel.hidden) return; // the first reason is the one that matters
    panel.querySelector('code').textContent = why;
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
