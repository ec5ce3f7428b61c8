import { vaultReveal } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { reveal } from '@/lib/registration/revealing';
import type { House } from '../support/house';
import { application, organiser } from '../support/people';
import { pdf } from '../support/pictures';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/site';

const ADDRESS = '/en/me/complete/scan.file';

async function someone(house: House, url: string, roles: Parameters<typeof signIn>[2] = []) {
  const email = `scan-${crypto.randomUUID()}@people.example.org`;
  const { reference } = await house.submit(application({ email }), undefined, new Date());
  const { actor, cookie } = await signIn(house, email, roles);
  const headers = { cookie: `next-auth.session-token=${cookie.value}`, origin: url };
  const send = (file: Buffer | undefined, more: Record<string, string> = {}) => {
    const body = new FormData();
    if (file) body.set('scan', new Blob([new Uint8Array(file)]), 'MARKED-NAME.pdf');
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return fetch(url + ADDRESS, { method: 'POST', body, headers, redirect: 'manual' });
  };
  const open = (address: string) => fetch(url + address, { headers, redirect: 'manual' });
  return { reference, actor, headers, send, open };
}

/** It runs nothing, is framed nowhere, kept by no cache, and bears no name that its sender gave it. */
function expectSafe(answer: Response): void {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="scan.pdf"');
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  );
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
}

test('a scan goes in by a form without script, comes out for its owner only, and is taken back', async ({
  house,
  server: { url },
}) => {
  const owner = await someone(house, url);
  expect((await owner.send(pdf())).headers.get('location')).toBe('/en/me/complete/document?scan=saved#scan');
  expectSafe(await owner.open(ADDRESS));
  expect((await (await someone(house, url)).open(ADDRESS)).status).toBe(404);
  expect((await fetch(url + ADDRESS)).status).toBe(404);
  const removed = await owner.send(undefined, { act: 'remove' });
  expect(removed.headers.get('location')).toBe('/en/me/complete/document?scan=removed#scan');
  expect((await owner.open(ADDRESS)).status).toBe(404);
});

test('a page elsewhere sends none, and what is no scan is told on the page', async ({
  house,
  server: { url },
}) => {
  const owner = await someone(house, url);
  const foreign = await fetch(url + ADDRESS, {
    method: 'POST',
    body: new FormData(),
    headers: { ...owner.headers, origin: 'https://elsewhere.example.org' },
    redirect: 'manual',
  });
  expect(foreign.status).toBe(403);
  for (const [file, code] of [
    [undefined, 'FILE_EMPTY'],
    [Buffer.from('MZ\x90\x00'), 'FILE_PROGRAM'],
    [pdf().subarray(0, 20), 'FILE_DAMAGED'],
  ] as const)
    expect((await owner.send(file)).headers.get('location')).toBe(
      `/en/me/complete/document?refused=${code}#scan`,
    );
});

test('staff open a scan while it is revealed to them and not a moment longer, and nobody else does', async ({
  house,
  server: { url },
}) => {
  const owner = await someone(house, url);
  await owner.send(pdf());
  const [one, another] = [await someone(house, url, ['organiser']), await someone(house, url, ['organiser'])];
  const address = `/admin/registrations/${owner.reference}/files/scan.file`;
  expect((await one.open(address)).status).toBe(404);
  const scope = house.scope({ ...organiser, ...one.actor }, new Date());
  expectOk(await reveal(scope, { reference: owner.reference, field: 'scan', reason: 'Visa list' }));
  expectSafe(await one.open(address));
  for (const odd of ['original.file', 'photo.file', 'thumbnail.file', '..%2fscan.file'])
    expect((await one.open(address.replace('scan.file', odd))).status, odd).toBe(404);
  expect((await another.open(address)).status).toBe(404);
  expect((await owner.open(address)).status).toBe(404);
  // Two minutes later a copied address opens nothing.
  await house.db.update(vaultReveal).set({ shownUntil: new Date() });
  expect((await one.open(address)).status).toBe(404);
});
