// The components that lie over the canvas, each a script of its own that is fetched when one is first opened.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

// Nothing inline is allowed on the page, neither <style> elements nor style attributes: the terminal's are replaced by what
// is allowed and means the same. A new version of it may say them otherwise; then the build stops here.
const CHANGES = [
  { what: /createElement\("style"\)/g, by: 'createElement("osmo-sheet")', times: 3 },
  { what: /(\w+)\.setAttribute\("style",(`[^`]*`)\)/g, by: '$1.style.cssText=$2', times: 1 },
];

const allowed_styles = {
  name: 'allowed-styles',
  setup(build) {
    build.onLoad({ filter: /@xterm[\\/]xterm[\\/]lib[\\/]xterm\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const { what, by, times } of CHANGES) {
        const found = contents.match(what)?.length ?? 0;
        if (found !== times) throw new Error(`${path}: ${what} is there ${found} times, not ${times}: look at shell/overlays.mjs`);
        contents = contents.replace(what, by);
      }
      return { contents, loader: 'js' };
    });
  },
};

// Answers with esbuild's account of what went in.
export async function write_overlays(out, minify) {
  const { metafile } = await build({
    metafile: true,
    entryPoints: [join(here, 'editor/editor.js'), join(here, 'terminal/terminal.js')],
    bundle: true, minify, format: 'esm', target: 'es2022', outdir: out, entryNames: '[name]', legalComments: 'none', logLevel: 'warning',
    loader: { '.css': 'text' }, plugins: [allowed_styles],
  });
  return metafile;
}
