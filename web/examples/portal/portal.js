// How a page of yours shows a view of the console: ?console=https://osmo.example.com/console/ says where
// the console is. Copy osmo-view.js beside it, or take it from the console itself, as here.
const where = new URLSearchParams(location.search).get('console') ?? '/';
await import(new URL('embed/osmo-view.js', new URL(where, location.href)));

const view = document.getElementById('pool');
const told = document.getElementById('told');
for (const name of ['ready', 'navigate', 'select', 'error']) {
  view.addEventListener(`osmo:${name}`, ({ detail }) => {
    const line = document.createElement('li');
    line.textContent = `${name} ${JSON.stringify(detail)}`;
    told.append(line);
  });
}
view.setAttribute('src', where);

const choose = (id, does) => document.getElementById(id).addEventListener('change', ({ target }) => does(target.value));
choose('view', (place) => view.navigate(place));
choose('accent', (colour) => view.setAttribute('accent', colour.slice(1)));
choose('theme', (theme) => {
  document.body.dataset.theme = theme;
  view.setAttribute('theme', theme);
});
