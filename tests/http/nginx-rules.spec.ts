import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import { get as getSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { freePort } from '@/db/cluster/free-port';
import { type Nginx, startNginx } from '@/scripts/nginx/process';
import { temporaryDirectory } from '@/scripts/temporary-directory';

/** nginx in front of processes that do as a test says, to see what reaches them. */
type Rig = { behind: (processes: RequestListener[], site?: (port: number) => string) => Promise<Nginx> };
const test = base.extend<Rig>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  behind: async ({}, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (processes, site) => {
      const listening = [];
      for (const answer of processes) {
        const server = createServer(answer).listen(0, '127.0.0.1');
        await once(server, 'listening');
        ends.push(async () => void server.close().closeAllConnections());
        listening.push(server.address() as AddressInfo);
      }
      const port = await freePort();
      const nginx = await startNginx({ port, processes: listening, site: site?.(port) });
      ends.unshift(nginx.stop);
      return nginx;
    });
    for (const end of ends) await end();
  },
});

const dying: (seen: string[]) => RequestListener = (seen) => (request) => {
  seen.push(request.method ?? '');
  request.resume().once('end', () => request.socket.destroy());
};

test('a reading is asked of another process when one dies over it, a POST never', async ({ behind }) => {
  const seen: string[] = [];
  const { url } = await behind([dying(seen), dying(seen)]);
  await fetch(url);
  expect(seen).toEqual(['GET', 'GET']);
  const answer = await fetch(`${url}/api/v1/registrations`, { method: 'POST', body: '{}' });
  expect(seen).toEqual(['GET', 'GET', 'POST']);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE', requestId: expect.any(String) });
});

test('what a client says about itself ends at nginx', async ({ behind }) => {
  const received: IncomingMessage['headers'][] = [];
  const { url } = await behind([
    (request, response) => {
      received.push(request.headers);
      response.end();
    },
  ]);
  const claims = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example.org',
    'x-forwarded-port': '1',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
    'x-request-id': 'mine-all-mine',
    'x-proxy-nonce': 'a'.repeat(32),
  };
  for (const path of ['/admin', '/en', '/en/me', '/api/v1/forum'])
    await fetch(url + path, { headers: claims });
  for (const headers of received) {
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(headers['x-request-id']).toMatch(/^\d{13}-\d+-\d+-\d+$/);
    expect(Object.entries(claims).filter(([name, value]) => headers[name] === value)).toEqual([]);
    for (const name of ['x-forwarded-host', 'x-forwarded-port', 'x-real-ip', 'forwarded'])
      expect(headers[name]).toBeUndefined();
  }
  const nonces = received.map((headers) => headers['x-proxy-nonce']);
  expect(nonces).toEqual([undefined, expect.stringMatching(/^[0-9a-f]{32}$/), undefined, undefined]);
});

test('a kept page that sets a cookie is not kept, whatever it says', async ({ behind }) => {
  let count = 0;
  const { url } = await behind([
    (_, response) => {
      response.setHeader('cache-control', 's-maxage=60').setHeader('set-cookie', 'draft=1');
      response.end(String(++count));
    },
  ]);
  const answers = [await fetch(`${url}/en`), await fetch(`${url}/en`)];
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['1', '2']);
});

test('events arrive one by one', async ({ behind }) => {
  const { url } = await behind([
    (_, response) => void response.setHeader('content-type', 'text/event-stream').write('data: first\n\n'),
  ]);
  const stream = await fetch(`${url}/api/v1/events`);
  const first = await stream.body?.getReader().read();
  expect(Buffer.from(first?.value ?? '').toString()).toBe('data: first\n\n');
});

test('5 MB are refused at the door, and nothing names its version', async ({ behind }) => {
  const { url } = await behind([(_, response) => response.end('reached')]);
  const answer = await fetch(`${url}/api/v1/registrations`, { method: 'POST', body: 'x'.repeat(5_000_000) });
  expect(answer.status).toBe(413);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  expect(answer.headers.get('server')).toBe('nginx');
});

test('a photo of 10 MB passes to where photos are sent, and nothing larger', async ({ behind }) => {
  const { url } = await behind([
    async (request, response) => {
      for await (const _ of request);
      response.end('reached');
    },
  ]);
  const send = (bytes: number) =>
    fetch(`${url}/ru/me/complete/photo.jpg`, { method: 'POST', body: 'x'.repeat(bytes) });
  expect(await (await send(10_500_000)).text()).toBe('reached');
  expect((await send(12_000_000)).status).toBe(413);
});

test('no log names an address or what stood behind the question mark', async ({ behind }) => {
  const { url, log } = await behind([(_, response) => response.end()]);
  await fetch(`${url}/en/confirm?token=secret`);
  await expect.poll(log).toContain(' GET /en/confirm 200 ');
  expect(log()).not.toMatch(/secret|"|^127/m);
});

test('the site as delivered speaks TLS, sends everybody there and serves no other name', async ({
  behind,
}) => {
  const { path, remove } = temporaryDirectory('tls');
  const names = ['-keyout', `${path}/privkey.pem`, '-out', `${path}/fullchain.pem`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-subj', '/CN=forum.example.org'], {
    stdio: 'ignore',
  });
  const securePort = await freePort();
  const { url } = await behind(
    [(request, response) => response.end(request.headers['x-forwarded-proto'])],
    (port) =>
      readFileSync('deploy/forum-site.conf', 'utf8')
        .replaceAll(/.*listen \[::\].*\n/g, '')
        .replaceAll('listen 443', `listen 127.0.0.1:${securePort}`)
        .replaceAll('listen 80', `listen 127.0.0.1:${port}`)
        .replaceAll('/etc/nginx/tls/', `${path}/`),
  );
  const ask = async (servername: string) => {
    const options = { host: '127.0.0.1', servername, headers: { host: servername } };
    const request = getSecurely({ ...options, port: securePort, rejectUnauthorized: false });
    const [response] = await once(request, 'response');
    return (await response.toArray()).join('');
  };
  expect(await ask('forum.example.org')).toBe('https');
  await expect(ask('other.example.org')).rejects.toThrow(/unrecognized name|alert/i);
  const moved = async (host: string) => {
    const [response] = await once(get(`${url}/en?a=1`, { headers: { host } }), 'response');
    return response.headers.location;
  };
  expect(await moved('forum.example.org')).toBe('https://forum.example.org/en?a=1');
  await expect(moved('other.example.org')).rejects.toThrow('socket hang up');
  remove();
});
