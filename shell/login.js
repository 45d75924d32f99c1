// Who is asking: the session of a login page in front of the service, or an access token. A token
// stays in this file, but for the header of each request; the program only knows that there is one.
import { core } from './core.js';
import { settle_hash } from './place.js';
import { config, is_embedded, tell_site } from './site.js';

const RENEW_MS = 60_000;       // before it ends
const ASKED_LATELY_MS = 60_000; // a login that leads back here without a session must not go round
const AUTH = 'x-osmo-auth';

let token = null;  // { secret, pass, until }
let renewal = null;
let signed_in = false; // once: from then on nothing leaves the page by itself
let leaving = false;

let on_end = () => {};
export const when_login_ends = (f) => { on_end = f; };

const native = globalThis.fetch.bind(globalThis);

function kept(key) {
  try {
    return sessionStorage.getItem(`osmo-console/${key}`);
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(`osmo-console/${key}`);
    else sessionStorage.setItem(`osmo-console/${key}`, value);
    return true;
  } catch {
    return false; // storage is off
  }
}

// --- the login page

const leads_on = async (path) => {
  const answer = await native(path, { redirect: 'manual' }).catch(() => null);
  return answer !== null && (answer.type === 'opaqueredirect' || answer.ok);
};

// Gateways refuse to go back to an address with two slashes in a row: it might be another host's.
const safe = (hash) => hash.replace(/\/(?=\/)/g, '/%2F').replace(/%2F\//g, '%2F');

function way_back() {
  settle_hash();
  return location.pathname + (is_embedded ? '' : location.search) + safe(location.hash);
}

export async function sign_in(by_itself = false) {
  const { start } = config.login;
  if (by_itself && (!start || token || is_embedded || leaving || Date.now() - Number(kept('asked-login') ?? 0) < ASKED_LATELY_MS)) return;
  if (by_itself && !keep('asked-login', Date.now())) return;
  leaving = true;
  if (!await leads_on(start)) {
    leaving = false;
    tell_site({ 'login-page': 0, ...(by_itself ? {} : { fault: `There is no login page at ${start}` }) });
    return;
  }
  const url = `${start}?rd=${encodeURIComponent(way_back())}`;
  keep('return', `${Date.now()} ${location.hash}`);
  if (is_embedded) open(url, '_blank', 'noopener'); // login pages do not let themselves be framed
  else location.assign(url);
  leaving = false;
}

export async function sign_out() {
  forget_token();
  const { end } = config.login;
  if (await leads_on(end)) location.assign(end);
  else tell_site({ fault: `There is no login here that could be ended: ${end} leads nowhere` });
}

// --- the access token

async function exchange(secret) {
  const answer = await native(`${config.service}/api/auth/jwt/access_token`, {
    method: 'POST', redirect: 'manual', body: JSON.stringify({ token: secret }), headers: { 'Content-Type': 'application/json' },
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok || !said.token) {
    const why = said.error || said.message || `the service answered ${answer.status}`;
    throw Object.assign(new Error(why), { refused: answer.status >= 400 && answer.status < 500 });
  }
  return { secret, pass: said.token, until: Number(said.expires_at) * 1000 };
}

function renew() {
  renewal ??= exchange(token.secret).then((next) => { token = token && next; }).finally(() => { renewal = null; });
  return renewal;
}

export async function use_token() {
  const { ask } = await import(new URL('token.js', document.baseURI));
  const given = await ask(exchange);
  if (!given) return;
  token = given.token;
  keep('token', given.keep ? token.secret : null);
  tell_site({ token: 1 });
  core._osmo_refresh();
}

export function forget_token() {
  token = null;
  keep('token', null);
  tell_site({ token: 0 });
  core._osmo_refresh();
}

export function start_login() {
  const secret = kept('token');
  if (!secret) return;
  token = { secret, pass: '', until: 0 };
  tell_site({ token: 1 });
}

// --- what every request goes through

const is_login = (answer) => answer.status === 401 || answer.type === 'opaqueredirect'
  || (answer.ok && /^text\/html/.test(answer.headers.get('content-type') ?? ''));

export function look_at(answer, url) {
  if (is_login(answer)) {
    on_end();
    if (!signed_in) sign_in(true);
  } else if (answer.ok && !signed_in && url !== '/api/version') { // that one is told to everybody
    signed_in = true;
    keep('asked-login', null);
  }
  return answer;
}

async function with_pass(url, options) {
  const headers = { ...options.headers, [AUTH]: token.pass };
  return native(url, { ...options, headers });
}

async function as_token(url, options) {
  try {
    if (token.until - Date.now() < RENEW_MS) await renew();
    const answer = await with_pass(url, options);
    if (answer.status !== 401 || !token) return answer;
    await renew(); // our clock may be wrong
    return token ? await with_pass(url, options) : answer;
  } catch (error) {
    if (!error.refused) throw error;
    return new Response('', { status: 401 });
  }
}

// A redirect is an answer: only a login sends us elsewhere.
export async function ask_service(url, options = {}) {
  const whole = config.service + url;
  const manual = { ...options, redirect: 'manual' };
  return look_at(await (token ? as_token(whole, manual) : native(whole, manual)), url);
}
