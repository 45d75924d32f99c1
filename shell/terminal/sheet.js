// xterm.js writes its colours and measures into <style> elements, which the page's policy forbids. The build gives it these
// instead (see shell/overlays.mjs): the same text in a sheet that the shadow root adopts.
export class Sheet extends HTMLElement {
  #sheet = new CSSStyleSheet();

  get textContent() { return ''; }
  set textContent(css) { this.#sheet.replaceSync(css); }

  connectedCallback() {
    const root = this.getRootNode();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.left = root;
  }

  disconnectedCallback() {
    this.left.adoptedStyleSheets = this.left.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

if (!customElements.get('osmo-sheet')) customElements.define('osmo-sheet', Sheet);
