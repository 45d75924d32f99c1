// Runs before anything is shown: the theme the skeleton needs, and what to do when the program
// does not arrive. Everything else waits in console.js.
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
