// From the site as it is built to the site as it is served: every file named after its content, so that a browser may
// keep it for ever, and a .br and a .gz beside it. Only what people name themselves keeps its name.
//   node publish.mjs SITE OUT [--quick]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [site, out] = process.argv.slice(2);
const quick = process.argv.includes('--quick');
const COMPRESSED = ['.html', '.js', '.css', '.wasm', '.json', '.svg', '.webmanifest']; // fonts are compressed in themselves; config.json is changed where it is served
const NAMING = ['.js', '.html']; // what names other files
const WORKERS = ['worker.js', 'demo_worker.js'];
const KEPT = ['index.html', 'demo.html', 'config.json', ...WORKERS, 'manifest.webmanifest', 'icon.svg', 'osmo-view.js'];

const PARTS = ['later.wasm', 'seldom.bin']; // of the program, that the page does not name

const published = new Map(); // console.wasm -> assets/console.1a2b3c4d5e.wasm
const written = new Set();

const content_hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

function named_after_content(name, bytes) {
  const ending = extname(name);
  return `assets/${name.slice(0, -ending.length)}.${content_hash(bytes)}${ending}`;
}

const place_of = (name) => (name === 'osmo-view.js' ? `embed/${name}` : name);

// A file is named between quotes, in HTML as in JavaScript.
const QUOTED = /(["'`])([\w.-]+)\1/g;
function with_published_names(text) {
  return text.replace(QUOTED, (all, quote, name) => {
    return published.has(name) ? quote + published.get(name) + quote : all;
  });
}

function write(file, bytes) {
  const path = join(out, file);
  const same = existsSync(path) && readFileSync(path).equals(bytes);
  written.add(file);
  if (!same) writeFileSync(path, bytes);
  if (COMPRESSED.includes(extname(file)) && file !== 'config.json') compress(file, bytes, same);
}

function compress(file, bytes, same) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: quick ? 4 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const squeezed = { '.br': () => brotliCompressSync(bytes, brotli), '.gz': () => gzipSync(bytes, { level: quick ? 1 : 9 }) };
  for (const [ending, squeeze] of Object.entries(squeezed)) {
    written.add(file + ending);
    if (!same || !existsSync(join(out, file + ending))) writeFileSync(join(out, file + ending), squeeze());
  }
}

// What a file names is published before it.
function publish(name) {
  if (published.has(name)) return;
  let bytes = readFileSync(join(site, name));
  if (NAMING.includes(extname(name))) {
    const text = bytes.toString();
    for (const [, , other] of text.matchAll(QUOTED)) if (other !== name && files.has(other) && !KEPT.includes(other)) publish(other);
    bytes = Buffer.from(with_published_names(WORKERS.includes(name) ? with_shell(name, text) : text));
  }
  const file = KEPT.includes(name) ? place_of(name) : named_after_content(name, bytes);
  published.set(name, file);
  write(file, bytes);
}

// A service worker keeps what the first page names, that of the demo all there is, and is another one when any of it is.
function with_shell(name, text) {
  publish('index.html');
  const page = readFileSync(join(out, 'index.html'), 'utf8');
  const named = [...page.matchAll(/"(assets\/[^"]+)"/g)].map(([, file]) => file);
  const beside = name === 'demo_worker.js' ? [...files].filter((file) => !KEPT.includes(file)) : PARTS.filter((part) => files.has(part));
  beside.forEach(publish);
  const shell = [...new Set([...named, ...beside.map((file) => published.get(file))])].map((file) => JSON.stringify(file));
  return text.replace(/["']@FILES@["']/, shell.join(',')).replace('@VERSION@', content_hash(page));
}

const files = new Set(readdirSync(site));
mkdirSync(join(out, 'assets'), { recursive: true });
mkdirSync(join(out, 'embed'), { recursive: true });
files.forEach(publish);
for (const file of readdirSync(join(out, 'assets'))) {
  if (!written.has(`assets/${file}`)) rmSync(join(out, 'assets', file));
}
