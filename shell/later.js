// The second part of the program (shell/split.mjs). It comes as soon as a person does something, ahead of what they will
// ask for, after a while in any case, or at once with an address other than the first page's. A call that cannot wait
// fetches it on the spot.
const FILE = 'later.wasm';
const PLACES = 'later.deferred'; // as wasm-split names what the first part lacks
const UNASKED_MS = 20000;
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart', 'hashchange'];

let first = null; // the exports of the part that is there
let arrived = false;
let left_without = false;
addEventListener('pageshow', () => { if (left_without) location.reload(); }); // it came back after all

let told = () => {};
const arrives = (module) => {
  if (arrived) return;
  new WebAssembly.Instance(module, { first });
  arrived = true;
  setTimeout(() => told(), 0); // a call may be what fetched it: the program is told when that has ended
};

function fetch_on_the_spot() {
  const request = new XMLHttpRequest();
  request.open('GET', FILE, false);
  request.overrideMimeType('text/plain; charset=x-user-defined'); // the only way to bytes without waiting
  request.send();
  if (request.status !== 200) throw new Error(`${FILE}: the server answered ${request.status}`);
  arrives(new WebAssembly.Module(Uint8Array.from(request.responseText, (c) => c.charCodeAt(0))));
}

// A function that is not there yet: its place in the table is its name.
const placeholder = (_, place) => (...words) => {
  if (arrived) throw new Error('The second part of the program lacks what it should have');
  try {
    fetch_on_the_spot();
  } catch (error) {
    if (document.visibilityState !== 'hidden') {
      globalThis.osmoFailed(error.message, 'A part of the console did not arrive');
      throw error;
    }
    left_without = true; // the page is going away: browsers let nothing be waited for then, and nobody sees the difference
    return undefined;
  }
  return table().get(Number(place))(...words);
};
const table = () => Object.values(first).find((e) => e instanceof WebAssembly.Table);

// The build says whether there is a second part (shell/build.mjs).
export const is_split = OSMO_SPLIT;
export const with_placeholders = (imports) => (is_split ? { ...imports, [PLACES]: new Proxy({}, { get: placeholder }) } : imports);
export const the_rest_arrived = () => arrived || !is_split;

export function the_rest_belongs_to(instance) {
  first = instance.exports;
}

export async function fetch_the_rest(compile) {
  const module = await compile(FILE);
  return () => arrives(module);
}

// Then `when_there` is called.
export function fetch_the_rest_when_used(compile, when_there) {
  told = when_there;
  const begin = () => {
    clearTimeout(at_last);
    for (const sign of SIGNS) removeEventListener(sign, begin, true);
    fetch_the_rest(compile).then((arrive) => arrive(), () => {}); // a call will try again, and tell
  };
  const at_last = setTimeout(begin, UNASKED_MS);
  for (const sign of SIGNS) addEventListener(sign, begin, { capture: true, passive: true });
}
