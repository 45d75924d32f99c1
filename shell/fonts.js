// The six faces come in one file, one request: six lengths of four bytes, then six woff2 files
// in the order of `enum class Face` in src/base/glyphs.h. shell/build.mjs packs it. Letters and signs
// that few names have (assets/fonts/build.py: SELDOM) come likewise, when one is to be drawn.
export const FONTS = [
  { family: 'IU', weight: '400', file: 'inter-400' },
  { family: 'IU', weight: '500', file: 'inter-500' },
  { family: 'IU', weight: '600', file: 'inter-600' },
  { family: 'JM', weight: '400', file: 'jetbrains-mono-400' },
  { family: 'JM', weight: '500', file: 'jetbrains-mono-500' },
  { family: 'IC', weight: '400', file: 'lucide' },
];
export const WITH_SELDOM = FONTS.slice(0, 5);

async function load(name, faces, range = {}) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: the server answered ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const lengths = new DataView(bytes, 0, faces.length * 4);
  let at = faces.length * 4;
  await Promise.all(faces.map(({ family, weight }, i) => {
    const end = at + lengths.getUint32(i * 4, true);
    const face = new FontFace(family, bytes.slice(at, end), { weight, ...range });
    at = end;
    document.fonts.add(face);
    return face.load();
  }));
}

export const load_fonts = () => load('fonts.bin', FONTS);

const OURS = [0xb0, 0xb1, 0xb7, 0xd7, 0xf7]; // ° ± · × ÷
export const is_seldom = (code_point) => code_point >= 0xa1 && code_point <= 0x17f && !OURS.includes(code_point);
export const load_seldom = () => load('seldom.bin', WITH_SELDOM, { unicodeRange: 'U+A1-AF, U+B2-B6, U+B8-D6, U+D8-F6, U+F8-17F' });
