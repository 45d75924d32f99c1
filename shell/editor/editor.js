// The code editor: CodeMirror in a shadow root. `open` is all that the page knows of it; what the page knows of the text
// comes in as a model, and what is typed goes out whole.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  EditorView, crosshairCursor, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
  rectangularSelection, tooltips,
} from '@codemirror/view';
import { choices, enter_goes_on, hovers } from './asked.js';
import { from_page, put_text, tell_changes } from './changes.js';
import { apply_fix, fixes, set_marks } from './marks.js';
import { range_of } from './places.js';
import { colours } from './theme.js';
import { set_tints, tints } from './tints.js';
import { typed_over } from './typed_over.js';
import { yaml_with_templates } from './yaml.js';

const words = {
  next: 'Next', previous: 'Previous', all: 'All', 'match case': 'Match case', regexp: 'Regular expression', 'by word': 'Whole word', replace: 'Replace',
  'replace all': 'Replace all', 'Go to line': 'Line', go: 'Go',
};
const languages = { plain: () => [], yaml: yaml_with_templates };

const TRIES = 5;
const AGAIN_MS = 40; // for 75 ms after an offer came up the editor takes no key

class Editor {
  constructor(root, model, text, page) {
    this.page = page;
    this.model = {};
    this.language = new Compartment();
    this.manners = new Compartment();
    this.theme = new Compartment();
    this.dark = page.colours().scheme === 'dark';
    this.view = new EditorView({ root, parent: root, state: EditorState.create({ doc: text, extensions: this.extensions(page) }) });
    this.view.setTabFocusMode(true); // Ctrl+M lets Tab indent
    this.view.contentDOM.addEventListener('keydown', (event) => this.complete_by_tab(event), true);
    this.update(model);
  }

  // Tab leaves the editor, unless something is offered or looked for: that is taken as soon as the editor lets it be.
  complete_by_tab(event) {
    if (event.key !== 'Tab' || event.shiftKey || !completionStatus(this.view.state)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.take_offer(TRIES);
  }

  take_offer(tries) {
    if (acceptCompletion(this.view) || !tries || !completionStatus(this.view.state)) return;
    setTimeout(() => this.take_offer(tries - 1), AGAIN_MS);
  }

  extensions(page) {
    return [
      lineNumbers(), foldGutter(), lintGutter(), highlightSpecialChars(), history(), drawSelection(), dropCursor(),
      EditorState.phrases.of(words), EditorState.allowMultipleSelections.of(true), indentUnit.of('  '), indentOnInput(), bracketMatching(), closeBrackets(),
      rectangularSelection(), crosshairCursor(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(),
      search({ top: true }), tooltips({ position: 'absolute', tooltipSpace: (view) => view.dom.getBoundingClientRect() }),
      enter_goes_on, autocompletion({ override: [choices(page)], icons: false, activateOnTypingDelay: 60 }), hovers(page), fixes, tints, tell_changes(page), typed_over,
      this.language.of([]), this.manners.of([]), this.theme.of(colours(this.dark)),
      keymap.of([{ key: 'Alt-Enter', run: apply_fix }, ...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...searchKeymap, ...historyKeymap, ...foldKeymap,
        ...completionKeymap, ...lintKeymap, indentWithTab]),
      // A file that is dropped is the page's: it may be a specification to open.
      EditorView.domEventHandlers({ drop: (event) => event.dataTransfer?.files.length > 0 }),
    ];
  }

  update(model) {
    const was = this.model;
    this.model = model;
    const changed = (name) => JSON.stringify(was[name]) !== JSON.stringify(model[name]);
    const effects = [];
    if (changed('language')) effects.push(this.language.reconfigure(languages[model.language]()));
    if (['readOnly', 'wrap', 'name'].some(changed)) effects.push(this.manners.reconfigure(this.manners_of(model)));
    if (changed('tints')) effects.push(set_tints(this.view.state, model.tints));
    if (effects.length > 0) this.view.dispatch({ effects });
    if (changed('marks')) set_marks(this.view, model.marks);
    if (changed('shown') && model.show) this.show(model.show);
  }

  manners_of({ readOnly, wrap, name }) {
    return [
      EditorState.readOnly.of(readOnly), wrap ? EditorView.lineWrapping : [],
      EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0', ...(readOnly ? { 'aria-readonly': 'true' } : {}) }),
    ];
  }

  show(span) {
    const { from, to } = range_of(this.view.state, span);
    this.view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }), annotations: from_page.of(true) });
  }

  // Marks and tints were placed in the text before.
  write(text) {
    if (!put_text(this.view, text)) return;
    set_marks(this.view, this.model.marks);
    this.view.dispatch({ effects: set_tints(this.view.state, this.model.tints) });
  }

  recolour({ scheme }) {
    if (this.dark === (scheme === 'dark')) return;
    this.dark = scheme === 'dark';
    this.view.dispatch({ effects: this.theme.reconfigure(colours(this.dark)) });
  }

  focus() { this.view.focus(); }
  close() { this.view.destroy(); }
}

export const open = (...given) => new Editor(...given);
