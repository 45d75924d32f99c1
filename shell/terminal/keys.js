// Keys that are the terminal's own. All others go to the shell.
const chord = ({ type, ctrlKey, shiftKey, altKey, code }) => type === 'keydown' && ctrlKey && shiftKey && !altKey ? code : '';

function copy(terminal) {
  const text = terminal.getSelection();
  if (!text) return;
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(() => document.execCommand('copy'));
  else document.execCommand('copy');
}

// Text that comes without a key (an emoji, an accent chosen from a list, a phone's keyboard). xterm.js takes it by itself only
// where it does not serve screen readers.
function take_text_without_keys({ terminal }) {
  let key_down = false;
  const { textarea } = terminal;
  textarea.addEventListener('keydown', () => { key_down = true; }, true);
  textarea.addEventListener('keyup', () => { key_down = false; }, true);
  textarea.addEventListener('input', (event) => {
    if (event.inputType !== 'insertText' || !event.data || (event.composed && key_down)) return;
    terminal.input(event.data);
    textarea.value = '';
  });
}

export function handle_keys(screen) {
  take_text_without_keys(screen);
  const own = {
    KeyC: () => copy(screen.terminal),
    KeyF: () => screen.page.tell('find_wanted'),
    Escape: () => screen.page.leave(),
  };
  screen.terminal.attachCustomKeyEventHandler((event) => {
    const keys = chord(event);
    if (keys === 'KeyV') return false; // the browser pastes
    // Where the system takes Ctrl+Shift+Escape, this leaves too.
    if (event.type === 'keydown' && event.ctrlKey && event.key === 'F6') event.preventDefault(), screen.page.leave();
    else if (!own[keys]) return true;
    else event.preventDefault(), own[keys]();
    return false;
  });
}
