import { connect } from 'node:net';
import { MOST_PICTURE_BYTES } from '@/lib/file/judging';
import { filesOf } from '@/lib/file/queries';
import type { House } from '../support/house';
import { agreeing, withPhoto } from '../support/photos';
import { bomb, jpeg, pdf } from '../support/pictures';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/site';

const ADDRESS = '/en/me/complete/photo.jpg';
const SCRIPT = { accept: 'application/json' };

/** Somebody signed in who has applied and agrees, and how that person's browser sends a form. */
async function someone(house: House, url: string, own = agreeing()) {
  const { reference } = await house.submit(own, undefined, new Date());
  const { cookie } = await signIn(house, own.email, []);
  const headers = { cookie: `next-auth.session-token=${cookie.value}`, origin: url };
  const send = (
    file: Buffer | undefined,
    more: Record<string, string> = {},
    extra: Record<string, string> = SCRIPT,
  ) => {
    const body = new FormData();
    if (file) body.set('photo', new Blob([new Uint8Array(file)]), 'MARKED-NAME.jpg');
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return fetch(`${url}${ADDRESS}`, {
      method: 'POST',
      body,
      headers: { ...headers, ...extra },
      redirect: 'manual',
    });
  };
  const files = async () => filesOf(house, (await house.row(reference)).id);
  return { reference, headers, send, files };
}
const codeOf = async (answer: Response) => (await answer.json()).code;

