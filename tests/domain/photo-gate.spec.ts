import { and, eq } from 'drizzle-orm';
import { consent } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { photosAtGate } from '@/lib/gate/photos';
import { rosterSince } from '@/lib/gate/roster';
import { removePhoto } from '@/lib/photo/commands';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { delegate, gateStaff, reviewer } from '../support/people';
import { agreeing, givePhoto, withPhoto } from '../support/photos';
import { jpeg } from '../support/pictures';

const roster = async (house: House, cursor?: string) =>
  expectOk(await rosterSince(house.scope(gateStaff), cursor));

test('a gate hears of a photo, of another and of none, by its cursor; the photo itself comes when it is asked for', async ({
  house,
}) => {
  const { reference } = await house.submit(agreeing());
  const { id, email } = await house.row(reference);
  const first = await roster(house);
  expect(first.people.find((one) => one.id === id)).not.toHaveProperty('photo');
  expectOk(await givePhoto(house, reference, { sent: await jpeg() }));
  const second = await roster(house, first.cursor);
  const photo = second.people.find((one) => one.id === id)?.photo;
  expect(photo).toBeTruthy();
  const { photos } = expectOk(await photosAtGate(house.scope(gateStaff), { ids: [id] }));
  expect(photos).toMatchObject([{ id, of: photo }]);
  expect(Buffer.from(photos[0]?.jpeg ?? '', 'base64').length).toBeLessThanOrEqual(4096);
  expectOk(await givePhoto(house, reference, { sent: await jpeg({ grey: 120 }) }));
  const third = await roster(house, second.cursor);
  expect(third.people.find((one) => one.id === id)?.photo).not.toBe(photo);
  expectOk(await removePhoto(house.scope(delegate(email)), reference, {}));
  const fourth = await roster(house, third.cursor);
  expect(fourth.people.find((one) => one.id === id)).not.toHaveProperty('photo');
});

test('who is no gate gets no photos, and a gate none of who does not agree', async ({ house }) => {
  const reference = await withPhoto(house);
  const { id } = await house.row(reference);
  for (const actor of [reviewer, delegate('x@people.example.org')])
    expect(codeOf(await photosAtGate(house.scope(actor), { ids: [id] }))).toBe('NOT_ALLOWED');
  await house.db
    .delete(consent)
    .where(and(eq(consent.registrationId, id), eq(consent.purpose, 'photoIdentification')));
  expect(expectOk(await photosAtGate(house.scope(gateStaff), { ids: [id] })).photos).toEqual([]);
  expect((await roster(house)).people.find((one) => one.id === id)).not.toHaveProperty('photo');
});
