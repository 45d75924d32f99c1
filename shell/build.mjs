// Puts the site together: node shell/build.mjs --core FILE.mjs --wasm FILE.wasm --fonts FOLDER --out FOLDER [--debug | --split WASM-SPLIT]
// The page's own JavaScript is bundled with Emscripten's into one console.js.
import { build, transform } from 'esbuild';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FONTS, WITH_SELDOM } from './fonts.js';
import { write_overlays } from './overlays.mjs';
import { split } from './split.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const top = dirname(here);
const text = { type: 'string' };
const { values: args } = parseArgs({ options: { core: text, wasm: text, fonts: text, out: text, split: text, debug: { type: 'boolean' } } });
const minify = !args.debug;

async function write_script() {
  const { metafile } = await build({
    metafile: true,
    entryPoints: [join(here, 'boot.js')],
    bundle: true,
    minify,
    format: 'esm',
    target: 'es2022',
    alias: { core: resolve(args.core) },
    define: { OSMO_SPLIT: String(Boolean(args.split)) },
    outfile: join(args.out, 'console.js'),
    legalComments: 'none',
    logLevel: 'warning',
  });
  return metafile;
}

// Parts that are loaded when they are wanted, each a module of its own: `import(new URL('token.js', document.baseURI))`.
// They share no state with the rest: what they need is handed to them.
const LATER = ['token', 'embed', 'update'];

async function write_later() {
  const { metafile } = await build({
    entryPoints: LATER.map((name) => join(here, `${name}.js`)), bundle: true, minify, format: 'esm', target: 'es2022', outdir: args.out, legalComments: 'none', logLevel: 'warning', metafile: true,
  });
  return metafile;
}

// Beside the site, for scripts/lib/licences.mjs: the npm packages of which something went into a script.
async function write_packages(metafiles) {
  const paths = metafiles.flatMap((m) => Object.values(m.outputs)).flatMap((o) => Object.entries(o.inputs)).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  const names = paths.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean);
  await writeFile(join(dirname(args.out), 'packages.json'), JSON.stringify([...new Set(names)].sort(), null, 2));
}

function* colours(role, path, palette) {
  if (typeof role === 'string') {
    const [, family, step] = /^\{(\w+)\.(\w+)\}$/.exec(role) ?? [];
    yield `--${path.join('-')}:${family ? palette[family][step] : role}`;
    return;
  }
  for (const [name, below] of Object.entries(role)) yield* colours(below, [...path, name], palette);
}

async function variables() {
  const { palette, roles } = JSON.parse(await readFile(join(top, 'assets/tokens.json'), 'utf8'));
  const of = (theme, names) => names.flatMap((name) => [...colours(roles[theme][name], [name], palette)]).join(';');
  const used = ['surface', 'border', 'text', 'accent', 'focus'];
  return `:root,:root[data-theme=dark]{${of('dark', used)}}
@media (prefers-color-scheme: light){:root{${of('light', used)}}:root[data-theme=dark]{${of('dark', used)}}}
:root[data-theme=light]{${of('light', used)}}\n`;
}

async function write_style() {
  const css = await variables() + await readFile(join(here, 'shell.css'), 'utf8');
  const { code } = await transform(css, { loader: 'css', minify });
  await writeFile(join(args.out, 'shell.css'), code);
}

async function write_fonts(name, faces, ending) {
  const files = await Promise.all(faces.map(({ file }) => readFile(join(args.fonts, `${file}${ending}.woff2`))));
  const lengths = Buffer.alloc(files.length * 4);
  files.forEach((file, i) => lengths.writeUInt32LE(file.length, i * 4));
  await writeFile(join(args.out, name), Buffer.concat([lengths, ...files]));
}

// What is no module and stands alone.
async function write_alone(name) {
  const { code } = await transform(await readFile(join(here, name), 'utf8'), { minify });
  await writeFile(join(args.out, name), code);
}

async function write_element() {
  const code = await readFile(join(top, 'web/embed/osmo-view.js'), 'utf8');
  await writeFile(join(args.out, 'osmo-view.js'), (await transform(code, { minify })).code);
}

await mkdir(args.out, { recursive: true });
const metafiles = [write_script(), write_later(), write_overlays(args.out, minify)];
await Promise.all([
  Promise.all(metafiles).then(write_packages), write_style(), write_fonts('fonts.bin', FONTS, ''), write_fonts('seldom.bin', WITH_SELDOM, '-seldom'), write_alone('first.js'), write_alone('worker.js'), write_element(),
  copyFile(args.wasm, join(args.out, 'console.wasm')),
  ...['index.html', 'config.json', 'manifest.webmanifest', 'icon.svg'].map((name) => copyFile(join(top, 'web', name), join(args.out, name))),
]);
if (args.split) await split({ tool: args.split, wasm: args.wasm, site: args.out, folder: join(dirname(args.out), 'split') });
