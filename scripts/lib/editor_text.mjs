// Runs in the page: the whole text of the editor, of which only a part stands in the document; none while there is no editor.
export function editor_text() {
  const find = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.surface?.part?.view) return one.surface.part.view.state.doc.toString();
      const below = one.shadowRoot && find(one.shadowRoot);
      if (typeof below === 'string') return below;
    }
    return null;
  };
  return find(document);
}
