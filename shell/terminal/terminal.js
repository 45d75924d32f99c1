// Terminals: xterm.js in a shadow root, one for each key, kept while one looks elsewhere, with the session that feeds it.
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import css from '@xterm/xterm/css/xterm.css';
import { handle_keys } from './keys.js';
import { look_for, stop_looking } from './search.js';
import { Session } from './session.js';
import './sheet.js';

const SCROLLBACK = 10_000; // lines
const OWN_CSS = `:host { --pad: 12px 8px 8px 16px } .place { position: absolute; inset: 0; padding: var(--pad) } .xterm { height: 100% }
.xterm .xterm-viewport { background-color: transparent }
.xterm .xterm-helpers, .xterm-accessibility { font: inherit }`;

const screens = new Map();

const open_link = (event, uri) => { if (/^https?:/i.test(uri)) window.open(uri, '_blank', 'noopener,noreferrer'); };

function theme_of(c) {
  const ansi = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
  const bright = (word) => `bright${word[0].toUpperCase()}${word.slice(1)}`;
  return {
    background: c.inset, foreground: c.primary, cursor: c.primary, cursorAccent: c.inset, selectionBackground: c['soft-border'],
    scrollbarSliderBackground: c.strong, scrollbarSliderHoverBackground: c.control, scrollbarSliderActiveBackground: c.control,
    ...Object.fromEntries(ansi.flatMap((word, i) => [[word, c[`ansi${i}`]], [bright(word), c[`ansi${i + 8}`]]])),
  };
}

class Screen {
  constructor(key) {
    this.key = key;
    this.model = {};
    this.terminal = new Terminal({
      allowProposedApi: true, scrollback: SCROLLBACK, fontFamily: 'JM, ui-monospace, monospace', fontSize: 13, lineHeight: 1.2, minimumContrastRatio: 4.5,
      screenReaderMode: true, cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches, macOptionIsMeta: true, convertEol: false,
      linkHandler: { activate: open_link },
    });
    this.fit = new FitAddon();
    this.search = new SearchAddon();
    for (const addon of [this.fit, this.search, new WebLinksAddon(open_link), new Unicode11Addon()]) this.terminal.loadAddon(addon);
    this.terminal.unicode.activeVersion = '11';
    this.terminal.onData((text) => this.session?.type(text));
    this.terminal.onBinary((text) => this.session?.write(Uint8Array.from(text, (c) => c.charCodeAt(0))));
    this.terminal.onResize(() => {
      this.session?.resize();
      this.tell_size();
    });
  }

  // Its element moves with the shadow root that it was first opened in.
  open(root, model, page) {
    this.page = page;
    if (!this.place) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css + OWN_CSS);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      this.place = root.appendChild(document.createElement('div'));
      this.place.className = 'place';
      this.recolour(page.colours());
      this.terminal.open(this.place);
      handle_keys(this);
      this.search.onDidChangeResults(({ resultCount, resultIndex }) => this.page.tell('found', '', resultCount, resultIndex + 1));
      new ResizeObserver(() => this.resize()).observe(this.place);
    }
    this.update(model);
    this.resize();
    return this;
  }

  resize() {
    if (this.place.clientWidth === 0 || this.place.clientHeight === 0) return;
    this.fit.fit();
    this.tell_size();
  }

  tell_size() {
    const { rows, cols } = this.terminal;
    if (!this.page || this.told === `${rows} ${cols}`) return;
    this.told = `${rows} ${cols}`;
    this.page.tell('sized', '', rows, cols);
  }

  update(model) {
    const was = this.model;
    this.model = model;
    if (was.font !== model.font) {
      this.terminal.options.fontSize = model.font;
      this.resize();
    }
    this.terminal.options.disableStdin = model.readOnly;
    if (was.name !== model.name) this.terminal.textarea.setAttribute('aria-label', model.name);
    if (was.copied !== undefined && was.copied !== model.copied) this.copy_all();
    if (was.cleared !== undefined && was.cleared !== model.cleared) this.terminal.clear();
    if (model.find) look_for(this, was, model);
    else if (was.find) stop_looking(this);
  }

  copy_all() {
    const kept = this.terminal.getSelectionPosition();
    this.terminal.selectAll();
    const text = this.terminal.getSelection();
    this.terminal.clearSelection();
    if (kept) this.terminal.select(kept.start.x, kept.start.y, 0);
    navigator.clipboard?.writeText(text).catch(() => {});
  }

  write() {}
  recolour(colours) { this.terminal.options.theme = theme_of(colours); }
  focus() { this.terminal.focus(); }

  close() {
    this.session?.end();
    this.terminal.dispose();
    screens.delete(this.key);
    guard();
  }
}

function screen_of(key) {
  if (!screens.has(key)) screens.set(key, new Screen(key));
  return screens.get(key);
}

// A shell would end with the page.
const warn = (event) => event.preventDefault();
function guard() {
  const live = [...screens.values()].some((screen) => screen.session?.live);
  if (live) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
}

export const open = (root, model, text, page, key) => screen_of(key).open(root, model, page);

export function join(key, addresses, cookies, tell) {
  const screen = screen_of(key);
  screen.session?.end();
  if (screen.session) screen.terminal.write('\r\n\x1b[0;2m— a new session —\x1b[0m\r\n');
  screen.session = new Session(screen.terminal, addresses, cookies, (kind, facts) => {
    if (kind === 'closed') guard();
    tell(kind, facts);
  });
  guard();
}

export const type = (key, text) => screens.get(key)?.session?.type(text);
export const end = (key) => screens.get(key)?.close();
