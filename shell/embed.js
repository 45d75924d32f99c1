// The frame's side of a view in somebody else's page: what that page may wish for, and what it is
// told. The messages are those of web/embed/README.md. Loaded only in a frame; it is handed what it
// needs of the rest.
const VERSION = 1;
const MOST_HEIGHT = 4000;

// Who has us in a frame. Not every browser says: then the page outside speaks first.
function parent_origin() {
  const [outside] = location.ancestorOrigins ?? [];
  if (outside) return outside;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : null;
}

export function start({ origins, heard, tell_site, look_of, page }) {
  const allowed = (origin) => origin === location.origin || origins.includes(origin);
  let outside = parent_origin();
  if (!allowed(outside)) outside = null;
  let view = null;
  let item = null;
  let height = 0;

  const say = (type, more) => { if (outside) parent.postMessage({ osmo: VERSION, type, ...more }, outside); };
  const here = () => page.hash().replace(/^#?\/*/, '');
  const say_ready = () => say('ready', { view, title: document.title });

  const wishes = {
    hello: () => { if (view !== null) say_ready(); },
    look: (wish) => tell_site({ theme: '', accent: '', density: '', ...look_of(wish) }),
    navigate: (wish) => {
      if (typeof wish.view === 'string' && wish.view.length < 8000) page.go(wish.view.replace(/^#?\/*/, ''));
      else say('error', { kind: 'refused', message: 'navigate: view must be a text like "pools/prod-gpu"' });
    },
  };

  function hear({ source, origin, data }) {
    if (source !== parent || data?.osmo !== VERSION || !allowed(origin)) return;
    outside = origin;
    if (Object.hasOwn(wishes, data.type)) wishes[data.type](data);
    else say('error', { kind: 'refused', message: `${String(data.type).slice(0, 40)}: this is not known` });
  }

  heard.take(hear);
  return {
    // The first picture is there; from then on: another place is shown, or another row of it is picked.
    moved() {
      const now = here();
      if (now === view) return;
      const first = view === null;
      view = now;
      if (first) return say_ready();
      const picked = new URLSearchParams(now.split('?')[1] ?? '').get('sel');
      if (picked !== item) return say('select', { view, item: (item = picked) ?? '' });
      return say('navigate', { view, title: document.title });
    },
    grown(to) {
      if (to === height) return;
      height = to;
      say('height', { height: Math.min(MOST_HEIGHT, to) });
    },
    signed_out: () => say('error', { kind: 'signed-out', message: 'The login has ended' }),
    failed: (message) => say('error', { kind: 'failed', message }),
  };
}
