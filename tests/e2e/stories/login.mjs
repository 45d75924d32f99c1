// In front of the service stands a login: in and out of it, and what the page does when it ends.
import assert from 'node:assert/strict';
import { body_rows, FAILED_REQUEST, gateway, GATEWAY, hash, open, sim, SIM, still, test, until } from '../world.mjs';

const story = (name, f) => test(name, async () => {
  await sim.scenario('small');
  await gateway({ reset: true });
  await f();
});

const LOGIN_PAGE = /127\.0\.0\.1:\d+\/login/;
const enter = (place, options = {}) => open(place, { scenario: null, address: GATEWAY, expect: [FAILED_REQUEST], settle: false, ...options });
const is_ready = async (page) => { await page.waitForFunction(() => globalThis.osmoConsole); await still(page); };

async function sign_in(page) {
  await page.waitForURL(LOGIN_PAGE);
  await page.getByRole('button', { name: 'Sign in as ada' }).click();
  await page.waitForURL((url) => url.origin === new URL(GATEWAY).origin);
  await is_ready(page);
}

async function command(page, title) {
  await page.keyboard.press('Control+k');
  await still(page);
  await page.keyboard.type(title);
  await still(page);
  await page.keyboard.press('Enter');
}

async function new_token() {
  const answer = await fetch(`${SIM}/api/auth/access_token/t${Date.now()}?expires_at=2030-01-01`, { method: 'POST' });
  return answer.json();
}

story('a deep link survives the login, hash and all', async () => {
  const place = '#/pools/prod-gpu/resources?sort=name&note=s3://bucket//a';
  const { page, done } = await enter(place);
  await sign_in(page);
  await page.getByRole('heading', { name: 'prod-gpu', level: 1 }).waitFor();
  assert.equal(decodeURIComponent(await hash(page)), place);
  assert.equal(await page.getByRole('tab', { name: /Resources/ }).getAttribute('aria-selected'), 'true');
  await done();
});

story('a gateway that loses the hash does not lose the place', async () => {
  await gateway({ lose_hash: true });
  const { page, done } = await enter('#/pools/prod-gpu');
  await sign_in(page);
  await page.getByRole('heading', { name: 'prod-gpu', level: 1 }).waitFor();
  assert.equal(await hash(page), '#/pools/prod-gpu');
  await done();
});

for (const unauthorized of ['redirect', 'page']) {
  test(`a login that answers with a ${unauthorized} in place of data is understood`, async () => {
    await gateway({ unauthorized });
    const { page, done } = await enter('#/pools', { expect: [FAILED_REQUEST, /preload/] });
    await sign_in(page);
    assert.ok(await body_rows(page, /ools/).count() > 2);
    await done();
  });
}

story('a login that ends under an open page keeps the page, and one click leads back to it', async () => {
  const { page, done } = await enter('#/pools');
  await sign_in(page);
  const rows = await body_rows(page, /ools/).count();
  await gateway({ end_sessions: true });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await still(page);
  assert.equal(await body_rows(page, /ools/).count(), rows);
  assert.match(await page.getByRole('main').textContent(), /Your login has ended/);
  assert.doesNotMatch(page.url(), LOGIN_PAGE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await sign_in(page);
  assert.equal(await hash(page), '#/pools');
  assert.doesNotMatch(await page.getByRole('main').textContent(), /login has ended/);
  await done();
});

story('a login that leads back without a session does not go round', async () => {
  const { page, done } = await enter('#/pools');
  await page.waitForURL(LOGIN_PAGE);
  await page.goto(`${GATEWAY}/#/pools`);
  await is_ready(page);
  await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
  assert.doesNotMatch(page.url(), LOGIN_PAGE);
  await done();
});

story('what a role does not allow is said in words, and the login is left alone', async () => {
  const { page, done } = await enter('#/pools');
  await sign_in(page);
  await gateway({ denied: '/api/workflow' });
  await page.goto(`${GATEWAY}/#/workflows`);
  await page.reload();
  await is_ready(page);
  await page.getByRole('heading', { name: 'No access to workflows' }).waitFor();
  assert.match(await page.getByRole('main').textContent(), /Ask an administrator/);
  await done();
});

story('signing out ends the session', async () => {
  const { page, context, done } = await enter('#/pools');
  await sign_in(page);
  await command(page, 'Sign out');
  await page.waitForURL(LOGIN_PAGE); // the page that comes back has no session, and asks for one
  assert.equal((await context.cookies(GATEWAY)).length, 0);
  await done();
});

story('an access token works without a login, and is nowhere but in the headers', async () => {
  const token = await new_token();
  const { page, done } = await enter('#/pools');
  await page.waitForURL(LOGIN_PAGE);
  const asked = [];
  page.on('request', (request) => asked.push(request));
  await page.goto(`${GATEWAY}/#/pools`);
  await is_ready(page);
  await page.getByRole('button', { name: 'Use an access token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Use an access token' });
  const field = dialog.getByLabel('Access token');
  assert.equal(await field.getAttribute('type'), 'password');
  await field.fill('x'.repeat(43));
  await dialog.getByRole('button', { name: 'Use token' }).click();
  await dialog.getByRole('alert').getByText(/Access Token is invalid/).waitFor();
  await field.fill(token);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await still(page);
  assert.ok(await body_rows(page, /ools/).count() > 2);
  const data = asked.filter((request) => request.url().includes('/api/pool_quota')).pop();
  assert.ok((await data.allHeaders())['x-osmo-auth']);
  const pass = (await data.allHeaders())['x-osmo-auth'];
  const said = await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href);
  for (const secret of [token, pass]) {
    assert.ok(!said.includes(secret));
    assert.ok(asked.every((request) => !request.url().includes(secret)));
  }
  await done();
});

async function with_token(page, token, keep) {
  await command(page, 'Use an access token');
  const dialog = page.getByRole('dialog', { name: 'Use an access token' });
  await dialog.getByLabel('Access token').fill(token);
  if (keep) await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Use token' }).click();
  await dialog.waitFor({ state: 'detached' });
  await still(page);
}

story('a pass is renewed before it ends, and a kept token lasts as long as the tab', async () => {
  await gateway({ pass_seconds: 30 }); // shorter than the time before its end at which it is renewed
  const { page, done } = await enter('#/pools');
  await sign_in(page);
  await with_token(page, await new_token(), true);
  const { exchanges } = await gateway({ end_sessions: true });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await still(page);
  assert.ok((await gateway({})).exchanges > exchanges);
  assert.doesNotMatch(await page.getByRole('main').textContent(), /login has ended/);
  await page.reload();
  await is_ready(page);
  assert.ok(await body_rows(page, /ools/).count() > 2);
  await command(page, 'Forget the access token');
  await still(page);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('osmo-console/token')), null);
  await done();
});

story('without being asked to, the page keeps no token beyond itself', async () => {
  const { page, done } = await enter('#/pools');
  await sign_in(page);
  await with_token(page, await new_token(), false);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('osmo-console/token')), null);
  await done();
});

story('where there is no login page, one is told so and not sent into the void', async () => {
  const { page, done } = await open('#/pools', { expect: [FAILED_REQUEST] });
  await command(page, 'Sign out');
  await until('it is said', async () => /leads nowhere/.test(await page.locator('#mirror').textContent()));
  await page.getByRole('heading', { name: 'Pools', level: 1 }).waitFor();
  await done();
});
