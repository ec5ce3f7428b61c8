import { and, eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { consent, storedFile } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { filesOf, openFile } from '@/lib/file/queries';
import { fileStore } from '@/lib/file/store';
import { changePhoto, removePhoto } from '@/lib/photo/commands';
import { openPhoto, photoStateOf, photosOf } from '@/lib/photo/queries';
import { MOST_THUMBNAIL_BYTES } from '@/lib/photo/rules';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { delegate, gateStaff, hoursLater, reviewer } from '../support/people';
import { agreeing, givePhoto, withPhoto } from '../support/photos';
import { jpeg, twoColoured } from '../support/pictures';
import { approve } from '../support/who-is-who';

const STOPS = { knowsItStops: 'yes' };
const idOf = async (house: House, reference: string) => (await house.row(reference)).id;
const seen = (house: House, reference: string) => openPhoto(house.scope(reviewer), reference, 'photo');

test('a photo is cut to 480 by 640, with a small one of four kilobytes at most; the whole picture stays sealed', async ({
  house,
}) => {
  const reference = await withPhoto(house);
  const id = await idOf(house, reference);
  expect((await filesOf(house, id)).map(({ kind }) => kind)).toEqual(['original', 'photo', 'thumbnail']);
  const photo = expectOk(await seen(house, reference));
  expect(await sharp(photo.bytes).metadata()).toMatchObject({ width: 480, height: 640, format: 'jpeg' });
  const small = (await photosOf(house, [id])).get(id);
  expect(small?.bytes.length).toBeLessThanOrEqual(MOST_THUMBNAIL_BYTES);
  expect(await sharp(small?.bytes).metadata()).toMatchObject({ width: 96, height: 128 });
  const rows = await house.db.select().from(storedFile).where(eq(storedFile.registrationId, id));
  for (const { storeName, sealed } of rows) {
    const lies = sealed ?? (await fileStore().open(storeName ?? ''));
    expect(lies?.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
  }
  const facts = await house.facts(`registration:${id}`);
  expect(facts.map(({ action }) => action)).toContain('photo.given');
  await house.expectSound();
});

test('the cut is where its owner wants it, and can be made again from the picture that was sent', async ({
  house,
}) => {
  const { reference } = await house.submit(agreeing());
  const redness = async () => {
    const { bytes } = expectOk(await seen(house, reference));
    const { channels } = await sharp(bytes).stats();
    return channels[0]?.mean ?? 0;
  };
  const sent = await twoColoured(3000, 1000);
  expectOk(await givePhoto(house, reference, { sent, cut: { x: 0 } }));
  expect(await redness()).toBeLessThan(20);
  expectOk(await givePhoto(house, reference, { cut: { x: '1000', zoom: '150' } }));
  expect(await redness()).toBeGreaterThan(230);
});

test('nobody else gives, sees or removes somebody’s photo; gates have their own way to it', async ({
  house,
}) => {
  const reference = await withPhoto(house);
  const stranger = house.scope(delegate('other@people.example.org'));
  const cut = { x: 500, y: 500, zoom: 100 };
  for (const actor of [stranger, house.scope(reviewer)])
    expect(codeOf(await changePhoto(actor, reference, { sent: await jpeg(), cut }))).toBe('NOT_FOUND');
  expect(codeOf(await removePhoto(stranger, reference, {}))).toBe('NOT_FOUND');
  expect(codeOf(await openPhoto(stranger, reference, 'photo'))).toBe('NOT_FOUND');
  expect(codeOf(await openPhoto(house.scope(gateStaff), reference, 'photo'))).toBe('NOT_FOUND');
  expect(codeOf(await openPhoto(house.scope(reviewer), "x' or 1=1", 'photo'))).toBe('NOT_FOUND');
});

test('without consent no photo is taken, and one given before is shown to nobody', async ({ house }) => {
  const { reference } = await house.submit(agreeing({ consents: { personalData: true, terms: true } }));
  expect(codeOf(await givePhoto(house, reference, { sent: await jpeg() }))).toBe('CONSENT_MISSING');
  const other = await withPhoto(house);
  const id = await idOf(house, other);
  await house.db
    .delete(consent)
    .where(and(eq(consent.registrationId, id), eq(consent.purpose, 'photoIdentification')));
  expect(codeOf(await seen(house, other))).toBe('NOT_FOUND');
  expect((await photosOf(house, [id])).size).toBe(0);
});

test('the first photo after the approval, and a better one in its place, stop nothing', async ({ house }) => {
  const { reference } = await house.submit(agreeing());
  await approve(house, reference);
  for (const hours of [1, 2])
    expect(
      expectOk(await givePhoto(house, reference, { sent: await jpeg(), now: hoursLater(hours) })),
    ).toEqual({
      warnings: [],
      isReturned: false,
    });
  expect((await house.row(reference)).state).toBe('approved');
});

test('a photo that was approved is replaced or removed only by who knows that it stops the ticket', async ({
  house,
}) => {
  const reference = await withPhoto(house, {}, hoursLater(-1));
  const { id, email } = await house.row(reference);
  await approve(house, reference);
  const scope = house.scope(delegate(email));
  const before = expectOk(await seen(house, reference));
  expect(await givePhoto(house, reference, { sent: await jpeg() })).toEqual({
    ok: false,
    refusal: { code: 'STOPS_TICKET', details: { fields: ['photo'] } },
  });
  expect(codeOf(await removePhoto(scope, reference, {}))).toBe('STOPS_TICKET');
  expect(expectOk(await seen(house, reference)).id).toBe(before.id);
  const given = await givePhoto(house, reference, { sent: await jpeg(), cut: STOPS });
  expect(expectOk(given).isReturned).toBe(true);
  expect((await house.row(reference)).state).toBe('submitted');
  const [letter] = await house.mails('identity_changed');
  expect(letter?.letter?.text).toContain('Photo');
  await approve(house, reference);
  expectOk(await removePhoto(scope, reference, { knowsItStops: 'yes' }));
  expect(await filesOf(house, id)).toEqual([]);
  await house.expectSound();
});

test('of two uploads at once one stays whole, and a kind never has two files', async ({ house }) => {
  const { reference } = await house.submit(agreeing());
  const id = await idOf(house, reference);
  const pictures = await Promise.all([120, 140, 160, 180].map((grey) => jpeg({ grey })));
  const done = await Promise.all(pictures.map((sent) => givePhoto(house, reference, { sent })));
  expect(done.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(await filesOf(house, id)).toHaveLength(3);
  const grey = async (kind: 'original' | 'photo') => {
    const { channels } = await sharp((await openFile(house, id, kind))?.bytes).stats();
    return channels[0]?.mean ?? 0;
  };
  expect(Math.abs((await grey('original')) - (await grey('photo')))).toBeLessThan(8);
});

test('a store that is away changes nothing, and says so', async ({ house }) => {
  const reference = await withPhoto(house);
  const id = await idOf(house, reference);
  const before = await filesOf(house, id);
  const store = fileStore();
  const { put } = store;
  store.put = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
  try {
    expect(codeOf(await givePhoto(house, reference, { sent: await jpeg() }))).toBe('FILES_UNAVAILABLE');
  } finally {
    store.put = put;
  }
  expect(await filesOf(house, id)).toEqual(before);
});

test('a photo too small to know anybody by is refused; a dark and blurred one is taken with a word', async ({
  house,
}) => {
  const { reference } = await house.submit(agreeing());
  const small = await jpeg({ width: 150, height: 200 });
  expect(codeOf(await givePhoto(house, reference, { sent: small }))).toBe('PHOTO_TOO_SMALL');
  const dark = await jpeg({ grey: 20, sigma: 0.1 });
  expect(expectOk(await givePhoto(house, reference, { sent: dark })).warnings).toEqual(['dark', 'blurred']);
  const row = await house.row(reference);
  expect((await photoStateOf(house, row)).photo?.warnings).toEqual(['dark', 'blurred']);
});

test('who has left keeps no door open: no photo after a withdrawal', async ({ house }) => {
  const { reference } = await house.submit(agreeing());
  await house.db.execute(sql`UPDATE registration SET state = 'withdrawn' WHERE reference = ${reference}`);
  expect(codeOf(await givePhoto(house, reference, { sent: await jpeg() }))).toBe('STATE_CHANGED');
});
