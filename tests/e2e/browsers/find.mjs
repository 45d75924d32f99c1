// Runs in the page: where on the screen the first element of a role and a name is, as a person would find it.
// None when there is none; `said` is its text.
export function find_in_page(role, name) {
  const TAGS = { A: 'link', BUTTON: 'button', INPUT: 'textbox', TEXTAREA: 'textbox', H1: 'heading', H2: 'heading', H3: 'heading', TABLE: 'table', MAIN: 'main', NAV: 'navigation', DIALOG: 'dialog' };
  const role_of = (e) => e.getAttribute('role') ?? TAGS[e.tagName];
  const name_of = (e) => (e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent ?? '').trim().replace(/\s+/g, ' ');
  const wanted = name instanceof RegExp ? (text) => name.test(text) : (text) => text === name;
  for (const e of document.querySelectorAll('*')) {
    if (role_of(e) !== role || !wanted(name_of(e))) continue;
    const { left, top, width, height } = e.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, width, height, said: name_of(e), rows: Number(e.getAttribute('aria-rowcount') ?? -1), focused: document.activeElement === e };
  }
  return null;
}
