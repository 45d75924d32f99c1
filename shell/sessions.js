// Shells: the sessions live beside the terminals that show them, in a script that is fetched with the first of them.
import { core, given, text_at } from './core.js';
import { keep_busy } from './loop.js';
import { forget_surface, load_part } from './surfaces.js';

const KINDS = ['joined', 'closed', 'echo']; // ShellNews::Kind in src/platform/platform.h

function tell(key, kind, { code = 0, reason = '', reached = false, spoke = false, after = 0 }) {
  core._osmo_session(...given(key), KINDS.indexOf(kind), code, ...given(reason), reached ? 1 : 0, spoke ? 1 : 0, after);
}

const lines = (text) => (text ? text.split('\n') : []);

async function session_join(key_at, key_size, addresses_at, addresses_size, cookies_at, cookies_size) {
  const key = text_at(key_at, key_size);
  const addresses = lines(text_at(addresses_at, addresses_size));
  const cookies = lines(text_at(cookies_at, cookies_size));
  keep_busy(key, true);
  try {
    const { join } = await load_part('terminal');
    join(key, addresses, cookies, (kind, facts) => tell(key, kind, facts));
  } catch (error) {
    tell(key, 'closed', { code: 1006, reason: String(error.message ?? error) });
  } finally {
    keep_busy(key, false);
  }
}

async function session_type(key_at, key_size, text, size) {
  const [key, typed] = [text_at(key_at, key_size), text_at(text, size)];
  (await load_part('terminal')).type(key, typed);
}

async function session_end(pointer, size) {
  const key = text_at(pointer, size);
  forget_surface(key);
  (await load_part('terminal')).end(key);
}

export const session_calls = { session_join, session_type, session_end };
