// Whole lines in a tint: what was added or removed, or what the page points at.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

const replace_tints = StateEffect.define();
const look = (word) => Decoration.line({ class: `cm-tint-${word}` });
const LOOKS = { added: look('added'), removed: look('removed'), marked: look('marked') };

export const tints = StateField.define({
  create: () => Decoration.none,
  update(kept, transaction) {
    for (const effect of transaction.effects) if (effect.is(replace_tints)) return effect.value;
    return kept.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function set_tints({ doc }, wanted) {
  const lines = [];
  for (const [first, last, word] of wanted) {
    for (let n = Math.max(1, first); n <= Math.min(last, doc.lines); n++) lines.push(LOOKS[word].range(doc.line(n).from));
  }
  return replace_tints.of(Decoration.set(lines, true));
}
