// What only the page knows of a place in the text: what may be written there, and what stands there.
import { closeCompletion, selectedCompletion } from '@codemirror/autocomplete';
import { Prec } from '@codemirror/state';
import { hoverTooltip, keymap } from '@codemirror/view';

const applied = ({ text, insert }) => {
  if (!insert) return text;
  const caret = insert.indexOf('$0');
  const plain = caret < 0 ? insert : insert.slice(0, caret) + insert.slice(caret + 2);
  return (view, completion, from, to) => {
    view.dispatch({ changes: { from, to, insert: plain }, selection: { anchor: from + (caret < 0 ? plain.length : caret) }, userEvent: 'input.complete' });
  };
};

export const choices = (page) => (context) => {
  const text = context.state.doc.toString();
  const { from, to, items } = page.choices(text, context.pos);
  if (items.length === 0 || (!context.explicit && from === to && !/[\s:[,{-]/.test(text[from - 1] ?? ' '))) return null;
  return {
    from, to,
    options: items.map((item, i) => ({ label: item.text, detail: item.note, info: item.about || undefined, inserts: item.insert, apply: applied(item), boost: -i / items.length })),
  };
};

// Enter after a word that is written out is a new line, although that word is still offered: taking it would change nothing.
function close_what_stands(view) {
  const word = selectedCompletion(view.state);
  const { head } = view.state.selection.main;
  if (word && !word.inserts && view.state.sliceDoc(Math.max(0, head - word.label.length), head) === word.label) closeCompletion(view);
  return false; // the key goes on
}
export const enter_goes_on = Prec.highest(keymap.of([{ key: 'Enter', run: close_what_stands }]));

function tooltip(title, words) {
  const dom = document.createElement('div');
  dom.className = 'cm-about';
  for (const [tag, text] of [['b', title], ['p', words]]) {
    if (!text) continue;
    const part = dom.appendChild(document.createElement(tag));
    part.textContent = text;
  }
  return { dom };
}

export const hovers = (page) => hoverTooltip((view, at) => {
  const { from, to, title, words } = page.hover(view.state.doc.toString(), at);
  if (!title && !words) return null;
  return { pos: from, end: to, above: true, create: () => tooltip(title, words) };
}, { hoverTime: 300 });
