import { once } from 'node:events';
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { expect, test } from '@playwright/test';
import { freePort } from '@/db/cluster/free-port';
import { tellRefusal } from '@/lib/core/refusal-notice';
import { hashToken } from '@/lib/core/token';
import { tellWelcome } from '@/lib/core/welcome-notice';
import { whereaboutsOf } from '@/lib/limit/rules';
import { cleanHeaders, originOf } from '@/scripts/server/clean-headers';
import { floodGate } from '@/scripts/server/flood-gate';
import { knownGuests } from '@/scripts/server/guests';
import { listen } from '@/scripts/server/http-server';

for (const [address, own, network] of [
  ['192.0.2.77', '192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0DB8:0001::9', '2001:db8:1:0::/64', '2001:db8:1::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['unknown', 'unknown', 'unknown'],
] as const) {
  test(`limits see ${address} as ${own} in ${network}`, () => {
    expect(whereaboutsOf(address)).toEqual({ address: own, network });
  });
}

/** A server behind a gate whose clock the test moves; the path says the status that the application answers. */
async function behindGate() {
  let now = 0;
  const origin = originOf(['127.0.0.1'], 'http://127.0.0.1');
  const { isLetIn, watch, isPressed } = floodGate(
    knownGuests(() => now),
    () => now,
  );
  const port = await freePort();
  const { drain } = await listen(
    port,
    '127.0.0.1',
    Promise.resolve(async (request, response) => {
      cleanHeaders(request, origin);
      if (!isLetIn(request, response)) return;
      watch(request, response);
      response.writeHead(Number(request.url?.split('/').at(-1)));
      response.end('the application');
    }),
  );
  const ask = (status: number, from: string, init: RequestInit & { path?: string } = {}) =>
    fetch(`http://127.0.0.1:${port}${init.path ?? ''}/${status}`, {
      ...init,
      headers: { 'x-forwarded-for': from, ...init.headers },
    });
  const flood = async (from: string) => {
    for (let times = 0; times < 300; times++) await (await ask(422, from)).arrayBuffer();
  };
  return { ask, flood, port, pass: (ms: number) => (now += ms), isPressed, drain };
}

test('who was refused 300 times within a minute waits at the door until it is over; nobody else notices', async () => {
  const { ask, flood, pass, drain } = await behindGate();
  await flood('192.0.2.1');
  const page = await ask(200, '192.0.2.1');
  expect(page.status).toBe(429);
  expect(Number(page.headers.get('retry-after'))).toBe(60);
  expect(await page.text()).toContain('Подождите, пожалуйста');
  const api = await ask(200, '192.0.2.1', { path: '/api/v1/registrations', method: 'POST', body: '{' });
  expect(api.headers.get('content-type')).toBe('application/problem+json');
  expect(await api.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
  expect((await ask(200, '192.0.2.2')).status).toBe(200);
  pass(60_000);
  expect((await ask(200, '192.0.2.1')).status).toBe(200);
  await drain();
});

test('whoever shows a session, a device, a draft or a good token, and who watches, is let in to be judged there', async () => {
  const { ask, flood, drain } = await behindGate();
  await flood('2001:db8::1');
  const from = '2001:db8::2';
  expect((await ask(200, from, { headers: { cookie: 'locale=ru' } })).status).toBe(429);
  const shown: Record<string, string>[] = [
    { cookie: 'locale=ru; next-auth.session-token=x' },
    { cookie: '__Secure-next-auth.session-token=x' },
    { cookie: 'device=x' },
    { cookie: 'draft=x' },
  ];
  for (const headers of shown) {
    expect((await ask(200, from, { headers })).status).toBe(200);
  }
  expect((await ask(200, from, { path: '/api/health' })).status).toBe(200);
  // A token that the application knows; one that nobody knows is as good as none.
  tellWelcome(hashToken('good'));
  expect((await ask(200, from, { headers: { authorization: 'Bearer good' } })).status).toBe(200);
  expect((await ask(200, from, { headers: { authorization: 'Bearer guess' } })).status).toBe(429);
  await drain();
});

test('who is turned away while sending keeps the connection: a proxy would take its end for a process that died', async () => {
  const { ask, flood, port, drain } = await behindGate();
  await flood('192.0.2.9');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = async (headers: OutgoingHttpHeaders, body: string) => {
    const sent = request({
      port,
      agent,
      method: 'POST',
      path: '/200',
      headers: { 'x-forwarded-for': '192.0.2.9', ...headers },
    });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return { status: answer.statusCode, isReused: sent.reusedSocket, connection: answer.headers.connection };
  };
  const body = 'x'.repeat(300_000);
  const large = { 'content-length': body.length };
  expect(await send(large, body)).toMatchObject({ status: 429, connection: 'keep-alive' });
  expect(await send(large, body)).toMatchObject({ status: 429, isReused: true });
  // Without an end in sight nobody waits for it.
  expect(await send({ 'transfer-encoding': 'chunked' }, 'x')).toMatchObject({
    status: 429,
    connection: 'close',
  });
  agent.destroy();
  expect((await ask(200, '192.0.2.10')).status).toBe(200);
  await drain();
});

test('a refusal that a page shows with status 200 counts as well', async () => {
  const { ask, drain } = await behindGate();
  for (let times = 0; times < 300; times++) tellRefusal('198.51.100.9');
  expect((await ask(200, '198.51.100.9')).status).toBe(429);
  await drain();
});

test('while a flood comes from many addresses, fifteen refusals are enough for one; it passes by itself', async () => {
  const { ask, pass, isPressed, drain } = await behindGate();
  for (let address = 1; address <= 29; address++) {
    for (let times = 0; times < 2; times++) tellRefusal(`198.51.100.${address}`);
    pass(10);
  }
  expect(isPressed()).toBe(false);
  // A crowd of people of whom some are refused is no flood.
  for (let times = 0; times < 130; times++) await ask(200, `198.51.100.${times}`);
  for (let times = 0; times < 4; times++) tellRefusal('198.51.100.200');
  expect(isPressed()).toBe(false);
  pass(2000);
  for (let times = 0; times < 60; times++) tellRefusal(`198.51.100.${times}`);
  expect(isPressed()).toBe(true);
  for (let times = 0; times < 14; times++) await ask(404, '203.0.113.5');
  expect((await ask(404, '203.0.113.5')).status).toBe(404);
  expect((await ask(200, '203.0.113.5')).status).toBe(429);
  pass(61_000);
  expect(isPressed()).toBe(false);
  for (let times = 0; times < 20; times++) await ask(404, '203.0.113.5');
  expect((await ask(200, '203.0.113.5')).status).toBe(200);
  await drain();
});
