import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok, refuse } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose, deliver, giveUp, type NewMail } from '@/lib/mail/commands';
import { mailAbout, outbox, readMail } from '@/lib/mail/queries';
import type { Parcel } from '@/lib/mail/transport';
import { expect, type House, test } from '../support/house';
import {
  application,
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

const delivering = async (house: House, mailId: string, post: (parcel: Parcel) => Promise<void>) =>
  deliver(house.scope(undefined, minutesLater(1)), post, await currentEdition(house), mailId);

test('one fact is one mail and one task, however often it is told', async ({ house }) => {
  await composing(house, withdrawn(), withdrawn(), withdrawn({ factKey: 'fact-2' }));
  await composing(house, withdrawn());
  expect((await house.mails()).map(({ factKey }) => factKey)).toEqual(['fact-1', 'fact-2']);
  expect(await house.tasks('mail.deliver')).toHaveLength(2);
});

test('what is rolled back mails nothing', async ({ house }) => {
  await inTransaction(house.scope(), async (tx) => {
    await compose(tx, await currentEdition(tx), [withdrawn()]);
    return refuse('POOL_FULL');
  });
  expect(await house.mails()).toEqual([]);
  expect(await house.tasks('mail.deliver')).toEqual([]);
});

test('a delivered mail is sent once, from the edition’s address as it is now, its secrets blank', async ({
  house,
}) => {
  await house.submit(application({ email: 'ana@example.org', locale: 'ru' }));
  await house.settings({ contactEmail: 'new@forum.example.org' });
  const [mail] = await house.mails();
  const { code } = await house.secretsFor('ana@example.org');
  const office = postOffice();
  await delivering(house, mail?.id ?? '', office.post);
  await delivering(house, mail?.id ?? '', office.post);
  expect(office.parcels).toHaveLength(1);
  expect(office.parcels[0]).toMatchObject({
    id: mail?.id,
    to: 'ana@example.org',
    from: { name: 'Международный муниципальный форум БРИКС', address: 'new@forum.example.org' },
  });
  expect(office.parcels[0]?.text).toContain(code);
  const [sent] = await house.mails();
  expect(sent).toMatchObject({ state: 'sent', attempts: 1, sentAt: minutesLater(1), lastError: null });
  expect(JSON.stringify(sent?.letter)).not.toContain(code);
});

test('a refusal is noted by its code alone and thrown for the worker to try again', async ({ house }) => {
  await composing(house, withdrawn());
  const [mail] = await house.mails();
  const office = postOffice([{ responseCode: 451, code: 'EENVELOPE' }]);
  const refused = delivering(house, mail?.id ?? '', office.post);
  await expect(refused).rejects.toThrow(/451 EENVELOPE/);
  await expect(refused).rejects.not.toThrow(/ana@/);
  expect((await house.mails())[0]).toMatchObject({
    state: 'queued',
    attempts: 1,
    lastError: '451 EENVELOPE',
  });
  await delivering(house, mail?.id ?? '', office.post);
  expect((await house.mails())[0]).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
});

test('a mail given up is failed and not tried again; one that left stays sent', async ({ house }) => {
  await composing(house, withdrawn(), withdrawn({ factKey: 'fact-2' }));
  const [first, second] = await house.mails();
  const office = postOffice();
  await giveUp(house.scope(), first?.id ?? '');
  await delivering(house, first?.id ?? '', office.post);
  await delivering(house, second?.id ?? '', office.post);
  await giveUp(house.scope(), second?.id ?? '');
  expect((await house.mails()).map(({ state }) => state)).toEqual(['failed', 'sent']);
  expect(office.parcels).toHaveLength(1);
});

test('nothing is sent to invented people', async ({ house }) => {
  await composing(house, withdrawn({ recipient: 'ana@mail.invented.example' }));
  const office = postOffice();
  await delivering(house, (await house.mails())[0]?.id ?? '', office.post);
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
