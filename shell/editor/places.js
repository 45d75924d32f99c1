// Places as the page counts them, in lines from 1 and bytes of UTF-8, and as the editor does, in UTF-16 units.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const bytes_of = (text) => encoder.encode(text).length;
export const units_of = (text, bytes) => decoder.decode(encoder.encode(text).subarray(0, bytes)).length;

export function position({ doc }, line, column) {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return at.from + Math.min(units_of(at.text, Math.max(0, column - 1)), at.length);
}

export function range_of(state, [line, column, to_line, to_column]) {
  const from = position(state, line, column);
  const to = to_column > 0 ? position(state, to_line, to_column) : state.doc.line(Math.min(Math.max(to_line, 1), state.doc.lines)).to;
  return { from, to: Math.max(from, to) };
}

export function place_of({ doc }, at) {
  const line = doc.lineAt(at);
  return [line.number, bytes_of(line.text.slice(0, at - line.from)) + 1];
}
