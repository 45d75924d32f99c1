// What config.json may say, and what is said of what it may not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, read_config } from '../../shell/config.js';

const faults = (given) => read_config(typeof given === 'string' ? given : JSON.stringify(given)).faults;

test('an empty record keeps every default', () => {
  assert.deepEqual(read_config('{}'), { ...DEFAULTS, faults: [] });
});

test('what is given stands, and what is not given keeps its default beside it', () => {
  const config = read_config(JSON.stringify({ service: '/osmo', title: 'Sky', links: { docs: 'https://docs.example.com/a' }, embed: { origins: ['https://portal.example.com:8443'] } }));
  assert.deepEqual(config.faults, []);
  assert.equal(config.service, '/osmo');
  assert.equal(config.links.docs, 'https://docs.example.com/a');
  assert.equal(config.links.grafana, '');
  assert.deepEqual(config.embed.origins, ['https://portal.example.com:8443']);
  assert.equal(config.login.start, '/oauth2/start');
});

test('each fault names its place and what was there, and the default stands', () => {
  const config = read_config(JSON.stringify({ theme: 'pink', refresh: { least: -1 }, embed: { origins: ['https://a.example.com', 'https://b.example.com/path', '*'] }, titel: 'x' }));
  assert.deepEqual(config.faults, [
    'theme: expected one of system, dark, light, got "pink"',
    'refresh.least: expected a number of seconds from 0 to 3600, got -1',
    'embed.origins[1]: expected an origin like "https://portal.example.com", got "https://b.example.com/path"',
    'embed.origins[2]: expected an origin like "https://portal.example.com", got "*"',
    'titel: nothing of this name is known',
  ]);
  assert.equal(config.theme, 'system');
  assert.deepEqual(config.embed.origins, ['https://a.example.com']);
});

test('a place that leads to another host is no path', () => {
  for (const path of ['//evil.example.com', 'https://evil.example.com', '/\\evil.example.com', 'osmo', 7]) {
    assert.equal(faults({ service: path }).length, 1, String(path));
    assert.equal(faults({ login: { start: path } }).length, 1, String(path));
  }
  assert.deepEqual(faults({ login: { start: '' } }), []);
});

test('a link is http or https', () => {
  assert.equal(faults({ links: { docs: 'javascript:alert(1)' } }).length, 1);
  assert.equal(faults({ links: { grafana: 'data:text/html,x' } }).length, 1);
});

test('what is no JSON, or no record, is said in one line', () => {
  assert.match(faults('{"title": "a",}')[0], /^not JSON: /);
  assert.deepEqual(faults('[]'), ['expected a record, got []']);
  assert.deepEqual(faults({ links: 'https://docs.example.com' }), ['links: expected a record, got "https://docs.example.com"']);
});

test('names that every record has are not known either', () => {
  assert.deepEqual(faults('{"constructor": 1, "__proto__": {"title": "x"}, "links": {"toString": ""}}').length, 3);
});
