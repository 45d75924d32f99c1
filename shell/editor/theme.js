// How it looks: by the roles of assets/tokens.json, which the page keeps in variables (--s-…), dark or light.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const v = (name) => `var(--s-${name})`;
const CODE = '12.5px/20px JM, ui-monospace, monospace';
const WORDS = '12px/16px IU, system-ui, sans-serif';

const style = {
  '&': { height: '100%', color: v('primary'), backgroundColor: v('inset') },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: CODE, overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: v('accent') },
  '.cm-line': { padding: '0 16px 0 8px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: v('accent'), borderLeftWidth: '1.5px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: v('soft-border') },
  '.cm-activeLine': { backgroundColor: `color-mix(in srgb, ${v('hover')} 60%, transparent)` },
  '.cm-gutters': { backgroundColor: v('inset'), color: v('faint'), border: 'none', paddingLeft: '6px' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: v('primary') },
  '.cm-foldGutter .cm-gutterElement': { color: v('tertiary'), cursor: 'pointer' },
  '.cm-foldPlaceholder': { background: v('active'), border: 'none', color: v('secondary'), padding: '0 6px', borderRadius: '4px' },
  '.cm-gutter-lint': { width: '16px' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: v('active'), outline: `1px solid ${v('strong')}` },
  '.cm-searchMatch': { backgroundColor: v('match'), color: v('primary') },
  '.cm-searchMatch-selected': { outline: `1px solid ${v('focus')}` },
  '.cm-selectionMatch': { backgroundColor: v('active') },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: `underline dotted ${v('error')} 2px`, textUnderlineOffset: '4px' },
  '.cm-lintRange-warning': { textDecoration: `underline dotted ${v('warning')} 2px`, textUnderlineOffset: '4px' },
  '.cm-lintRange-info': { textDecoration: `underline dotted ${v('note')} 2px`, textUnderlineOffset: '4px' },
  '.cm-tooltip': { font: WORDS, color: v('primary'), background: v('raised'), border: `1px solid ${v('strong')}`, borderRadius: '6px', overflow: 'hidden' },
  '.cm-tooltip .cm-tooltip-arrow': { display: 'none' },
  '.cm-about': { padding: '8px 10px', maxWidth: '360px' },
  '.cm-about p': { margin: '4px 0 0', color: v('secondary') },
  '.cm-diagnostic': { padding: '8px 10px', marginLeft: '0', borderLeftWidth: '3px', maxWidth: '420px' },
  '.cm-diagnostic-error': { borderLeftColor: v('error') },
  '.cm-diagnostic-warning': { borderLeftColor: v('warning') },
  '.cm-diagnostic-info': { borderLeftColor: v('note') },
  '.cm-diagnosticAction': { font: WORDS, color: v('accent'), background: v('soft'), border: `1px solid ${v('soft-border')}`, borderRadius: '4px',
    padding: '1px 6px', marginLeft: '8px', cursor: 'pointer' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: CODE, maxHeight: '12em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '1px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: v('soft'), color: v('primary') },
  '.cm-completionMatchedText': { textDecoration: 'none', color: v('accent') },
  '.cm-completionDetail': { font: WORDS, fontStyle: 'normal', color: v('tertiary'), marginLeft: '12px' },
  '.cm-completionInfo': { padding: '8px 10px', color: v('secondary'), maxWidth: '320px' },
  '.cm-panels': { font: WORDS, color: v('primary'), backgroundColor: v('card') },
  '.cm-panels.cm-panels-top': { borderBottom: `1px solid ${v('border')}` },
  '.cm-panels.cm-panels-bottom': { borderTop: `1px solid ${v('border')}` },
  '.cm-panel.cm-search, .cm-panel.cm-gotoLine': { padding: '8px 32px 8px 12px' },
  '.cm-panel.cm-search label': { font: WORDS, color: v('secondary') },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { background: v('soft') },
  '.cm-textfield': { font: CODE, color: v('primary'), background: v('inset'), border: `1px solid ${v('control')}`, borderRadius: '6px', padding: '2px 8px' },
  '.cm-button': { font: WORDS, color: v('primary'), background: v('raised'), border: `1px solid ${v('strong')}`, borderRadius: '6px', padding: '3px 10px' },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible, .cm-diagnosticAction:focus-visible':
    { outline: `2px solid ${v('focus')}`, outlineOffset: '1px' },
  '.cm-panel button[name=close]': { color: v('secondary'), fontSize: '18px', right: '10px', cursor: 'pointer' },
  '.cm-expression, .cm-expression *': { color: `${v('expression')} !important` },
  '.cm-number, .cm-number *': { color: v('number') },
  '.cm-word, .cm-word *': { color: v('keyword') },
  '.cm-tint-added': { backgroundColor: v('added-bg') },
  '.cm-tint-removed': { backgroundColor: v('error-bg') },
  '.cm-tint-marked': { backgroundColor: v('soft') },
};

const code = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: v('key') },
  { tag: [tags.string, tags.special(tags.string)], color: v('string') },
  { tag: [tags.comment, tags.lineComment], color: v('comment') },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: v('punct') },
  { tag: [tags.labelName, tags.typeName, tags.meta], color: v('keyword') },
]);

const themes = { true: EditorView.theme(style, { dark: true }), false: EditorView.theme(style, { dark: false }) };
const coded = syntaxHighlighting(code);

export const colours = (dark) => [themes[dark], coded];
