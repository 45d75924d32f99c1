// What is inside of what we hand out, and under which licence. A part without its text, or under a licence that asks for
// more than to be named, is an error.
//   node licences.mjs TREE ROOT DEPS    prints what dist/LICENCES.txt will be
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// How each licence is known by its words; the first that fits: the font licence begins like MIT's, and a text may hold two.
const KNOWN = [
  ['OFL-1.1', /SIL Open Font License/i],
  ['ISC', /Permission to use, copy, modify,? and\/or distribute this software/],
  ['MIT', /Permission is hereby granted, free of charge/],
  ['BSD', /Redistribution and use in source and binary forms/],
];

// Emscripten comes unpacked, as an SDK, or as a package of the machine.
function emscripten() {
  const home = process.env.OSMO_CONSOLE_HOME ?? '';
  const places = [`${home}/emscripten/usr/share/emscripten/system/lib/libc/musl/COPYRIGHT`,
    `${process.env.EMSDK ?? ''}/upstream/emscripten/system/lib/libc/musl/COPYRIGHT`, '/usr/share/emscripten/system/lib/libc/musl/COPYRIGHT'];
  return places.find((path) => existsSync(path)) ?? places[0];
}

const parts_of = (root, deps) => [
  { name: 'Dear ImGui', file: `${deps}/imgui/LICENSE.txt` },
  { name: 'yaml-cpp', file: `${deps}/yaml-cpp/LICENSE` },
  { name: 'fmt', file: `${deps}/usr/share/doc/libfmt-dev/copyright` },
  { name: 'musl and the run-time library of Emscripten, which is itself under the MIT licence', file: emscripten() },
  { name: 'Inter', file: `${root}/node_modules/@expo-google-fonts/inter/LICENSE_FONT` },
  { name: 'JetBrains Mono', file: `${root}/node_modules/@expo-google-fonts/jetbrains-mono/LICENSE_FONT` },
  { name: 'Lucide', file: `${root}/node_modules/lucide-static/LICENSE` },
];
const demo_parts = (deps) => [{ name: 'JSON for Modern C++', file: `${deps}/usr/share/doc/nlohmann-json3-dev/copyright` }];

// Packages that esbuild took something from; shell/build.mjs writes them down.
function bundled(tree, root) {
  const list = join(tree, 'packages.json');
  const names = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  return names.map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'].map((other) => join(folder, other)).find((path) => existsSync(path));
    return { name: `${name} ${JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version}`, file: file ?? join(folder, 'LICENSE') };
  });
}

function read(part) {
  if (!existsSync(part.file)) throw new Error(`${part.name}: its licence is not at ${part.file}`);
  const text = readFileSync(part.file, 'utf8').trim();
  const licence = KNOWN.find(([, words]) => words.test(text))?.[0];
  if (!licence) throw new Error(`${part.name}: ${part.file} is under a licence nobody has looked at yet`);
  return { ...part, text, licence };
}

export const licences = ({ tree, root, deps, demo }) => [...parts_of(root, deps), ...(demo ? demo_parts(deps) : []), ...bundled(tree, root)].map(read);

export function print(list) {
  const head = list.map(({ name, licence }) => `${name}: ${licence}`).join('\n');
  const rule = '-'.repeat(72);
  return `What OSMO Console is made of beside its own code\n\n${head}\n\n${list.map(({ name, text }) => `${rule}\n${name}\n${rule}\n\n${text}\n`).join('\n')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [tree, root, deps] = process.argv.slice(2);
  try {
    process.stdout.write(print(licences({ tree, root, deps, demo: true })));
  } catch (error) {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}
