// Cuts the program in two: what the first page runs, and what can come later (shell/later.js brings it). What the first
// page runs is found out by running it: an instrumented copy opens #/resources in Chromium, with the fleet of the shots.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const TOP = dirname(dirname(fileURLToPath(import.meta.url)));
const DATA = join(TOP, 'tests/shots/data');
const ANSWERS = { '/api/resources': 'resources', '/api/pool_quota': 'pool_quota', '/api/profile/settings': 'profile', '/api/version': 'version', '/api/task': 'troubles', '/api/workflow': 'workflows' };
// What Emscripten lets the program use; wasm-split reads nothing that it was not told of. Without reference types it
// keeps to the program's one table, and a place in it says which function is meant.
const FEATURES = ['exception-handling', 'bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'multivalue',
  'call-indirect-overlong'].map((name) => `--enable-${name}`);
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

// How a first page can look: each way runs code that the others do not.
const VISITS = [
  { query: '?renderer=software', colorScheme: 'dark', place: '#/resources' },
  { query: '?renderer=webgl2', colorScheme: 'light', place: '#/resources', again: true, slow: '/api/resources' },
  { query: '?renderer=software', colorScheme: 'light', place: '#/resources', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { query: '?renderer=software', colorScheme: 'dark', place: '#/resources', fails: true },
  { query: '?renderer=webgl2', colorScheme: 'dark', place: '#/resources', fleet: 150 },
  { query: '?renderer=software', colorScheme: 'light', place: '#/resources', fleet: 0 },
  // What is made anew, and of what, is a matter of which answer comes last.
  ...['/api/pool_quota', '/api/task', '/api/profile/settings', '/api/version'].map((slow) => ({ query: '?renderer=software', colorScheme: 'light', place: '#/resources', slow, fleet: 3 })),
];
const SLOW_MS = 1500;

// So many times the fleet of the shots, with what real ones have and it lacks.
const TROUBLES = ['unschedulable', 'not-ready', 'unreachable', 'disk-pressure', 'memory-pressure', 'pid-pressure', 'network-unavailable'];
const taints = (i) => (i % 5 ? [] : [{ key: `node.kubernetes.io/${TROUBLES[(i / 5) % TROUBLES.length]}`, value: null, effect: i % 2 ? 'NoExecute' : 'NoSchedule', time_added: i % 3 ? '2026-11-25T17:41:03Z' : null }]);

function grown(text, times) {
  const { resources } = JSON.parse(text);
  return JSON.stringify({ resources: Array.from({ length: times * resources.length }, (_, i) => {
    const one = resources[(i * 7) % resources.length], node = `${one.hostname}-${(i * 31) % 997}`;
    return { ...one, hostname: node, exposed_fields: { ...one.exposed_fields, node }, taints: [...one.taints, ...taints(i)] };
  }) });
}

// Of somebody who has been here before (src/store/settings.cpp).
const SETTINGS = ['theme=light', 'density=compact', 'refresh=60', 'nav=narrow', 'visit1:%23%2Fpools Pools=2', 'hidden:a-1=', 'width:Resources/health=120',
  'columns:Resources=resource,health,!storage'].join('\n') + '\n';

// With other answers than those of the visits other functions run as well: whatever is tiny, reads, judges and tells stays. What
// belongs to another page leaves, however small.
// And what gives memory back, or grows, of the first page's own things: whether a visit needs it is a matter of when answers come.
const SMALL = 40, BOUND = 200, BINDS = /::~|::clear|__shared_weak_count|__shared_count|__destroy|destroy_at|destruct_at_end|slow_path|__split_buffer|deque<|allocate|__relocate/;
const OWN = /weak_count|__shared_count|vector<|resources::|Fleet|Prompt|Notice|Stat\b|Button|Badge|basic_string<char/;
const STAYS = [/__split_buffer<std::__2::basic_string/, /\b(Reader|Document|JsonTape|ListStream|FleetBuilder|FleetDecoder|FleetJob|Fleet|Requests|FetchTransport|Sightings|SoftwareRenderer|Screen)::/,
  /^(osmo_|decode_|json_|read_|parse_|judge|health|resources::|failure_of|words_in|state_of|reason_words|request_words|draw_prompt|draw_banner)/, /take_escape|take_utf8|_words\(/];
const LEAVES = /YAML|SpecNeeds|ImGui|Im[A-Z]|stbtt|(money|time|num)_(get|put)|wchar_t|__cxxabiv1|Palette|Capacity|PoolFit|read_spec|read_address|namespace\)::Reader::|cluster_words|[Tt]icket|tag_names|task_sums|decode_resource\(|read_request\(|decode_tokens|decode_secret|read_draft|\bspec::|decode_found|::gather\(|map_of|group_note|osmo_(session|choices|surface|file|copied_rows)/;
const views = [...(await readFile(join(TOP, 'src/views/all.h'), 'utf8')).matchAll(/^VIEW\((\w+)\)/gm)].map((m) => m[1]).filter((name) => name !== 'resources');
const OF_OTHER_VIEWS = new RegExp(`\\b(${views.join('|')})::`);

const stays = ({ name, size }) => !LEAVES.test(name) && !OF_OTHER_VIEWS.test(name) && (size <= SMALL || (size <= BOUND && BINDS.test(name) && OWN.test(name)) || STAYS.some((one) => one.test(name)));

// A large answer comes in pieces.
async function send(reply, bytes) {
  for (let from = 0; from < bytes.length; from += 1 << 19) {
    reply.write(bytes.subarray(from, from + (1 << 19)));
    await sleep(1);
  }
  reply.end();
}

function serve(site, program, { fails, slow, fleet }) {
  return new Promise((ready) => {
    const server = createServer(async (request, reply) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const file = pathname === '/' ? 'index.html' : pathname.slice(1);
      if (fails && pathname.startsWith('/api/')) return reply.writeHead(500).end('{"message":"Internal server error: made up"}');
      if (pathname === slow) await sleep(SLOW_MS);
      const path = ANSWERS[pathname] ? join(DATA, `${ANSWERS[pathname]}.json`) : file === 'console.wasm' ? program : join(site, file);
      try {
        const bytes = await readFile(path);
        reply.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
        await send(reply, pathname === '/api/resources' && fleet !== undefined ? Buffer.from(grown(bytes, fleet)) : bytes);
      } catch {
        reply.writeHead(404).end();
      }
    });
    server.listen(0, '127.0.0.1', () => ready(server));
  });
}

// In the page: keeps hold of the instance, whose export tells what has run.
function keep_instance() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...words) => {
    const made = await instantiate(...words);
    globalThis.splitInstance ??= made.instance ?? made;
    return made;
  };
}

function profile_of_page() {
  const { exports } = globalThis.splitInstance;
  const memory = Object.values(exports).find((e) => e instanceof WebAssembly.Memory);
  const room = memory.buffer.byteLength;
  memory.grow(16); // behind all that the program knows of
  const size = exports.__write_profile(room, 16 * 65536);
  return [...new Uint8Array(memory.buffer, room, size)];
}

async function visit(browser, address, { query, place, fails, slow, fleet, again, ...look }) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...look })).newPage();
  await page.addInitScript(keep_instance);
  const settle = async () => {
    await page.waitForFunction(() => performance.getEntriesByName('osmo:content').length > 0, null, { timeout: 60000 });
    await page.evaluate(() => osmoConsole.idle());
  };
  await page.goto(address + query + place);
  await settle();
  if (again) {
    await page.evaluate((text) => localStorage.setItem('osmo-console/settings', text), SETTINGS);
    await page.reload();
    await settle();
  }
  const bytes = Buffer.from(await page.evaluate(profile_of_page));
  await page.context().close();
  return bytes;
}

