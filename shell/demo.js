// The way into the demo: once the service worker stands before this page, it is the console's own
// (demo_worker.js), with a bar below it (demo_bar.js).
const trusted = globalThis.trustedTypes?.createPolicy('osmo', { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url };
const words = document.querySelector('#failure p');

async function enter() {
  if (!navigator.serviceWorker) throw new Error('this browser has no service workers here: they need https, or localhost');
  await navigator.serviceWorker.register(trusted.createScriptURL('demo_worker.js'), { scope: './', updateViaCache: 'none' });
  await navigator.serviceWorker.ready;
  location.reload(); // the hash stays
}

enter().catch((error) => { words.textContent = `The demo cannot start: ${error.message}`; });
