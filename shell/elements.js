// One node of the accessibility tree as a DOM element: what it is made of and what it says.
import { whole } from './place.js';
import { show_value } from './text.js';

const SHIFTS = ['sortable', 'selected', 'selectable', 'expanded', 'expandable', 'disabled', 'current', 'modal', 'invalid',
  'multiline', 'selectable_text', 'container', 'multiselectable'];
const CHECKS = [null, 'false', 'true', 'mixed'];
const SORTS = ['none', 'ascending', 'descending'];
const LIVE = [null, 'polite', 'assertive'];
const TABS = [null, -1, 0];
const FIELDS = new Set(['textbox', 'searchbox', 'combobox']);
const POINTED_AT = new Set(['listbox', 'option']); // by a combobox, so they need an id of the document's
const SPOKEN = new Set(['text', 'button', 'link', 'tab', 'heading', 'gridcell', 'columnheader', 'status', 'alert', 'menuitem',
  'menuitemcheckbox', 'menuitemradio', 'listitem', 'option', 'tooltip', 'checkbox', 'switch', 'radio']);
const NAMELESS = new Set(['text']);

export const is_field = (el) => el?.tagName === 'INPUT' || el?.tagName === 'TEXTAREA';

export function spread_flags(bits) {
  const flags = {};
  SHIFTS.forEach((name, i) => { flags[name] = (bits >> i & 1) === 1; });
  return flags;
}

const tag_of = (node) => {
  if (node.role === 'button') return 'button';
  if (node.role === 'link') return 'a';
  if (FIELDS.has(node.role)) return node.flags.multiline ? 'textarea' : 'input';
  return 'div';
};

export const kind_of = (node) => `${tag_of(node)} ${node.role}`;

export function make_element(node) {
  const el = document.createElement(tag_of(node));
  el.className = 'n';
  el.said = {};
  el.kind = kind_of(node);
  if (el.tagName === 'BUTTON') el.type = 'button';
  else if (is_field(el)) Object.assign(el, { autocomplete: 'off', spellcheck: false });
  if (el.tagName === 'TEXTAREA') el.wrap = 'off'; // as it is drawn
  else if (el.tagName === 'DIV' && !NAMELESS.has(node.role)) el.setAttribute('role', node.role);
  if (el.tagName === 'INPUT') el.type = node.role === 'textbox' ? 'text' : 'search';
  if (node.role === 'combobox') {
    el.setAttribute('role', 'combobox');
    el.setAttribute('aria-autocomplete', 'list');
  }
  if (POINTED_AT.has(node.role)) el.id = `n${node.id}`;
  return el;
}

function say(el, name, value) {
  if ((el.said[name] ?? null) === value) return;
  el.said[name] = value;
  if (value === null) el.removeAttribute(name);
  else el.setAttribute(name, value);
}

// A name is text where text is said; a label where there are children or nothing to read.
function say_name(el, node) {
  const as_text = SPOKEN.has(node.role) && !node.flags.container;
  const text = as_text ? node.name : '';
  if ((el.said.text ?? '') !== text) {
    el.said.text = text;
    if (el.words) el.words.data = text;
    else el.prepend(el.words = document.createTextNode(text));
  }
  say(el, 'aria-label', as_text || !node.name || NAMELESS.has(node.role) ? null : node.name);
}

function say_state(el, node) {
  const { flags, role } = node;
  const checked = CHECKS[node.check];
  say(el, role === 'button' ? 'aria-pressed' : 'aria-checked', checked);
  say(el, 'aria-selected', flags.selectable || flags.selected ? String(flags.selected) : null);
  say(el, 'aria-expanded', flags.expandable || flags.expanded ? String(flags.expanded) : null);
  say(el, 'aria-disabled', flags.disabled ? 'true' : null);
  say(el, 'aria-current', flags.current ? (role === 'link' ? 'page' : 'true') : null);
  say(el, 'aria-invalid', flags.invalid ? 'true' : null);
  say(el, 'aria-modal', flags.modal ? 'true' : null);
  say(el, 'aria-sort', flags.sortable ? SORTS[node.sort] : null);
  say(el, 'aria-live', LIVE[node.live]);
  say(el, 'aria-level', role === 'heading' ? String(node.level || 2) : role === 'row' && node.level ? String(node.level) : null);
  say(el, 'tabindex', TABS[node.tab] === null ? (el.tagName === 'DIV' ? null : '-1') : String(TABS[node.tab]));
}

// The list of a combobox has the id after its own.
function say_combobox(el, node) {
  if (node.role !== 'combobox') return;
  say(el, 'aria-expanded', String(node.flags.expanded));
  say(el, 'aria-controls', node.flags.expanded ? `n${(node.id + 1) >>> 0}` : null);
  say(el, 'aria-activedescendant', node.active ? `n${node.active}` : null);
}

// Rows and columns count from nought in C++ and from one in ARIA; the header is a row.
function say_grid(el, node) {
  if (node.role === 'grid' || node.role === 'treegrid') {
    say(el, 'aria-multiselectable', node.flags.multiselectable ? 'true' : null);
    say(el, 'aria-rowcount', node.rows >= 0 ? String(node.rows) : null);
    say(el, 'aria-colcount', node.columns >= 0 ? String(node.columns) : null);
  } else if (node.role === 'row') {
    say(el, 'aria-rowindex', node.row >= 0 ? String(node.row + 1) : null);
  } else {
    say(el, 'aria-colindex', node.column >= 0 ? String(node.column + 1) : null);
  }
}

function say_value(el, node) {
  if (is_field(el)) {
    show_value(el, node.value);
    el.readOnly = node.flags.disabled;
  } else if (node.role === 'link') {
    say(el, 'href', node.href ? whole(node.href) : null);
  } else if (node.role === 'progressbar' || node.role === 'separator') {
    say(el, 'aria-valuetext', node.value || null);
    say(el, 'aria-valuenow', String(Number.parseFloat(node.value) || 0));
  }
}

function lay_out(el, { x, y, w, h, flags }) {
  const { said } = el;
  if (said.x !== x || said.y !== y) el.style.transform = `translate(${said.x = x}px,${said.y = y}px)`;
  if (said.w !== w) el.style.width = `${said.w = w}px`;
  if (said.h !== h) el.style.height = el.style.lineHeight = `${said.h = h}px`;
  if (said.selectable !== flags.selectable_text) el.classList.toggle('selectable', said.selectable = flags.selectable_text);
}

export function update_element(el, node) {
  el.node = node;
  lay_out(el, node);
  say_name(el, node);
  say_state(el, node);
  say_combobox(el, node);
  say_grid(el, node);
  say_value(el, node);
  say(el, 'aria-description', node.description || null);
  say(el, 'aria-keyshortcuts', node.key ? node.key.replace('Ctrl', 'Control') : null);
}
