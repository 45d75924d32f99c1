// YAML in which {{ expressions }} of a template may stand anywhere. The grammar sees braces there; what is drawn over them
// shows the expression as one thing.
import { yaml } from '@codemirror/lang-yaml';
import { syntaxTree } from '@codemirror/language';
import { Prec, RangeSetBuilder } from '@codemirror/state';
import { Decoration, MatchDecorator, ViewPlugin } from '@codemirror/view';

const TEMPLATE = /\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}/g;
const expression = Decoration.mark({ class: 'cm-expression' });
const number = Decoration.mark({ class: 'cm-number' });
const word = Decoration.mark({ class: 'cm-word' });

const matcher = new MatchDecorator({ regexp: TEMPLATE, decoration: expression });

const templates = Prec.highest(ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = matcher.createDeco(view); }
  update(update) { this.decorations = matcher.updateDeco(update, this.decorations); }
}, { decorations: (plugin) => plugin.decorations }));

const NUMBER = /^[-+]?(\d[\d_]*)(\.\d+)?([eE][-+]?\d+)?$/;
const WORD = /^(true|false|null|yes|no|on|off|~)$/i;

// Plain scalars are all alike to the grammar.
function scalars(view) {
  const found = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from, to,
      enter: (node) => {
        if (node.name === 'Key') return false;
        if (node.name !== 'Literal') return true;
        const text = view.state.sliceDoc(node.from, node.to);
        if (NUMBER.test(text)) found.add(node.from, node.to, number);
        else if (WORD.test(text)) found.add(node.from, node.to, word);
        return false;
      },
    });
  }
  return found.finish();
}

const values = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = scalars(view); }
  update({ docChanged, viewportChanged, view, startState, state }) {
    if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state)) this.decorations = scalars(view);
  }
}, { decorations: (plugin) => plugin.decorations });

export const yaml_with_templates = () => [yaml(), values, templates];
