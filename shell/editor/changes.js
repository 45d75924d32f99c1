// The text between the page and the editor. What was typed is told whole, a moment later; what the page wants instead is
// one step that can be undone, and not told back.
import { Annotation } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { place_of } from './places.js';

const PAUSE_MS = 40;

export const from_page = Annotation.define();

function common(a, b) {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return { start, end };
}

export function put_text(view, text) {
  const old = view.state.doc.toString();
  if (old === text) return false;
  const { start, end } = common(old, text);
  view.dispatch({ changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) }, annotations: from_page.of(true) });
  return true;
}

export function tell_changes(page) {
  let timer = 0;
  let edited = false;
  function flush(view) {
    clearTimeout(timer);
    timer = 0;
    const { state } = view;
    if (edited) page.tell('edited', state.doc.toString());
    edited = false;
    const { anchor, head } = state.selection.main;
    page.tell('selected', '', ...place_of(state, head), ...place_of(state, anchor));
    page.busy(false);
  }
  return [
    EditorView.updateListener.of(({ view, docChanged, selectionSet, transactions }) => {
      const theirs = transactions.some((t) => t.annotation(from_page));
      if (theirs || (!docChanged && !selectionSet)) return;
      edited ||= docChanged;
      page.busy(true);
      timer ||= setTimeout(flush, PAUSE_MS, view);
    }),
    EditorView.domEventHandlers({ blur: (event, view) => { if (timer) flush(view); } }),
  ];
}
