// What stands in front of OSMO in a deployment, as far as a browser meets it: static files without a
// login, 401 for the service without a session, a login page of another origin, /signout, passes made
// of access tokens. `node gateway.mjs --port N --console URL --sim URL`; POST /gateway changes its mind.
import { createServer, request } from 'node:http';
import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';

const text = { type: 'string' };
const { values: args } = parseArgs({ options: { port: text, console: text, sim: text } });
const OWN = `http://localhost:${args.port}`, LOGIN = `http://127.0.0.1:${args.port}`; // two origins
const PUBLIC = /^\/api\/(version|auth\/(login|keys|jwt\/[^?]*)|router\/version)(\?|$)/;
// oauth2-proxy sends nobody to an address that a browser could take for another host's.
const ELSEWHERE = /[/\\](?:[\s\v]*|\.{1,2})[/\\]/;

const plain = { unauthorized: '401', open: false, newer: false, denied: '', lose_hash: false, pass_seconds: 300, exchanges: 0, passes_used: 0 };
let is = { ...plain };
const sessions = new Set();
const passes = new Map(); // pass → when it ends

const cookie_of = (req) => /_osmo_session=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1];
const say = (res, status, body = '', headers = {}) => res.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
const send_to = (res, location, headers = {}) => say(res, 302, '', { location, ...headers });
const body_of = async (req) => { let all = ''; for await (const part of req) all += part; return all; };

function pass_on(req, res, to, headers = req.headers, seen = null) {
  const url = new URL(to);
  const onward = request({ host: url.hostname, port: url.port, method: req.method, path: req.url, headers: { ...headers, host: url.host } }, (answer) => {
    if (seen) return seen(answer);
    res.writeHead(answer.statusCode, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => res.destroy());
  res.on('close', () => onward.destroy());
  req.pipe(onward);
}

// Headers that only the gateway may set.
function trusted(req, user) {
  const headers = Object.fromEntries(Object.entries(req.headers).filter(([name]) => !name.startsWith('x-osmo-')));
  return { ...headers, 'x-osmo-user': user };
}

// As if the console had been built anew meanwhile.
function newer_worker(req, res) {
  pass_on(req, res, args.console, { ...req.headers, 'accept-encoding': 'identity' }, async (answer) => {
    say(res, 200, `${await body_of(answer)}\n// newer`, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' });
  });
}

function exchange(req, res) {
  pass_on(req, res, args.sim, trusted(req, 'nobody'), async (answer) => {
    const said = JSON.parse(await body_of(answer));
    if (said.token) {
      is.exchanges += 1;
      said.expires_at = Math.floor(Date.now() / 1000) + is.pass_seconds;
      passes.set(said.token, said.expires_at * 1000);
    }
    say(res, answer.statusCode, JSON.stringify(said), { 'content-type': 'application/json' });
  });
}

function service(req, res) {
  if (req.url.startsWith('/api/auth/jwt/access_token')) return exchange(req, res);
  const pass = req.headers['x-osmo-auth'];
  const by_pass = pass && passes.get(pass) > Date.now();
  if (by_pass) is.passes_used += 1;
  if (!is.open && !PUBLIC.test(req.url) && !sessions.has(cookie_of(req)) && !by_pass) {
    if (is.unauthorized === 'redirect') return send_to(res, `${LOGIN}/login?state=${encodeURIComponent(req.url)}`);
    if (is.unauthorized === 'page') return say(res, 200, '<!DOCTYPE html><title>Sign in</title>', { 'content-type': 'text/html' });
    return say(res, 401, 'Unauthorized\n');
  }
  if (is.denied && req.url.startsWith(is.denied)) return say(res, 403, 'access denied');
  return pass_on(req, res, args.sim, trusted(req, by_pass ? 'token-user' : 'ada@example.com'));
}

async function login(req, res, url) {
  const state = url.searchParams.get('state');
  if (req.method === 'POST') {
    const session = randomUUID();
    sessions.add(session);
    return send_to(res, `${OWN}/oauth2/callback?session=${session}&state=${encodeURIComponent(state)}`);
  }
  return say(res, 200, `<!DOCTYPE html><title>Sign in</title><h1>Who are you?</h1><form method="post"><button>Sign in as ada</button></form>`, { 'content-type': 'text/html' });
}

function callback(res, url) {
  const rd = url.searchParams.get('state');
  const there = rd.startsWith('/') && !ELSEWHERE.test(rd) ? rd : '/';
  send_to(res, is.lose_hash ? there.split('#')[0] : there, { 'set-cookie': `_osmo_session=${url.searchParams.get('session')}; Path=/; HttpOnly` });
}

async function control(req, res) {
  const { reset, end_sessions, ...wishes } = JSON.parse(await body_of(req) || '{}');
  if (reset) is = { ...plain };
  if (reset || end_sessions) sessions.clear(), passes.clear();
  Object.assign(is, wishes);
  say(res, 200, JSON.stringify(is));
}

createServer((req, res) => {
  const url = new URL(req.url, OWN);
  if (url.pathname === '/gateway') return control(req, res);
  if (url.pathname === '/login') return login(req, res, url);
  if (url.pathname === '/oauth2/start') return send_to(res, `${LOGIN}/login?state=${encodeURIComponent(url.searchParams.get('rd') ?? '/')}`);
  if (url.pathname === '/oauth2/callback') return callback(res, url);
  if (url.pathname === '/signout') return send_to(res, '/oauth2/sign_out');
  if (url.pathname === '/oauth2/sign_out') {
    sessions.delete(cookie_of(req));
    return send_to(res, '/', { 'set-cookie': '_osmo_session=; Path=/; Max-Age=0' });
  }
  if (is.newer && url.pathname === '/worker.js') return newer_worker(req, res);
  return url.pathname.startsWith('/api/') ? service(req, res) : pass_on(req, res, args.console);
}).listen(Number(args.port));
