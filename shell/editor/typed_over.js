// Typing over a selection, as a step of our own: Chromium would keep the colour of what was there by a style attribute on
// what it inserts, which the policy of the page refuses, loudly.
import { EditorView } from '@codemirror/view';

const WRITES = new Set(['insertText', 'insertReplacementText']);

function insert(view, text) {
  const { from, to } = view.state.selection.main;
  const plain = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
  const taken = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, plain));
  if (!taken) view.dispatch(plain());
}

export const typed_over = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const selects = view.state.selection.ranges.some((range) => !range.empty);
    if (!selects || view.composing || view.state.readOnly || event.isComposing || !WRITES.has(event.inputType) || event.data === null) return false;
    event.preventDefault();
    insert(view, event.data);
    return true;
  },
});
