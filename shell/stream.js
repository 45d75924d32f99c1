// Answers in small pieces, with the page breathing in between. Emscripten's fetch reads a body
// in a loop of promises: while bytes are there it never returns to the browser, and a 25 MB
// answer would be one long task. Here a reader hands out at most SLICE at a time and gives the
// turn back after BUDGET_MS. It also waits while the program still works on what it was given,
// so that the rest stays in the network and not in our memory.
import { ask_service, look_at } from './login.js';
import { has_work } from './loop.js';
import { config } from './site.js';

const SLICE = 64 * 1024;
const BUDGET_MS = 8;

const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();

const next_task = () => new Promise((resume) => {
  waiting.push(resume);
  channel.port2.postMessage(0);
});

class Reader {
  constructor(body) {
    this.reader = body ? body.getReader() : null;
    this.chunk = null;
    this.at = 0;
    this.since = 0; // when this turn began, at the earliest
  }

  async read() {
    while (performance.now() - this.since > BUDGET_MS || has_work()) {
      await next_task();
      this.since = performance.now();
    }
    return this.next();
  }

  async next() {
    if (!this.reader) return { done: true };
    if (!this.chunk) {
      const { done, value } = await this.reader.read();
      if (done) return { done };
      this.chunk = value;
      this.at = 0;
    }
    // A copy: Emscripten takes the whole buffer behind what it is given.
    const value = this.chunk.slice(this.at, this.at + SLICE);
    this.at += value.length;
    if (this.at >= this.chunk.length) this.chunk = null;
    return { done: false, value };
  }
}

// An answer that first.js asked for. One that broke off, or was asked for at the wrong place, is
// asked for anew, as if it had never been.
async function early(url, { method = 'GET', body, headers, signal } = {}) {
  const asked = globalThis.osmoEarly.get(url);
  if (!asked || method !== 'GET' || body || Object.keys(headers ?? {}).length > 0) return null;
  globalThis.osmoEarly.delete(url);
  if (asked.service !== config.service) return asked.abort.abort(), null;
  signal?.addEventListener('abort', () => asked.abort.abort());
  return asked.answer.catch(() => null);
}

// A session that is over is noticed before the program is there.
export function look_at_early_answers() {
  for (const [url, { service, answer }] of globalThis.osmoEarly) {
    if (service === config.service) answer.then((a) => look_at(a, url), () => {});
  }
}

// A redirect that was not followed has no status of its own.
const REDIRECTED = 302;

// Only what the program asks; whoever else asks gets the browser's own answer.
export function pace_answers() {
  const native = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...request) => {
    if (!String(request[0]).startsWith('/api/')) return native(...request);
    const answer = await early(...request) ?? await ask_service(...request);
    const { statusText, url, headers, body } = answer;
    const status = answer.type === 'opaqueredirect' ? REDIRECTED : answer.status;
    return { status, statusText, url, headers, body: { getReader: () => new Reader(body) } };
  };
}
