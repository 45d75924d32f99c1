// The wasm program and its memory. Views are made anew when the memory has grown.
export let core = null;

export function use_core(module) {
  core = module;
}

let view = new Uint8Array(0);

export function memory() {
  const { buffer } = core.wasmMemory;
  if (view.buffer !== buffer) view = new Uint8Array(buffer);
  return view;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export const text_at = (pointer, size) => decoder.decode(memory().subarray(pointer, pointer + size));

// Memory for the program, which frees it: [pointer, size].
export function given(text) {
  const bytes = encoder.encode(text);
  const pointer = core._malloc(Math.max(bytes.length, 1));
  memory().set(bytes, pointer);
  return [pointer, bytes.length];
}

// A length in four bytes and the text: the shape in which whole texts change hands.
export function boxed(text) {
  const bytes = encoder.encode(text);
  const pointer = core._malloc(4 + bytes.length);
  memory().set(bytes, pointer + 4);
  new DataView(core.wasmMemory.buffer).setUint32(pointer, bytes.length, true);
  return pointer;
}

export function unboxed(pointer) {
  const size = new DataView(core.wasmMemory.buffer).getUint32(pointer, true);
  const text = text_at(pointer + 4, size);
  core._free(pointer);
  return text;
}

export const utf8_length = (text) => encoder.encode(text).length;

// How many UTF-16 units the first `size` bytes of UTF-8 are.
export const utf16_offset = (text, size) => decoder.decode(encoder.encode(text).subarray(0, size)).length;
