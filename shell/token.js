// Asks for an access token. A dialog of the browser's own, so that the secret is in one password
// field and nowhere else: not in the program, not on the canvas, not in the mirror. Loaded only when
// somebody asks for it.
const STYLE = `
dialog.token { width: min(420px, calc(100vw - 32px)); box-sizing: border-box; padding: 20px; border: 1px solid var(--border-strong); border-radius: 10px;
  background: var(--surface-raised); color: var(--text-primary); font: 13px/20px IU, system-ui, sans-serif; }
dialog.token::backdrop { background: rgb(0 0 0 / .5); }
dialog.token h2 { margin: 0 0 4px; font-size: 15px; font-weight: 600; }
dialog.token p { margin: 0 0 14px; color: var(--text-secondary); }
dialog.token label { display: block; }
dialog.token label.check { display: flex; gap: 8px; align-items: baseline; margin: 12px 0 0; }
dialog.token input[type=password] { width: 100%; box-sizing: border-box; margin-top: 4px; padding: 8px 10px; border: 1px solid var(--border-strong);
  border-radius: 6px; background: var(--surface-inset); color: inherit; font: 16px/20px JM, ui-monospace, monospace; }
dialog.token .why { margin: 8px 0 0; min-height: 20px; color: var(--text-primary); }
dialog.token .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 8px; }
dialog.token button { font: inherit; font-weight: 500; padding: 6px 14px; min-height: 32px; border-radius: 6px; border: 1px solid var(--border-default);
  background: transparent; color: inherit; }
dialog.token button[type=submit] { background: var(--accent-solid); border-color: transparent; color: var(--accent-onSolid); }
dialog.token :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;

function make(tag, properties = {}, ...children) {
  const el = Object.assign(document.createElement(tag), properties);
  el.append(...children);
  return el;
}

function build() {
  const secret = make('input', { type: 'password', autocomplete: 'off', required: true, spellcheck: false });
  const keep = make('input', { type: 'checkbox' });
  const why = make('p', { className: 'why' });
  why.setAttribute('role', 'alert');
  const cancel = make('button', { type: 'button' }, 'Cancel');
  const use = make('button', { type: 'submit' }, 'Use token');
  const form = make('form', { method: 'dialog' },
    make('h2', { id: 'token-title' }, 'Use an access token'),
    make('p', {}, 'The token is exchanged for passes of a few minutes, and stays in this page.'),
    make('label', {}, 'Access token', secret),
    make('label', { className: 'check' }, keep, 'Keep it until this tab is closed'),
    why, make('div', { className: 'row' }, cancel, use));
  const dialog = make('dialog', { className: 'token' }, form);
  dialog.setAttribute('aria-labelledby', 'token-title');
  return { dialog, form, secret, keep, why, cancel, use };
}

// `exchange` makes a pass of the secret, or throws with the service's words. Null: never mind.
export function ask(exchange) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
  const { dialog, form, secret, keep, why, cancel, use } = build();
  const before = document.activeElement;
  document.body.append(dialog);
  return new Promise((resolve) => {
    let given = null;
    // Keys, and what is copied, are this dialog's while it is open.
    for (const kind of ['keydown', 'keyup', 'copy', 'cut', 'dragover', 'drop']) dialog.addEventListener(kind, (event) => event.stopPropagation());
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      secret.value = '';
      dialog.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      before?.focus?.({ preventScroll: true });
      resolve(given);
    });
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      use.disabled = true;
      why.textContent = '';
      try {
        given = { token: await exchange(secret.value.trim()), keep: keep.checked };
        dialog.close();
      } catch (error) {
        why.textContent = `It was not accepted: ${error.message}`;
        secret.focus();
      }
      use.disabled = false;
    });
    dialog.showModal();
    secret.focus();
  });
}
