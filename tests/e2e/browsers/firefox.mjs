// Firefox by WebDriver BiDi: what the stories of other browsers do with one.
import puppeteer from 'puppeteer-core';
import { find_in_page } from './find.mjs';

// `zoom`: of a person who sees a window of 1440 × 900 that large.
export async function start({ zoom = 1 } = {}) {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.OSMO_FIREFOX ?? '/usr/bin/firefox-esr', headless: true });
  const complaints = [];
  let page, size = { width: 1440 / zoom, height: 900 / zoom, deviceScaleFactor: zoom };
  const evaluate = (code, ...words) => page.evaluate(code, ...words);
  return {
    complaints, evaluate,
    async visit(url) {
      const last = page;
      page = await browser.newPage();
      page.on('pageerror', (e) => complaints.push(e.message));
      await last?.close();
      await page.setViewport(size);
      await page.goto(url);
    },
    async resize(width, height) {
      size = { width, height, deviceScaleFactor: zoom };
      await page.setViewport(size);
    },
    find: (role, name) => evaluate(`(${find_in_page})(${JSON.stringify(role)}, ${name instanceof RegExp ? name : JSON.stringify(name)})`),
    press: (x, y) => page.mouse.click(x, y),
    async key(name, ...held) {
      for (const k of held) await page.keyboard.down(k);
      await page.keyboard.press(name);
      for (const k of held.reverse()) await page.keyboard.up(k);
    },
    type: (text) => page.keyboard.type(text),
    back: () => evaluate('history.back()'),
    picture: (path) => page.screenshot({ path }),
    close: () => browser.close(),
  };
}