async function visit_all(site, program) {
  const browser = await chromium.launch({ executablePath: process.env.OSMO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run', '--disable-quic', '--disable-background-networking', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
  try {
    const seen = [];
    for (const look of VISITS) {
      const server = await serve(site, program, look);
      seen.push(await visit(browser, `http://127.0.0.1:${server.address().port}/`, look));
      server.close();
    }
    return seen;
  } finally {
    await browser.close();
  }
}

// Name and size of each function, as the linker left them.
function functions_of(wasm) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const text = () => { const size = number(); return wasm.toString('utf8', at, at += size); };
  const sizes = [], names = [];
  const name_section = (end) => {
    while (at < end) {
      const kind = wasm[at++], after = number() + at;
      if (kind === 1) for (let left = number(); left > 0; left--) names.push([number(), text()]);
      at = after;
    }
  };
  while (at < wasm.length) {
    const section = wasm[at++], end = number() + at;
    if (section === 10) for (let left = number(); left > 0; left--) { const size = number(); sizes.push(size); at += size; }
    else if (section === 0 && text() === 'name') name_section(end);
    at = end;
  }
  const imported = names.length - sizes.length;
  return names.map(([index, name]) => ({ name, size: sizes[index - imported] ?? 0 }));
}

// wasm: the whole program, with names. Leaves console.wasm and later.wasm in the site, which is otherwise complete.
export async function split({ tool, wasm, site, folder }) {
  await mkdir(folder, { recursive: true });
  const at = (name) => join(folder, name);
  await run(tool, ['--instrument', ...FEATURES, wasm, '-o', at('instrumented.wasm')]);
  const profiles = await visit_all(site, at('instrumented.wasm'));
  await Promise.all(profiles.map((bytes, i) => writeFile(at(`profile-${i}`), bytes)));
  await run(tool, ['--merge-profiles', ...profiles.map((_, i) => at(`profile-${i}`)), '-o', at('profile')]);
  const kept = functions_of(await readFile(wasm)).filter(stays).map(({ name }) => name);
  await writeFile(at('stays'), kept.join('\n'));
  await run(tool, [...FEATURES, `--keep-funcs=@${at('stays')}`, `--profile=${at('profile')}`, '--placeholder-namespace=later', '--import-namespace=first', '--export-prefix=%', wasm,
    '-o1', join(site, 'console.wasm'), '-o2', join(site, 'later.wasm')]);
}
