// Looking for a text in what the terminal holds; how often it is found goes to the page.
const DECORATIONS = (c) => ({
  matchBackground: c.match, matchOverviewRuler: c.warning, activeMatchBackground: c['soft-border'], activeMatchColorOverviewRuler: c.accent,
});

export function look_for(screen, was, model) {
  const options = { decorations: DECORATIONS(screen.page.colours()), incremental: was.find !== model.find };
  if (was.find === model.find && was.findStep === model.findStep) return;
  if (model.findStep < (was.findStep ?? 0)) screen.search.findPrevious(model.find, options);
  else screen.search.findNext(model.find, options);
}

export function stop_looking(screen) {
  screen.search.clearDecorations();
  screen.page.tell('found', '', -1, -1);
}
