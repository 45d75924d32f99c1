// dist/ from what is built: what is put on a server, complete with the licences of all that is inside. And dist-demo/.
//   node dist.mjs TREE ROOT DEPS
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licences, print } from './licences.mjs';

const [tree, root, deps] = process.argv.slice(2);

function size_of(folder) {
  const wire = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.br') || name.endsWith('.bin'));
  return wire.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function put(from, name, demo) {
  const to = join(root, name);
  if (!existsSync(join(from, 'index.html'))) throw new Error(`${from} has no index.html`);
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  writeFileSync(join(to, 'LICENCES.txt'), print(licences({ tree, root, deps, demo })));
  console.log(`${name}/: ${readdirSync(to, { recursive: true }).length} files, ${(size_of(to) / 1024).toFixed(0)} KB compressed`);
}

try {
  put(join(tree, 'public'), 'dist', false);
  put(join(tree, 'demo-public'), 'dist-demo', true);
} catch (error) {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
}
