// <osmo-view src="https://osmo.example.com/console/" view="pools/prod-gpu" theme="dark">: one view of
// OSMO Console in a page of yours. README.md says what it can be told and what it tells.
const VERSION = 1;
const LOOK = ['theme', 'accent', 'density'];       // may change at any time
const FLAGS = ['hide', 'actions', 'nav'];          // of the frame: a change loads it anew
const PATIENCE_MS = 20_000;

export class OsmoView extends HTMLElement {
  static observedAttributes = ['src', 'view', 'title', ...LOOK, ...FLAGS];
  #frame = document.createElement('iframe');
  #ready = false;
  #view = '';
  #timer = 0;

  constructor() {
    super();
    Object.assign(this.#frame.style, { border: '0', display: 'block', width: '100%', height: '100%' });
    this.#frame.allow = 'clipboard-write';
    this.#frame.addEventListener('load', () => this.#say('hello'));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { display: block; min-width: 320px; height: 480px }');
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#frame);
  }

  connectedCallback() {
    addEventListener('message', this.#hear);
    this.#view ||= this.getAttribute('view') ?? '';
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(name, before, now) {
    if (!this.isConnected || before === now) return;
    if (name === 'title') this.#name();
    else if (name === 'view') this.navigate(now ?? '');
    else if (LOOK.includes(name) && this.#ready) this.#say('look', this.#look());
    else this.#load();
  }

  /** The place shown, as in the console's own addresses: "resources/node-1", "pools?q=h100". */
  get view() { return this.#view; }

  navigate(view) {
    if (view === this.#view) return;
    this.#view = view;
    if (this.#ready) this.#say('navigate', { view });
    else this.#load();
  }

  get #address() { return new URL(this.getAttribute('src') ?? '', document.baseURI); }
  #look() { return Object.fromEntries(LOOK.map((name) => [name, this.getAttribute(name) ?? ''])); }
  #name() { this.#frame.title = this.title || `OSMO: ${this.#view}`; }

  #load() {
    const address = this.#address;
    const query = new URLSearchParams({ embed: '1' });
    for (const name of [...LOOK, ...FLAGS]) if (this.getAttribute(name)) query.set(name, this.getAttribute(name));
    this.#ready = false;
    this.#name();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell('error', { kind: 'silent', message: `${address.origin} did not answer: is ${location.origin} among embed.origins of its config.json?` }), PATIENCE_MS);
    address.search = query;
    address.hash = `/${this.#view}`;
    this.#frame.src = address;
  }

  #say(type, more) { this.#frame.contentWindow?.postMessage({ osmo: VERSION, type, ...more }, this.#address.origin); }
  #tell(name, detail) { this.dispatchEvent(new CustomEvent(`osmo:${name}`, { detail, bubbles: true })); }

  #hear = ({ source, origin, data }) => {
    if (source !== this.#frame.contentWindow || origin !== this.#address.origin || data?.osmo !== VERSION) return;
    const { osmo, type, ...detail } = data;
    clearTimeout(this.#timer);
    if (type === 'height') {
      if (this.hasAttribute('autoheight')) this.style.height = `${detail.height}px`;
    } else if (['ready', 'navigate', 'select', 'error'].includes(type)) {
      if (type === 'ready' && this.#ready) return; // asked for and said by itself
      if (type === 'ready') this.#ready = true;
      if (detail.view !== undefined) this.#view = detail.view;
      this.#tell(type, detail);
    }
  };
}

customElements.get('osmo-view') ?? customElements.define('osmo-view', OsmoView);
