// WebKitGTK by WebDriver: what the stories of other browsers do with one. Its small browser wants a display: see others.
import { Builder, Capabilities, Key } from 'selenium-webdriver';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { find_in_page } from './find.mjs';

const LIBRARIES = '/usr/lib';

function small_browser() {
  const folders = readdirSync(LIBRARIES).flatMap((one) => {
    try { return readdirSync(`${LIBRARIES}/${one}`).filter((name) => name.startsWith('webkit2gtk-4')).map((name) => `${LIBRARIES}/${one}/${name}/MiniBrowser`); } catch { return []; }
  });
  return folders.find((path) => existsSync(path));
}

const free_port = () => new Promise((ready) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => ready(port)); });
});

async function start_driver(port, zoom) {
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, GDK_SCALE: String(zoom) } });
  for (let i = 0; i < 100; i++) {
    try { if ((await fetch(`http://127.0.0.1:${port}/status`)).ok) return driver; } catch { await sleep(50); }
  }
  driver.kill();
  throw new Error('WebKitWebDriver does not answer');
}

const KEYS = { Control: Key.CONTROL, Shift: Key.SHIFT, Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB, ArrowDown: Key.ARROW_DOWN, End: Key.END, Home: Key.HOME };
const key_of = (name) => KEYS[name] ?? name;

// `zoom`: of a person who sees a window of 1440 × 900 that large.
export async function start({ zoom = 1 } = {}) {
  const port = await free_port();
  const driven = await start_driver(port, zoom);
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: small_browser(), args: ['--automation'] } });
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  await driver.manage().setTimeouts({ script: 20000 });
  const run = (code) => driver.executeAsyncScript(`const done = arguments[0]; Promise.resolve(${code}).then((value) => done({ value }), (error) => done({ error: String(error) }));`)
    .then(({ value, error }) => { if (error) throw new Error(error); return value; });
  const resize = (width, height) => driver.manage().window().setRect({ width, height: height + 70 });
  await resize(1440 / zoom, 900 / zoom);
  return {
    complaints: [],
    evaluate: run,
    resize,
    async visit(url) {
      await driver.get('about:blank');
      await driver.get(url);
    },
    find: (role, name) => run(`(${find_in_page})(${JSON.stringify(role)}, ${name instanceof RegExp ? name : JSON.stringify(name)})`),
    press: (x, y) => driver.actions().move({ x: Math.round(x), y: Math.round(y) }).click().perform(),
    async key(name, ...held) {
      let actions = driver.actions();
      for (const k of held) actions = actions.keyDown(key_of(k));
      actions = actions.sendKeys(key_of(name));
      for (const k of held.reverse()) actions = actions.keyUp(key_of(k));
      await actions.perform();
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    back: () => run('history.back()'),
    picture: async (path) => writeFile(path, Buffer.from(await driver.takeScreenshot(), 'base64')),
    async close() { await driver.quit(); driven.kill(); },
  };
}
