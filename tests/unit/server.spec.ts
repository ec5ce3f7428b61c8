import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { test as base, expect } from '@playwright/test';
import { freePort } from '@/db/cluster/free-port';
import { admitBody, LARGEST_BODY_BYTES } from '@/scripts/server/admit-body';
import { cleanHeaders, originOf } from '@/scripts/server/clean-headers';
import { type Handle, listen, PortTaken } from '@/scripts/server/http-server';

type Running = { url: string; port: number; drain(): Promise<void> };

const test = base.extend<{ serve: (handle: Handle) => Promise<Running> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  serve: async ({}, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (handle) => {
      const port = await freePort();
      const { drain } = await listen(port, '127.0.0.1', Promise.resolve(handle));
      ends.push(drain);
      return { url: `http://127.0.0.1:${port}`, port, drain };
    });
    for (const end of ends) await end();
  },
});

const answerWith =
  (tell: (request: IncomingMessage) => unknown): Handle =>
  async (request, response) =>
    void response.end(JSON.stringify(await tell(request)));

const headersBehind = (...proxies: string[]) =>
  answerWith((request) => {
    cleanHeaders(request, originOf(proxies, 'https://forum.example.org'));
    return request.headers;
  });

const claims = {
  'x-forwarded-for': '203.0.113.9, 198.51.100.7',
  'x-forwarded-host': 'evil.example.org',
  'x-forwarded-proto': 'http',
  'x-request-id': 'chosen',
  'x-nonce': 'chosen',
  'x-proxy-nonce': 'chosen',
  'x-locale': 'xx',
  'x-middleware-subrequest': 'proxy',
  'x-kept': 'yes',
};

test('a stranger’s headers are believed in nothing', async ({ serve }) => {
  const { url } = await serve(headersBehind());
  const headers = await (await fetch(url, { headers: claims })).json();
  expect(headers).toMatchObject({
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-kept': 'yes',
  });
  const kept = ['x-forwarded-for', 'x-forwarded-proto', 'x-kept'];
  expect(Object.keys(headers).filter((name) => name in claims && !kept.includes(name))).toEqual([]);
});

test('a trusted proxy vouches for the address that reached it, and for no other', async ({ serve }) => {
  const { url } = await serve(headersBehind('127.0.0.0/8'));
  const headers = await (await fetch(url, { headers: claims })).json();
  expect(headers).toMatchObject({
    'x-forwarded-for': '198.51.100.7',
    'x-request-id': 'chosen',
    'x-proxy-nonce': 'chosen',
  });
  expect(headers).not.toHaveProperty('x-nonce');
});

const length: Handle = async (request, response) => {
  const admitted = await admitBody(request, response);
  if (admitted) response.end(JSON.stringify((await text(admitted)).length));
};
const streamOf = (size: number) => new Blob(['x'.repeat(size)]).stream();

for (const [kind, body] of [
  ['announced', (size: number) => 'x'.repeat(size)],
  ['chunked', streamOf],
] as const) {
  test(`a body of the largest size passes when ${kind}`, async ({ serve }) => {
    const { url } = await serve(length);
    const response = await fetch(url, {
      method: 'POST',
      body: body(LARGEST_BODY_BYTES),
      duplex: 'half',
    } as RequestInit);
    expect([response.status, await response.json()]).toEqual([200, LARGEST_BODY_BYTES]);
  });

  test(`a body of 5 MB is refused with a problem document when ${kind}`, async ({ serve }) => {
    const { url } = await serve(length);
    const response = await fetch(url, {
      method: 'POST',
      body: body(5_000_000),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });
}

test('a photo may be larger where photos are sent, and nowhere else, and only with its length announced', async ({
  serve,
}) => {
  const { url } = await serve(length);
  const send = async (path: string, body: BodyInit) => {
    const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
    return (await fetch(`${url}${path}`, request)).status;
  };
  const photo = 'x'.repeat(10_500_000);
  expect(await send('/en/me/complete/photo.jpg', photo)).toBe(200);
  expect(await send('/en/me/complete/photo.jpg', 'x'.repeat(11_000_000))).toBe(413);
  expect(await send('/en/me/complete/photo.jpg', streamOf(5_000_000))).toBe(413);
  for (const path of ['/en/me/complete/photo.jpg/more', '/api/en/me/complete/photo.jpg', '/en/me'])
    expect(await send(path, photo), path).toBe(413);
});

test('a body of unknown length arrives whole, with its other headers', async ({ serve }) => {
  const { url } = await serve(async (request, response) => {
    const admitted = await admitBody(request, response);
    if (admitted)
      response.end(JSON.stringify({ body: await json(admitted), type: admitted.headers['content-type'] }));
  });
  const body = new Blob([JSON.stringify({ name: 'Ёлка' })]).stream();
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  expect(await response.json()).toEqual({ body: { name: 'Ёлка' }, type: 'application/json' });
});

test('who waits for the permission to send 5 MB gets the refusal instead', async ({ serve }) => {
  const { port } = await serve(length);
  const socket = connect(port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\nExpect: 100-continue\r\n\r\n');
  const [answer] = await once(socket, 'data');
  socket.destroy();
  expect(String(answer)).toContain('HTTP/1.1 413');
});

test('a taken port is refused by name', async ({ serve }) => {
  const { port } = await serve(length);
  const again = listen(port, '127.0.0.1', Promise.resolve(length));
  await expect(again).rejects.toThrow(new PortTaken(`port ${port} is taken`));
});

test('draining lets a request finish and refuses new ones', async ({ serve }) => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
  const { url, drain } = await serve(async (_, response) => {
    ask();
    await allowed;
    response.end('done');
  });
  const slow = fetch(url).then((response) => response.text());
  await asked;
  const drained = drain();
  await expect(fetch(url)).rejects.toThrow();
  allow();
  expect(await slow).toBe('done');
  await drained;
});

test('a handler that fails answers 500 without a word about why', async ({ serve }) => {
  const { url } = await serve(() => Promise.reject(new Error('secret')));
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error']);
});
