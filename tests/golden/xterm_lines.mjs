// Lines as programs write them, and what xterm.js shows of each: text, and its styles as TextStyle holds them.
// `node tests/golden/xterm_lines.mjs` prints the file that tests/golden/xterm_test.cpp holds our parser to.
//
// Left out, for there we mean to differ: what moves about in a line (tabs, backspaces, cursor keys), what resets or
// repeats, other character sets, concealed text (which we show faint), links (which we do not underline) and
// `38:2:r:g:b` with no place for a colour space (which we read as programs mean it).
import { pathToFileURL } from 'node:url';

globalThis.self = globalThis.window = globalThis; // all that the parser wants of a browser
const { default: { Terminal } } = await import('@xterm/xterm/lib/xterm.js');

const OWN = [
  '\x1b[32mINFO\x1b[0m step=1', '\x1b[1;31mERROR\x1b[m shard 12', 'a\x1b[7mb\x1b[27mc', '\x1b[38;5;208mx\x1b[48;5;17my', '\x1b[38;2;118;185;0;48;2;20;20;20mx',
  '\x1b[38:2:118:185:0mx\x1b[38:2::1:2:3my\x1b[38:5:9mz', '\x1b[91;104mx\x1b[39my\x1b[49mz', '\x1b[4:3mx\x1b[4:0my', '\x1b[58;2;1;2;3mx', '\x1b[;31my\x1b[31;mz',
  '\x1b[1m\x1b[2ma\x1b[22mb\x1b[9mc\x1b[29md\x1b[3me\x1b[23mf', '\x1b[21mdouble\x1b[24m', '\x1b[38;5mx', '\x1b[38;2;1mx', '\x1b[38mx', '\x1b[1;38;5;300;4mx',
  'a\x1b]0;a title\x07b', 'a\x1b]2;t\x1b\\b', 'a\x1bP1$r0m\x1b\\b', 'a\x1b_app\x1b\\b\x1b^pm\x1b\\c\x1bXsos\x1b\\d', 'a\x1bPq\x07#0;2\x1b\\b', 'a\x1b_x\x07y\x1b\\b',
  'a\x1b[31\x18b\x1b[32\x1ac', 'a\x1b]0;x\x18b', 'a\x9b31mb\x9d0;t\x9cc', 'a\x1b[?25lb\x1b[?2004hc', 'a\x1b[>4;1mb', 'a\x1b[<1mb', 'a\x1b[1 qb', 'a\x1b[1$mb', 'a\x1b[1;?2mb',
  'a\x1b(Bb\x1b)Bc', 'a\x1b=b\x1b>c\x1b%Gd', 'a\x1b[31', 'a\x1b', 'a\x1b]0;never ended', 'é\x1b[31m数据\x1b[0m👩🏽‍🔬', '\x1b[31é\x1b[32mx', '\x1b]0;é\x07x', '\x1b[31\x07mx', '\x1b[3\x001mx',
  `\x1b[${'1;'.repeat(40)}31mx`, '\x1b[99999999999mx', '\x1b[0000000031mx', '\x1b[31m\x1b[mx', '\x1b[:31mx', '\x1b[31::mx', '\x1b[4:5;31mx', '\x1b[48:5:3:9mx', '\x1b[38:2:1:2mx', '\x1b\x1b[31mx', '\x1b[\x1b[31mx', '\x1b[[31mx',
];

