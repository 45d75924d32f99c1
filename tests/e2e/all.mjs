// All stories that were asked for, in one process and one browser: starting one takes longer than most stories.
import { pathToFileURL } from 'node:url';

for (const file of process.env.OSMO_E2E_STORIES.split('\n')) await import(pathToFileURL(file));
