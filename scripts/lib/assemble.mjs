// Puts the site together: bundles the page's scripts and styles, names every file after its content, writes those names
// where the sources say `site:NAME`, and keeps a .br and a .gz beside each file.
//   node assemble.mjs BUILD FONTS OUT [--dev]     BUILD holds console.js and console.wasm
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [program, fonts, out] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const dev = process.argv.includes('--dev');
const names = new Map(); // NAME as the sources say it -> its name in the site

const digest = (bytes) => createHash('sha256').update(bytes).digest();

function with_names(text, where) {
  return text.replace(/site:([\w.-]+\w)/g, (_, name) => {
    if (!names.has(name)) throw new Error(`${where} asks for site:${name}, and there is no such file`);
    return names.get(name);
  });
}

// Beside a script or a style everything is in the same folder; beside index.html it is not.
const beside = (text, where) => with_names(text, where).replaceAll('assets/', '');

function keep(name, bytes) {
  const ending = extname(name);
  const file = `assets/${basename(name, ending)}.${digest(bytes).toString('hex').slice(0, 10)}${ending}`;
  names.set(name, file);
  write(file, bytes);
}

const written = new Set();

function write(file, bytes) {
  const path = join(out, file);
  written.add(file);
  const same = existsSync(path) && readFileSync(path).equals(Buffer.from(bytes));
  if (!same) writeFileSync(path, bytes);
  if (!/\.woff2$/.test(file)) compress(file, bytes, same);
}

function compress(file, bytes, same) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: dev ? 4 : 11 } };
  for (const [ending, squeeze] of [['.br', () => brotliCompressSync(bytes, quality)], ['.gz', () => gzipSync(bytes, { level: dev ? 1 : 9 })]]) {
    written.add(file + ending);
    if (!same || !existsSync(join(out, file + ending))) writeFileSync(join(out, file + ending), squeeze());
  }
}

async function bundled(file, format) {
  const result = await build({
    entryPoints: [join(root, 'shell', file)],
    alias: { console: resolve(program, 'console.js') },
    bundle: true,
    minify: !dev,
    write: false,
    format,
    target: 'es2022',
    external: ['site:*', 'module', 'node:*', 'fs', 'path', 'url'],
    charset: 'utf8',
    logLevel: 'error',
    nodePaths: [join(root, 'node_modules')],
  });
  return result.outputFiles[0].text;
}

// `<!-- inline FILE -->` becomes a style or a script whose hash the content security policy then allows.
async function with_inlines(page, hashes) {
  let made = page;
  for (const [comment, file] of page.matchAll(/<!-- inline ([\w.-]+) -->/g)) {
    const style = file.endsWith('.css');
    const text = with_names((await bundled(file, style ? undefined : 'iife')).trim(), file);
    hashes[style ? 'style' : 'script'].push(`'sha256-${digest(text).toString('base64')}'`);
    const tag = style ? 'style' : 'script';
    made = made.replace(comment, () => `<${tag}>${text}</${tag}>`);
  }
  return made;
}

function write_headers(hashes) {
  const rules = readFileSync(join(root, 'web/headers.conf'), 'utf8')
    .replace('@SCRIPT_HASHES@', hashes.script.join(' '))
    .replace('@STYLE_HASHES@', hashes.style.join(' '));
  writeFileSync(join(out, '../headers.conf'), rules);
}

function remove_stale() {
  for (const file of readdirSync(join(out, 'assets'))) {
    if (!written.has(`assets/${file}`)) rmSync(join(out, 'assets', file));
  }
}

async function assemble() {
  mkdirSync(join(out, 'assets'), { recursive: true });
  for (const font of readdirSync(fonts).filter((file) => file.endsWith('.woff2'))) keep(font, readFileSync(join(fonts, font)));
  keep('console.wasm', readFileSync(join(program, 'console.wasm')));
  keep('console.js', readFileSync(join(program, 'console.js')));
  const page = readFileSync(join(root, 'web/index.html'), 'utf8');
  const asked = (name) => page.includes(`site:${name}`);
  for (const style of readdirSync(join(root, 'shell')).filter((file) => file.endsWith('.css') && asked(file))) {
    keep(style, beside(await bundled(style), style));
  }
  keep('main.js', beside(await bundled('main.js', 'esm'), 'shell/main.js'));
  const hashes = { script: [], style: [] };
  write('index.html', with_names(await with_inlines(page, hashes), 'web/index.html'));
  write_headers(hashes);
  remove_stale();
}

try {
  await assemble();
} catch (error) {
  console.error(`✗ The site could not be put together: ${error.message}`);
  process.exit(1);
}
