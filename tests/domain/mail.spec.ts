import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok, refuse } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose, dispatch, type NewMail } from '@/lib/mail/commands';
import { mailAbout, outbox, readMail } from '@/lib/mail/queries';
import type { Parcel } from '@/lib/mail/transport';
import { expect, type House, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  gateStaff,
  minutesLater,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

const withdrawn = (own: Partial<NewMail> = {}): NewMail =>
  ({
    kind: 'withdrawn',
    factKey: 'fact-1',
    recipient: 'ana@example.org',
    locale: 'en',
    values: { name: 'Ana', reference: 'R-1' },
    ...own,
  }) as NewMail;

const composing = (house: House, ...mails: NewMail[]) =>
  inTransaction(house.scope(), async (tx) => ok(await compose(tx, await currentEdition(tx), mails)));

/** A post that keeps what it is given, after refusing as often as told. */
function postOffice(refusals: object[] = []) {
  const parcels: Parcel[] = [];
  const post = async (parcel: Parcel) => {
    const refusal = refusals.shift();
    if (refusal) throw Object.assign(new Error('refused: ana@example.org'), refusal);
    parcels.push(parcel);
  };
  return { parcels, post };
}

const dispatching = async (house: House, post: (parcel: Parcel) => Promise<void>, now = minutesLater(1)) =>
  dispatch(house.scope(undefined, now), post, await currentEdition(house));

test('one fact is one mail, however often it is told', async ({ house }) => {
  await composing(house, withdrawn(), withdrawn(), withdrawn({ factKey: 'fact-2' }));
  await composing(house, withdrawn());
  expect((await house.mails()).map(({ factKey }) => factKey)).toEqual(['fact-1', 'fact-2']);
});

test('what is rolled back mails nothing', async ({ house }) => {
  await inTransaction(house.scope(), async (tx) => {
    await compose(tx, await currentEdition(tx), [withdrawn()]);
    return refuse('POOL_FULL');
  });
  expect(await house.mails()).toEqual([]);
});

test('a delivered mail is sent once, from the edition’s address as it is now, its secrets blank', async ({
  house,
}) => {
  await house.submit(application({ email: 'ana@example.org', locale: 'ru' }));
  await house.settings({ contactEmail: 'new@forum.example.org' });
  const [mail] = await house.mails();
  const { code } = await house.secretsFor('ana@example.org');
  const office = postOffice();
  expect(await dispatching(house, office.post)).toBe(1);
  expect(await dispatching(house, office.post)).toBe(0);
  expect(office.parcels).toHaveLength(1);
  expect(office.parcels[0]).toMatchObject({
    id: mail?.id,
    to: 'ana@example.org',
    from: { name: 'Международный муниципальный форум БРИКС', address: 'new@forum.example.org' },
  });
  expect(office.parcels[0]?.text).toContain(code);
  const [sent] = await house.mails();
  expect(sent).toMatchObject({ state: 'sent', attempts: 1, sentAt: expect.any(Date), lastError: null });
  expect(Math.abs((sent?.sentAt?.getTime() ?? 0) - minutesLater(1).getTime())).toBeLessThan(10_000);
  expect(JSON.stringify(sent?.letter)).not.toContain(code);
});

test('a refusal is noted by its code alone, and tried again later, ever more seldom', async ({ house }) => {
  await composing(house, withdrawn());
  const office = postOffice(Array(3).fill({ responseCode: 451, code: 'EENVELOPE' }));
  const pauses: number[] = [];
  let now = minutesLater(1);
  for (let times = 1; times <= 3; times++) {
    expect(await dispatching(house, office.post, now)).toBe(1);
    const [refused] = await house.mails();
    expect(refused).toMatchObject({ state: 'queued', attempts: times, lastError: '451 EENVELOPE' });
    // Not before it is due.
    expect(await dispatching(house, office.post, minutesLater(-0.05, refused?.dueAt))).toBe(0);
    expect((await house.mails())[0]?.attempts).toBe(times);
    pauses.push(Math.round(((refused?.dueAt.getTime() ?? 0) - now.getTime()) / 15_000));
    now = minutesLater(0.1, refused?.dueAt);
  }
  expect(pauses).toEqual([1, 2, 4]);
  expect(await dispatching(house, office.post, now)).toBe(1);
  expect((await house.mails())[0]).toMatchObject({ state: 'sent', attempts: 4, lastError: null });
});

test('a mail of three days ago is failed and not tried again; one that left stays sent', async ({
  house,
}) => {
  await composing(house, withdrawn());
  const office = postOffice();
  await dispatching(house, office.post);
  await composing(house, withdrawn({ factKey: 'fact-2' }));
  await dispatching(house, office.post, daysLater(3));
  await dispatching(house, office.post, daysLater(4));
  expect((await house.mails()).map(({ factKey, state }) => [factKey, state])).toEqual([
    ['fact-1', 'sent'],
    ['fact-2', 'failed'],
  ]);
  expect(office.parcels).toHaveLength(1);
});

test('many at once take each mail once; what a killed one had taken is due again after two minutes', async ({
  house,
}) => {
  await composing(house, ...Array.from({ length: 40 }, (_, at) => withdrawn({ factKey: `fact-${at}` })));
  const office = postOffice();
  const killed = dispatching(house, () => new Promise(() => undefined));
  await expect.poll(async () => (await house.mails()).filter(isTaken).length).toBe(1);
  const sent = await Promise.all(Array.from({ length: 4 }, () => dispatching(house, office.post)));
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(39);
  expect(new Set(office.parcels.map(({ id }) => id)).size).toBe(39);
  expect(await dispatching(house, office.post, minutesLater(4))).toBe(1);
  expect(new Set(office.parcels.map(({ id }) => id)).size).toBe(40);
  void killed;
});

const isTaken = ({ state, dueAt, createdAt }: { state: string; dueAt: Date; createdAt: Date }) =>
  state === 'queued' && dueAt > createdAt;

test('nothing is sent to invented people', async ({ house }) => {
  await composing(house, withdrawn({ recipient: 'ana@mail.invented.example' }));
  const office = postOffice();
  await dispatching(house, office.post);
  expect(office.parcels).toEqual([]);
  expect((await house.mails())[0]?.state).toBe('suppressed');
});

test('the outbox is read by organisers, newest first, and its letters stand sealed in the database', async ({
  house,
}) => {
  const { id } = await house.submit(application({ email: 'ana@example.org' }));
  await composing(house, withdrawn({ registrationId: id }));
  const page = expectOk(await outbox(house.scope(organiser), { limit: 1, offset: 1 }));
  expect(page.total).toBe(2);
  expect(page.rows.map(({ kind }) => kind)).toEqual(['received']);
  expect((await mailAbout(house.scope(organiser), id)).map(({ kind }) => kind).sort()).toEqual([
    'received',
    'withdrawn',
  ]);
  const [mail] = await house.mails('withdrawn');
  expect(expectOk(await readMail(house.scope(organiser), mail?.id ?? '')).text).toContain('Dear Ana');
  expect(mail?.sealed?.toString('latin1')).not.toContain('Ana');
  for (const unknown of [newId(), 'x', '\u0000']) {
    expect(await readMail(house.scope(organiser), unknown)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  }
  for (const actor of [
    anonymous,
    delegate('ana@example.org'),
    reviewer,
    gateStaff,
    tokenWith('registrations:read'),
  ]) {
    expect(await outbox(house.scope(actor), { limit: 9, offset: 0 })).toMatchObject({ ok: false });
    expect(await mailAbout(house.scope(actor), id)).toEqual([]);
    expect(await readMail(house.scope(actor), mail?.id ?? '')).toMatchObject({ ok: false });
  }
});
