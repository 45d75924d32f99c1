// Keeps the program for the next visit (worker.js), and says when there is a newer one. Loaded when
// the page has settled: nothing waits for it.
const trusted = globalThis.trustedTypes?.createPolicy('osmo', { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url };

export async function start({ tell_site }) {
  if (!navigator.serviceWorker) return null; // not a secure context
  const other = navigator.serviceWorker.controller?.scriptURL;
  if (other && !other.endsWith('/worker.js')) return null; // the demo's
  const registration = await navigator.serviceWorker.register(trusted.createScriptURL('worker.js'), { updateViaCache: 'none' }).catch(() => null);
  if (!registration) return null;
  const look = () => { if (registration.waiting && navigator.serviceWorker.controller) tell_site({ 'new-version': 1 }); };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  look();
  return {
    // The newer one takes over, and the page begins anew with it.
    reload() {
      if (!registration.waiting) return location.reload();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      return registration.waiting.postMessage('take over');
    },
  };
}
