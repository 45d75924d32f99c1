// All stories that were asked for, in one process and one browser: starting one takes longer than most stories.
// They are imported as one: between two imports the runner may find that all tests it knows have ended, and close.
import { pathToFileURL } from 'node:url';

const lines = process.env.OSMO_E2E_STORIES.split('\n').map((file) => `import ${JSON.stringify(pathToFileURL(file).href)};`);
await import(`data:text/javascript,${encodeURIComponent(lines.join('\n'))}`);