test('a photo goes in by a form, with script or without, and comes out for its owner only', async ({
  house,
  server: { url },
}) => {
  const { send, headers, files } = await someone(house, url);
  const plain = await send(await jpeg(), { act: 'save' }, {});
  expect(plain.status).toBe(303);
  expect(plain.headers.get('location')).toMatch(/^\/en\/me\/complete\/photo\?saved=\d+#done$/);
  const scripted = await send(await jpeg(), { act: 'save', x: '100', y: '500', zoom: '150' });
  expect((await scripted.json()).to).toMatch(/^\/en\/me\/complete\/photo\?saved=/);
  expect(await files()).toHaveLength(3);
  const seen = await fetch(`${url}${ADDRESS}`, { headers });
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(seen.headers.get('cache-control')).toBe('private, no-store');
  expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
  expect(seen.headers.get('content-security-policy')).toContain('sandbox');
  expect(seen.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect((await fetch(`${url}${ADDRESS}?size=original`, { headers })).status).toBe(200);
  expect((await fetch(`${url}${ADDRESS}`)).status).toBe(404);
  const other = await someone(house, url);
  for (const size of ['', '?size=original'])
    expect((await fetch(`${url}${ADDRESS}${size}`, { headers: other.headers })).status).toBe(404);
  const gone = await send(undefined, { act: 'remove' });
  expect((await gone.json()).to).toContain('?removed=');
  expect(await files()).toEqual([]);
});

test('on a record the photo is for who may read it, the original for nobody, and another’s number is no way in', async ({
  house,
  server: { url },
}) => {
  const reference = await withPhoto(house);
  const photo = `${url}/admin/registrations/${reference}/photo.jpg`;
  const as = async (email: string, ...roles: Parameters<typeof signIn>[2]) => {
    const { cookie } = await signIn(house, email, roles);
    return { cookie: `next-auth.session-token=${cookie.value}` };
  };
  const reviewer = await as('reviewer.photo@forum.example.org', 'reviewer');
  const [large, small] = await Promise.all(
    ['', '?size=thumbnail'].map((size) => fetch(`${photo}${size}`, { headers: reviewer })),
  );
  expect([large?.status, small?.status]).toEqual([200, 200]);
  expect((await small?.arrayBuffer())?.byteLength).toBeLessThanOrEqual(4096);
  for (const headers of [
    {},
    await as('gate.photo@forum.example.org', 'gate'),
    await as('stranger@people.example.org'),
  ])
    expect((await fetch(photo, { headers })).status).toBe(404);
  const unknown = `${url}/admin/registrations/NOBODY/photo.jpg`;
  expect((await fetch(unknown, { headers: reviewer })).status).toBe(404);
});

test('what is no photo is refused each with its own word, and nothing is changed', async ({
  house,
  server: { url },
}) => {
  const { send, files } = await someone(house, url);
  const whole = await jpeg();
  for (const [file, code] of [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'FILE_DRAWING'],
    [Buffer.from('MZ\x90\x00'), 'FILE_PROGRAM'],
    [Buffer.from('GIF89a'), 'PICTURE_MOVES'],
    [pdf(), 'FILE_KIND_REFUSED'],
    [bomb(), 'PICTURE_TOO_LARGE'],
    [whole.subarray(0, 2000), 'FILE_DAMAGED'],
    [await jpeg({ width: 60, height: 80 }), 'PHOTO_TOO_SMALL'],
    [undefined, 'NOTHING_KEPT'],
  ] as const) {
    const answer = await send(file && Buffer.from(file), { act: 'save' });
    expect(await codeOf(answer)).toBe(code);
    expect(answer.status).toBeLessThan(500);
  }
  const led = await send(Buffer.from('MZ'), {}, {});
  expect(led.headers.get('location')).toBe('/en/me/complete/photo?refused=FILE_PROGRAM#problems');
  expect(await files()).toEqual([]);
});

test('40 MB are refused by what is announced, before they are read, as is what is sent without a length', async ({
  house,
  server: { url },
}) => {
  const { headers, send, files } = await someone(house, url);
  const port = Number(new URL(url).port);
  const socket = connect(port, '127.0.0.1');
  const head = [
    `POST ${ADDRESS} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    `Cookie: ${headers.cookie}`,
    `Origin: ${url}`,
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 40000000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n--x`);
  const first = await new Promise((resolve) => socket.once('data', (data) => resolve(String(data))));
  socket.destroy();
  expect(first).toContain('HTTP/1.1 413');
  expect((await send(Buffer.alloc(MOST_PICTURE_BYTES + 1, 0xff))).status).toBe(413);
  const stream = new Blob([new Uint8Array(5_000_000)]).stream();
  const type = { 'content-type': 'multipart/form-data; boundary=x' };
  const unknown = { method: 'POST', body: stream, headers: { ...headers, ...type }, duplex: 'half' };
  expect((await fetch(`${url}${ADDRESS}`, unknown as RequestInit)).status).toBe(413);
  expect(await files()).toEqual([]);
});

test('an upload that breaks off changes nothing, and the server goes on', async ({
  house,
  server: { url },
}) => {
  const { headers, send, files } = await someone(house, url);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const head = [
    `POST ${ADDRESS} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    `Cookie: ${headers.cookie}`,
    `Origin: ${url}`,
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 900000',
  ];
  const part = '--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n';
  socket.write(`${head.join('\r\n')}\r\n\r\n${part}${'y'.repeat(100_000)}`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.destroy();
  const torn = { ...headers, ...SCRIPT, 'content-type': 'multipart/form-data; boundary=x' };
  const cut = await fetch(`${url}${ADDRESS}`, { method: 'POST', body: part, headers: torn });
  expect([cut.status, await codeOf(cut)]).toEqual([400, 'UPLOAD_BROKEN']);
  expect(await files()).toEqual([]);
  expect((await send(await jpeg(), { act: 'save' })).status).toBe(200);
});

test('nobody sends for somebody: another origin, no session, no consent, too many', async ({
  house,
  server: { url },
}) => {
  const { send, files } = await someone(house, url);
  const photo = await jpeg();
  expect(await codeOf(await send(photo, {}, { ...SCRIPT, origin: 'https://evil.example' }))).toBe(
    'ORIGIN_NOT_ALLOWED',
  );
  expect((await send(photo, {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await codeOf(await send(photo, {}, { ...SCRIPT, cookie: '' }))).toBe('NOT_SIGNED_IN');
  expect((await send(photo, {}, { cookie: '' })).headers.get('location')).toBe(
    '/sign-in?next=/en/me/complete/photo',
  );
  const silent = await someone(house, url, agreeing({ consents: { personalData: true, terms: true } }));
  expect(await codeOf(await silent.send(photo))).toBe('CONSENT_MISSING');
  expect(await files()).toEqual([]);
  const answers: string[] = [];
  for (let tries = 0; tries < 31; tries += 1)
    answers.push(await codeOf(await silent.send(Buffer.from('MZ'))));
  expect(answers.at(-1)).toBe('TOO_MANY_REQUESTS');
});
