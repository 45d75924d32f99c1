/** A place of the console, as in its own addresses: "resources/node-1", "pools/prod-gpu?sort=name". */
export type View = string;

export interface OsmoEvents {
  'osmo:ready': CustomEvent<{ view: View; title: string }>;
  'osmo:navigate': CustomEvent<{ view: View; title: string }>;
  'osmo:select': CustomEvent<{ view: View; item: string }>;
  'osmo:error': CustomEvent<{ kind: 'silent' | 'signed-out' | 'refused' | 'failed'; message: string }>;
}

export class OsmoView extends HTMLElement {
  readonly view: View;
  navigate(view: View): void;
  addEventListener<K extends keyof OsmoEvents>(type: K, listener: (this: OsmoView, event: OsmoEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap { 'osmo-view': OsmoView }
}