// The same pieces at random, the same each time.
function* random_lines(count) {
  let state = 0x9e3779b9;
  const below = (n) => { state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d), state = Math.imul(state ^ (state >>> 12), 0x297a2d39), state = (state ^ (state >>> 15)) + 0x6d2b79f5 | 0; return (state >>> 0) % n; };
  const one = (list) => list[below(list.length)];
  const number = () => one([() => '', () => String(below(110)), () => String(below(10)), () => String(below(300)), () => one(['38', '48', '38;5', '48;2', '38;2', '4:3', '38:5', '38:2:', '58;5'])])();
  const numbers = () => Array.from({ length: below(6) }, number).join(one([';', ';', ';', ':']));
  const words = () => one(['step=1', ' ', 'x', 'loss é', '数据', '[', ']0;', 'm', '31m', '\\', '~', '🚀', '<b>']);
  const style = () => `${one(['\x1b[', '\x1b[', '\x1b[', '\x9b'])}${numbers()}m`;
  const other = () => `\x1b[${one(['', '?', '>', '='])}${numbers()}${one(['', '', ' ', '$'])}${one(['n', 'q', 'w', 'y', 'v', 'z', 'm'])}`;
  const plain = () => words().replace(/[^ -~]/gu, 'u');
  // Letters beyond ASCII end these strings in xterm.js, or are lost: there are none.
  const command = () => `${one(['\x1b]', '\x1b]', '\x9d'])}${one(['0;', '2;', '9;', ''])}${words()}${one(['\x07', '\x1b\\', '\x9c', '\x18', ''])}`;
  const string = () => `${one(['\x1bP', '\x1b_', '\x1b^', '\x1bX', '\x98'])}${one(['0;', '2;', '9;', ''])}${plain()}${one(['\x1b\\', '\x9c', '\x18', '\x07\x1b\\'])}`;
  const odd = () => one(['\x1b', '\x1b[', '\x18', '\x1a', '\x07', '\x00', '\x01', '\x7f', '\x1b(B', '\x1b=', '\x9c', '\x80', '\x1b[3\x071m']);
  for (let i = 0; i < count; i++) yield Array.from({ length: 1 + below(9) }, () => one([words, words, words, style, style, style, other, command, string, odd])()).join('');
}

// Where 8 or 28 could conceal, or a colour is of no kind or of colons without a colour space, nothing is asked.
const conceals = (line) => /\x9b|\x1b\[/.test(line) && /(^|[;:\[\x9b])0*2?8([;:m]|\x00)/.test(line);
export const lines = () => [...OWN, ...random_lines(1500)].filter((l) => !conceals(l) && !/[34]8:2:\d*:\d*:\d*(?![:\d])|[345]8;0*(?:[25]\d|[^25])/.test(l));

const number_of = (colour, is_palette, is_own) => (is_own ? 0x2000000 | colour : is_palette ? 0x1000000 | colour : 0);

export async function shown(line) {
  const terminal = new Terminal({ cols: 400, rows: 3, allowProposedApi: true, logLevel: 'off' });
  await new Promise((done) => terminal.write(line, done));
  const row = terminal.buffer.active.getLine(0), runs = [];
  let text = '';
  for (let x = 0; x < 400; x++) {
    const cell = row.getCell(x);
    if (cell.getWidth() === 0) continue;
    if (cell.getChars() === '') break;
    const at = Buffer.byteLength(text);
    text += cell.getChars();
    const bits = (cell.isBold() && 1) | (cell.isDim() && 2) | (cell.isItalic() && 4) | (cell.isUnderline() && 8) | (cell.isInverse() && 16) | (cell.isStrikethrough() && 32);
    const style = `${number_of(cell.getFgColor(), cell.isFgPalette(), cell.isFgRGB()).toString(16)}/${number_of(cell.getBgColor(), cell.isBgPalette(), cell.isBgRGB()).toString(16)}/${bits}`;
    if (style === '0/0/0') continue;
    const last = runs.at(-1), end = Buffer.byteLength(text);
    if (last?.style === style && last.to === at) last.to = end;
    else runs.push({ from: at, to: end, style });
  }
  terminal.dispose();
  return { text, runs: runs.map((r) => `${r.from}-${r.to}:${r.style}`).join(' ') };
}

const hex = (text) => Buffer.from(text).toString('hex');
export async function* rows() {
  for (const line of lines()) {
    const { text, runs } = await shown(line);
    yield `${hex(line)}\t${hex(text)}\t${runs || '-'}`;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) for await (const row of rows()) console.log(row);
