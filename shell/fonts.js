// The six faces come in one file, one request: six lengths of four bytes, then six woff2 files
// in the order of `enum class Face` in src/base/glyphs.h. shell/build.mjs packs it.
export const FONTS = [
  { family: 'IU', weight: '400', file: 'inter-400' },
  { family: 'IU', weight: '500', file: 'inter-500' },
  { family: 'IU', weight: '600', file: 'inter-600' },
  { family: 'JM', weight: '400', file: 'jetbrains-mono-400' },
  { family: 'JM', weight: '500', file: 'jetbrains-mono-500' },
  { family: 'IC', weight: '400', file: 'lucide' },
];

export async function load_fonts(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: the server answered ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const lengths = new DataView(bytes, 0, FONTS.length * 4);
  let at = FONTS.length * 4;
  await Promise.all(FONTS.map(({ family, weight }, i) => {
    const end = at + lengths.getUint32(i * 4, true);
    const face = new FontFace(family, bytes.slice(at, end), { weight });
    at = end;
    document.fonts.add(face);
    return face.load();
  }));
}
