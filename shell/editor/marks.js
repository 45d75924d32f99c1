// What the page finds wrong: in the gutter, underlined, told on hover, and mended by Alt+Enter. Fixes move with the text
// that is typed before the page has looked again.
import { setDiagnostics } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { range_of } from './places.js';

const replace_fixes = StateEffect.define();

export const fixes = StateField.define({
  create: () => [],
  update(kept, transaction) {
    for (const effect of transaction.effects) if (effect.is(replace_fixes)) return effect.value;
    if (!transaction.docChanged) return kept;
    const moved = ({ from, to, ...rest }) => ({ ...rest, from: transaction.changes.mapPos(from, -1), to: transaction.changes.mapPos(to, 1) });
    return kept.map(moved);
  },
});

function apply(view, number) {
  const fix = view.state.field(fixes).find((one) => one.number === number);
  if (!fix || view.state.readOnly) return false;
  view.dispatch({ changes: { from: fix.from, to: fix.to, insert: fix.text }, selection: { anchor: fix.from + fix.text.length }, userEvent: 'input.fix' });
  view.focus();
  return true;
}

export function set_marks(view, marks) {
  const { state } = view;
  const all = [];
  const found = marks.map(({ span, severity, message, fixes: offered }) => {
    const numbered = offered.map((fix) => {
      all.push({ ...range_of(state, fix.span), text: fix.text, line: span[0], number: all.length });
      return { label: fix.label, number: all.length - 1 };
    });
    return {
      ...range_of(state, span), severity, message,
      actions: numbered.map(({ label, number }) => ({ name: label, apply: () => apply(view, number) })),
    };
  });
  view.dispatch(setDiagnostics(state, found), { effects: replace_fixes.of(all) });
}

// The nearest fix on the caret's line.
export function apply_fix(view) {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const near = view.state.field(fixes).filter(({ from }) => from >= line.from && from <= line.to);
  near.sort((a, b) => Math.abs(a.from - head) - Math.abs(b.from - head));
  return near.length > 0 && apply(view, near[0].number);
}
