// What the program wants of the page and cannot do itself; the words are those of src/store/site.cpp.
import { text_at } from './core.js';
import { newest } from './newest.js';
import { forget_token, sign_in, sign_out, use_token } from './login.js';

const WISHES = { sign_in: () => sign_in(), sign_out, use_token, forget_token, reload: newest };

export const wish_calls = { wish: (pointer, size) => { WISHES[text_at(pointer, size)](); } };
