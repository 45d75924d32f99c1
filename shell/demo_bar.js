// A bar below the console: which simulated cluster it is, and how fast its time goes.
const SCENARIOS = { small: 'A small cluster', busy: 'A busy one', showcase: 'Every kind of workflow', ten_thousand: '10,000 nodes', bad_day: 'A bad day', empty: 'An empty one', first_login: 'First login' };
const SPEEDS = { 1: 'as in life', 10: '10 times', 60: 'a minute a second', 600: '10 minutes a second' };
const STYLE = `
#stage, #boot { inset: 0 0 36px !important; }
#demo { position: fixed; inset: auto 0 0; height: 36px; box-sizing: border-box; display: flex; gap: 16px; align-items: center; padding: 0 16px; overflow: auto hidden;
  background: var(--surface-raised); border-top: 1px solid var(--border-default); color: var(--text-secondary); font: 12px/18px IU, system-ui, sans-serif; white-space: nowrap; }
#demo strong { color: var(--text-primary); font-weight: 600; }
#demo select, #demo button { font: inherit; color: var(--text-primary); background: var(--surface-inset); border: 1px solid var(--border-default); border-radius: 4px; padding: 2px 6px; }
`;
const PING_MS = 20_000; // a worker that nobody asks is put to sleep, and its cluster with it

const order = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body) });

function choice(label, options, chosen, does) {
  const select = document.createElement('select');
  for (const [value, words] of Object.entries(options)) select.append(new Option(words, value, value === chosen, value === chosen));
  select.addEventListener('change', () => does(select.value));
  const around = document.createElement('label');
  around.append(`${label} `, select);
  return around;
}

async function start() {
  const { scenario, speed } = await (await fetch('/sim/state')).json();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
  const bar = document.createElement('aside');
  bar.id = 'demo';
  bar.setAttribute('aria-label', 'Demo');
  const name = document.createElement('strong');
  name.textContent = 'Demo';
  bar.append(name, 'Everything here is simulated, in this browser.',
    choice('Cluster', SCENARIOS, scenario, async (wish) => { await order('/sim/scenario', { name: wish }); location.reload(); }),
    choice('Time goes', SPEEDS, String(speed), (wish) => order('/sim/speed', { speed: Number(wish) })));
  for (const kind of ['keydown', 'keyup']) bar.addEventListener(kind, (event) => event.stopPropagation());
  document.body.append(bar);
  setInterval(() => navigator.serviceWorker.controller?.postMessage('stay'), PING_MS);
}

start();
