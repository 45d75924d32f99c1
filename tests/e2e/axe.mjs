// What axe finds wrong with a page, in words. The page must have been opened with `bypassCSP`.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export async function violations(page) {
  if (!await page.evaluate(() => Boolean(globalThis.axe))) await page.addScriptTag({ path: axe, type: 'text/javascript' }).catch(async () => page.evaluate(await readFile(axe, 'utf8')));
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }));
  return found.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' ')}`);
}
