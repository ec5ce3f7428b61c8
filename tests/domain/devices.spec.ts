import { eq } from 'drizzle-orm';
import { device, deviceEnrolment, operator } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { hashToken } from '@/lib/core/token';
import { enrol } from '@/lib/device/commands';
import { devicesAtDesk, isSilent } from '@/lib/device/listing';
import {
  addOperator,
  endOperator,
  moveDevice,
  pinHash,
  renameDevice,
  revokeDevice,
} from '@/lib/device/managing';
import { offerEnrolment, withdrawOffer } from '@/lib/device/offering';
import { ENROLMENT_MS } from '@/lib/device/rules';
import { enrolled } from '../support/doors';
import { expect, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { gateStaff, minutesLater, NOW, organiser, reviewer, securityOfficer } from '../support/people';

test('a device is offered by a code that only its address carries and that ends by itself', async ({
  house,
}) => {
  const offer = { name: 'Tablet 7', gate: 'N1', role: 'gate' as const };
  const { link, expiresAt } = expectOk(await offerEnrolment(house.scope(securityOfficer), offer));
  const [, shown = ''] = /\/gate\/enrol#([\w-]{43})$/.exec(link) ?? [];
  const [kept] = await house.db.select().from(deviceEnrolment);
  expect(kept).toMatchObject({ name: 'Tablet 7', codeHash: hashToken(shown), usedAt: null });
  expect(expiresAt).toEqual(new Date(NOW.getTime() + ENROLMENT_MS));
  expect(JSON.stringify(await house.facts(`device_enrolment:${kept?.id}`))).not.toContain(shown);
  const soon = expectOk(await devicesAtDesk(house.scope(organiser, minutesLater(14))));
  expect(soon.offers).toMatchObject([{ name: 'Tablet 7' }]);
  expect(expectOk(await devicesAtDesk(house.scope(organiser, minutesLater(15)))).offers).toEqual([]);
  expect(codeOf(await offerEnrolment(house.scope(organiser), { ...offer, gate: 'X9' }))).toBe('UNKNOWN_GATE');
});

test('a new code of the same name takes the place of the one that waits; a withdrawn code enrols nobody', async ({
  house,
}) => {
  const scope = house.scope(organiser);
  const make = async (name: string) => {
    const { link } = expectOk(await offerEnrolment(scope, { name, gate: 'N1', role: 'gate' }));
    return link.split('#')[1] ?? '';
  };
  const waiting = async () => expectOk(await devicesAtDesk(scope)).offers;
  const lost = await make('Tablet 7');
  const other = await make('Tablet 8');
  await make('Tablet 7');
  expect((await waiting()).map(({ name }) => name).sort()).toEqual(['Tablet 7', 'Tablet 8']);
  expect(codeOf(await enrol(scope, { code: lost }))).toBe('ENROLMENT_USED');
  const id = (await waiting()).find(({ name }) => name === 'Tablet 8')?.id ?? '';
  expect(codeOf(await withdrawOffer(house.scope(reviewer), id))).toBe('NOT_ALLOWED');
  const both = await Promise.all([withdrawOffer(scope, id), withdrawOffer(scope, id)]);
  expect(both.map(codeOf).sort()).toEqual(['ENROLMENT_USED', 'ok']);
  expect(codeOf(await enrol(scope, { code: other }))).toBe('ENROLMENT_USED');
  expect(await waiting()).toHaveLength(1);
  const facts = await house.facts(`device_enrolment:${id}`);
  expect(facts.map(({ action }) => action)).toEqual(['device.offered', 'device.offer_withdrawn']);
});

test('a device is renamed, moved and revoked; who comes second is told that it has ended', async ({
  house,
}) => {
  const { id } = await enrolled(house);
  const scope = house.scope(organiser);
  expectOk(await renameDevice(scope, { id, name: 'Tablet 2' }));
  expectOk(await moveDevice(scope, { id, gate: 'S1' }));
  expect(codeOf(await moveDevice(scope, { id, gate: 'X9' }))).toBe('UNKNOWN_GATE');
  const both = await Promise.all([
    revokeDevice(house.scope(organiser), id),
    revokeDevice(house.scope(securityOfficer), id),
  ]);
  expect(both.map(codeOf).sort()).toEqual(['DEVICE_ENDED', 'ok']);
  expect(codeOf(await renameDevice(scope, { id, name: 'Tablet 3' }))).toBe('DEVICE_ENDED');
  expect(codeOf(await moveDevice(scope, { id, gate: 'N2' }))).toBe('DEVICE_ENDED');
  const [row] = await house.db.select().from(device).where(eq(device.id, id));
  expect(row).toMatchObject({ name: 'Tablet 2', gate: 'S1', revokedAt: NOW });
  const facts = await house.facts(`device:${id}`);
  expect(facts.map(({ action }) => action)).toEqual(['device.renamed', 'device.moved', 'device.revoked']);
});

test('whoever stands at the gates has a PIN of six digits that is told once and ends', async ({ house }) => {
  const scope = house.scope(organiser);
  const { pin } = expectOk(await addOperator(scope, { name: 'Ivan Petrov', role: 'supervisor' }));
  expect(pin).toMatch(/^\d{6}$/);
  const [row] = await house.db.select().from(operator);
  if (!row) throw new Error('nobody was added');
  expect(row.pinHash).toBe(await pinHash(pin, row.editionId));
  const [added] = await house.facts(`operator:${row.id}`);
  expect(JSON.stringify(added)).not.toContain('Petrov');
  expect(expectOk(await devicesAtDesk(scope)).operators).toMatchObject([{ name: 'Ivan Petrov' }]);
  const both = await Promise.all([endOperator(scope, row.id), endOperator(scope, row.id)]);
  expect(both.map(codeOf).sort()).toEqual(['DEVICE_ENDED', 'ok']);
  expect(expectOk(await devicesAtDesk(scope)).operators).toEqual([]);
});

test('only organisers and security manage devices', async ({ house }) => {
  const { id } = await enrolled(house);
  for (const actor of [reviewer, gateStaff]) {
    const scope = house.scope(actor);
    const offer = { name: 'Tablet', gate: 'N1', role: 'gate' as const };
    expect(codeOf(await offerEnrolment(scope, offer))).toBe('NOT_ALLOWED');
    expect(codeOf(await renameDevice(scope, { id, name: 'Mine' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await moveDevice(scope, { id, gate: 'N2' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await revokeDevice(scope, id))).toBe('NOT_ALLOWED');
    expect(codeOf(await addOperator(scope, { name: 'Ivan', role: 'gate' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await endOperator(scope, newId()))).toBe('NOT_ALLOWED');
    expect(codeOf(await devicesAtDesk(scope))).toBe('NOT_ALLOWED');
  }
});

test('a device is silent a minute after it was last heard, and not before it was ever heard', async ({
  house,
}) => {
  await enrolled(house, { lastSeenAt: NOW, tokenHash: 'one' });
  await enrolled(house, { tokenHash: 'other', name: 'Tablet 2' });
  const { devices } = expectOk(await devicesAtDesk(house.scope(organiser)));
  const silentAt = (seconds: number) =>
    devices.map((one) => isSilent(one, new Date(NOW.getTime() + seconds * 1000)));
  expect(silentAt(60)).toEqual([false, false]);
  expect(silentAt(61)).toEqual([true, false]);
});
