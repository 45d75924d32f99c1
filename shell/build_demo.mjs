// Puts the demo together: the site as it is built, and the simulated service in a service worker.
//   node shell/build_demo.mjs --core FILE.mjs --wasm FILE.wasm --site FOLDER --out FOLDER [--debug]
import { build } from 'esbuild';
import { cp, copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const top = dirname(here);
const text = { type: 'string' };
const { values: args } = parseArgs({ options: { core: text, wasm: text, site: text, out: text, debug: { type: 'boolean' } } });
const usual = { bundle: true, minify: !args.debug, target: 'es2022', legalComments: 'none', logLevel: 'warning' };

await rm(args.out, { recursive: true, force: true });
await mkdir(args.out, { recursive: true });
await cp(args.site, args.out, { recursive: true });
await rm(join(args.out, 'worker.js'), { force: true }); // the demo has its own
await Promise.all([
  build({ ...usual, format: 'iife', entryPoints: [join(here, 'demo_worker.js')], outfile: join(args.out, 'demo_worker.js'), alias: { core: resolve(args.core) }, define: { 'import.meta.url': '""' } }),
  build({ ...usual, format: 'esm', entryPoints: [join(here, 'demo.js'), join(here, 'demo_bar.js')], outdir: args.out }),
  copyFile(args.wasm, join(args.out, 'sim.wasm')),
  copyFile(join(top, 'web/demo/demo.html'), join(args.out, 'demo.html')),
  copyFile(join(top, 'web/demo/config.json'), join(args.out, 'config.json')),
]);
