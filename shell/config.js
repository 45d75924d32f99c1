// config.json: what whoever serves the console may say about it. Everything has a default; what is
// wrong is named with its place and keeps its default.
const THEMES = ['system', 'dark', 'light'];

export const DEFAULTS = {
  service: '', title: 'OSMO Console', theme: 'system',
  links: { docs: '', grafana: '' },
  refresh: { least: 0 },
  embed: { origins: [] },
  login: { start: '/oauth2/start', end: '/signout' },
};

const is_record = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const is_text = (value) => typeof value === 'string';
const is_path = (value) => is_text(value) && (value === '' || /^\/(?![/\\])[\w./~%-]*$/.test(value));
const is_link = (value) => value === '' || (is_text(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol));
export const is_origin = (value) => is_text(value) && URL.canParse(value) && new URL(value).origin === value;

// What stands at each place: its words, and how one tells.
const RULES = {
  service: ['a path like "/osmo", or ""', is_path],
  title: ['a text', (value) => is_text(value) && value.trim() !== ''],
  theme: [`one of ${THEMES.join(', ')}`, (value) => THEMES.includes(value)],
  'links.docs': ['an address that begins with http', is_link],
  'links.grafana': ['an address that begins with http', is_link],
  'refresh.least': ['a number of seconds from 0 to 3600', (value) => Number.isInteger(value) && value >= 0 && value <= 3600],
  'embed.origins': ['a list', Array.isArray],
  'login.start': ['a path like "/oauth2/start", or "" where there is no login page', is_path],
  'login.end': ['a path like "/signout"', is_path],
};

const shown = (value) => { const text = JSON.stringify(value); return text.length > 60 ? `${text.slice(0, 60)}…` : text; };

function read_origins(list, faults) {
  return list.filter((origin, i) => {
    if (is_origin(origin)) return true;
    faults.push(`embed.origins[${i}]: expected an origin like "https://portal.example.com", got ${shown(origin)}`);
    return false;
  });
}

function read_record(given, usual, place, faults) {
  const out = { ...usual };
  for (const [key, value] of Object.entries(given)) {
    const path = place + key;
    if (is_record(usual[key])) {
      if (is_record(value)) out[key] = read_record(value, usual[key], `${path}.`, faults);
      else faults.push(`${path}: expected a record, got ${shown(value)}`);
    } else if (!Object.hasOwn(RULES, path)) {
      faults.push(`${path}: nothing of this name is known`);
    } else if (!RULES[path][1](value)) {
      faults.push(`${path}: expected ${RULES[path][0]}, got ${shown(value)}`);
    } else {
      out[key] = path === 'embed.origins' ? read_origins(value, faults) : value;
    }
  }
  return out;
}

export function read_config(text) {
  let given;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return { ...DEFAULTS, faults: [`not JSON: ${error.message}`] };
  }
  if (!is_record(given)) return { ...DEFAULTS, faults: [`expected a record, got ${shown(given)}`] };
  const faults = [];
  return { ...read_record(given, DEFAULTS, '', faults), faults };
}
