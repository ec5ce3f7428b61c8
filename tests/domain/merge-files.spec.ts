import { saveDocument } from '@/lib/completion/commands';
import { expectOk } from '@/lib/core/result';
import { filesOf, openFile } from '@/lib/file/queries';
import { fileStore } from '@/lib/file/store';
import { rosterSince } from '@/lib/gate/roster';
import { photoStateOf, printedPhotosOf } from '@/lib/photo/queries';
import { giveScan } from '@/lib/photo/scanning';
import { withdrawConsent } from '@/lib/registration/agreement';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { document } from '../support/papers';
import { delegate, gateStaff, minutesLater, NOW } from '../support/people';
import { agreeing, givePhoto, withPhoto } from '../support/photos';
import { jpeg, pdf } from '../support/pictures';
import { approve, join } from '../support/who-is-who';

const [ONE, TWO] = ['one@example.org', 'two@example.org'];
const submitted = (house: House, email: string) => house.submit(agreeing({ email }));
const kinds = async (house: House, id: string) => (await filesOf(house, id)).map(({ kind }) => kind).sort();
const bytes = async (house: House, id: string, kind: 'photo' | 'original' | 'scan') =>
  (await openFile(house, id, kind))?.bytes;
const scanOf = async (house: House, email: string, reference: string) =>
  expectOk(await giveScan(house.scope(delegate(email), minutesLater(1)), reference, pdf(email)));

test('a photo and a scan that only the other has are taken over, opened, cut and printed as its own', async ({
  house,
}) => {
  const kept = await submitted(house, ONE);
  const lost = await house.row(await withPhoto(house, { email: TWO }));
  await scanOf(house, TWO, lost.reference);
  const [before, scan] = [await bytes(house, lost.id, 'original'), await bytes(house, lost.id, 'scan')];
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect(await kinds(house, kept.id)).toEqual(['original', 'photo', 'scan', 'thumbnail']);
  expect(await kinds(house, lost.id)).toEqual([]);
  expect(await bytes(house, kept.id, 'original')).toEqual(before);
  expect(await bytes(house, kept.id, 'scan')).toEqual(scan);
  expect((await printedPhotosOf(house, [kept.id])).size).toBe(1);
  const { people } = expectOk(await rosterSince(house.scope(gateStaff), null));
  expect(people.find(({ id }) => id === kept.id)?.photo).toBeDefined();
  const facts = (await house.facts(`registration:${kept.id}`)).map(({ action, after }) => [action, after]);
  expect(facts).toContainEqual(['photo.given', { merged: lost.reference }]);
  expect(facts).toContainEqual(['document_scan.given', { merged: lost.reference }]);
  expectOk(await givePhoto(house, kept.reference, { now: minutesLater(5) }));
  await house.expectSound();
});

test('who has a photo keeps it, with its original, whole', async ({ house }) => {
  const kept = await house.row(await withPhoto(house, { email: ONE }));
  const lost = await house.row(await withPhoto(house, { email: TWO }));
  const names = (await filesOf(house, kept.id)).map(({ id }) => id);
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect((await filesOf(house, kept.id)).map(({ id }) => id)).toEqual(names);
});

test('no photo is taken over to where nobody agreed to one', async ({ house }) => {
  const kept = await submitted(house, ONE);
  const own = house.scope(delegate(ONE), minutesLater(1));
  expectOk(await withdrawConsent(own, { reference: kept.reference, purpose: 'photoIdentification' }));
  const lost = await house.row(await withPhoto(house, { email: TWO }));
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect(await kinds(house, kept.id)).toEqual([]);
});

test('a scan of another document is not taken over, one of the same is', async ({ house }) => {
  for (const [number, taken] of [
    ['EA 123 4321', ['scan']],
    ['EA 999 9999', []],
  ] as const) {
    const [one, two] = [`one-${number.at(-1)}@example.org`, `two-${number.at(-1)}@example.org`];
    const kept = await submitted(house, one);
    const lost = await submitted(house, two);
    for (const { reference } of [kept, lost]) await approve(house, reference);
    expectOk(await saveDocument(house.scope(delegate(one)), document(kept.reference)));
    expectOk(await saveDocument(house.scope(delegate(two)), document(lost.reference, { number })));
    await scanOf(house, two, lost.reference);
    expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
    expect(await kinds(house, kept.id)).toEqual(taken);
  }
});

test('an approval keeps its photo: the one by which the other was approved stops the ticket when it is changed', async ({
  house,
}) => {
  const kept = await submitted(house, ONE);
  const lost = await house.row(await withPhoto(house, { email: TWO }, minutesLater(-10)));
  await approve(house, lost.reference);
  const joined = expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect(joined.state).toBe('approved');
  expect((await photoStateOf(house, await house.row(kept.reference))).isSeen).toBe(true);
  const changed = await givePhoto(house, kept.reference, { sent: await jpeg(), now: minutesLater(9) });
  expect(codeOf(changed)).toBe('STOPS_TICKET');
});

test('a first photo after the approval comes over without stopping anything', async ({ house }) => {
  const kept = await submitted(house, ONE);
  await approve(house, kept.reference);
  const lost = await house.row(await withPhoto(house, { email: TWO }, minutesLater(5)));
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect((await house.row(kept.reference)).state).toBe('approved');
  expect((await photoStateOf(house, await house.row(kept.reference))).isSeen).toBe(false);
});

test('what is given between the preparation and the lock is what is taken over', async ({ house }) => {
  const kept = await submitted(house, ONE);
  const lost = await house.row(await withPhoto(house, { email: TWO }, minutesLater(-5)));
  const store = fileStore();
  const { put } = store;
  // Everything is read already, and the seats are not locked yet: now the person gives another one.
  store.put = async (name, sealed) => {
    store.put = put;
    expectOk(await givePhoto(house, lost.reference, { sent: await jpeg({ grey: 90 }) }));
    await put.call(store, name, sealed);
  };
  try {
    expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  } finally {
    store.put = put;
  }
  const [mine] = await filesOf(house, kept.id);
  expect(mine?.madeAt).toEqual(NOW);
  expect((await kinds(house, kept.id)).length).toBe(3);
  expect(await kinds(house, lost.id)).toEqual([]);
});

test('a store that is away joins nobody, and one that has lost a file keeps nobody double', async ({
  house,
}) => {
  const kept = await submitted(house, ONE);
  const lost = await house.row(await withPhoto(house, { email: TWO }));
  const store = fileStore();
  const { open } = store;
  try {
    store.open = () => Promise.reject(new Error('away'));
    expect(codeOf(await join(house, { kept: kept.reference, lost: lost.reference }))).toBe(
      'FILES_UNAVAILABLE',
    );
    expect((await house.row(lost.reference)).state).toBe('submitted');
    store.open = () => Promise.resolve(undefined);
    expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  } finally {
    store.open = open;
  }
  expect(await kinds(house, kept.id)).toEqual([]);
});
