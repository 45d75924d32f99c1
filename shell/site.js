// The place the console stands in: config.json and the flags in the address, told to the program in
// lines (src/store/site.h). What needs no program, such as where the service is, is asked of here.
import { DEFAULTS, read_config } from './config.js';
import { core, given } from './core.js';

export let config = null;
let untold = []; // null: what was told before the program was there is told

// A line feed would begin another line.
const line = ([key, value]) => `${key}=${String(value).replace(/\n/g, ' ')}`;

export function tell_site(facts) {
  const lines = Object.entries(facts).map(line);
  if (untold) untold.push(...lines);
  else core._osmo_site(...given(lines.join('\n')));
}

export function tell_what_is_known() {
  core._osmo_site(...given(untold.join('\n')));
  untold = null;
}

const flags = new URLSearchParams(location.search);
export const is_embedded = flags.get('embed') === '1';

// The look a portal wishes for, from the address or from a message. Others than these are not known.
export function look_of(wishes) {
  const look = {};
  if (/^(dark|light|system)$/.test(wishes.theme)) look.theme = wishes.theme;
  if (/^(compact|comfortable)$/.test(wishes.density)) look.density = wishes.density;
  const accent = /^#?([0-9a-f]{6})$/i.exec(wishes.accent ?? '');
  if (accent) look.accent = accent[1];
  return look;
}

function embed_lines() {
  if (!is_embedded) return {};
  const hidden = (flags.get('hide') ?? '').split(',');
  const yes = (is) => (is ? 1 : 0);
  return {
    embed: 1, 'hide-filters': yes(hidden.includes('filters')), 'hide-header': yes(hidden.includes('header')),
    actions: yes(flags.get('actions') === '1'), inside: yes(flags.get('nav') === 'inside'), ...look_of(Object.fromEntries(flags)),
  };
}

function last_service() {
  try {
    return localStorage.getItem('osmo-console/service') ?? '';
  } catch {
    return '';
  }
}

function remember_service(path) {
  try {
    if (path) localStorage.setItem('osmo-console/service', path);
    else localStorage.removeItem('osmo-console/service');
  } catch {
    // storage is off: the first questions may go to the wrong place, and are asked again
  }
}

// There need not be one. When it does not arrive, where the service was the last time stays the best guess.
async function config_text() {
  const answer = await globalThis.osmoConfig;
  if (answer.ok) return answer.text();
  if (answer.status === 404) return '{}';
  throw new Error(`the server answered ${answer.status}`);
}

async function config_that_arrives() {
  try {
    const read = read_config(await config_text());
    remember_service(read.service);
    return read;
  } catch (error) {
    return { ...DEFAULTS, service: last_service(), faults: [`it did not arrive: ${error.message}`] };
  }
}

export async function read_site() {
  config = await config_that_arrives();
  tell_site({
    title: config.title, docs: config.links.docs, grafana: config.links.grafana, 'usual-theme': config.theme,
    'least-refresh': config.refresh.least, 'login-page': config.login.start ? 1 : 0, ...embed_lines(),
  });
  if (!is_embedded) for (const fault of config.faults) tell_site({ fault: `config.json: ${fault}` });
}
