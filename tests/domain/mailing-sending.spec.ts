import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { mailMessage, registration } from '@/db/schema';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose, dispatch } from '@/lib/mail/commands';
import type { Parcel } from '@/lib/mail/transport';
import { leaveNews, leavingToken } from '@/lib/mailing/leaving';
import { mailingOf } from '@/lib/mailing/queries';
import { resultsOf } from '@/lib/mailing/results';
import { sendMailings } from '@/lib/mailing/sending';
import { pauseMailing, resumeMailing, stopMailing } from '@/lib/mailing/steering';
import { withdraw } from '@/lib/registration/departure';
import { eraseRegistration } from '@/lib/retention/commands';
import { expect, type House, test } from '../support/house';
import { agreed, drafting, outcomesOf, people, postOffice, starting, workThrough } from '../support/mailings';
import { delegate, minutesLater, NOW, organiser } from '../support/people';

const many = (count: number, own: Record<string, unknown> = {}) => Array.from({ length: count }, () => own);
const at = (house: House, now = minutesLater(60)) => house.scope(undefined, now);
const by = (house: House) => house.scope(organiser);
const counts = async (house: House, id: string) => {
  const one = expectOk(await mailingOf(by(house), id));
  return Object.fromEntries((await resultsOf(by(house), one, { only: undefined, page: 1 })).counts);
};

test('however many workers send a mailing, and whichever of them is killed, each receiver gets one mail', async ({
  house,
}) => {
  await people(house, ...many(20));
  const id = await drafting(house);
  await starting(house, id);
  const office = postOffice();
  const sender = await currentEdition(house);
  // Killed with a mail in hand: it was written, and the server has not said a word.
  const killed = (async () => {
    while ((await sendMailings(at(house), () => new Promise(() => undefined), sender)) > 0);
  })();
  await expect.poll(() => house.db.$count(mailMessage, eq(mailMessage.mailingId, id))).toBeGreaterThan(0);
  await Promise.all([1, 2, 3, 4].map(() => workThrough(house, office)));
  await workThrough(house, office, minutesLater(61));
  expect(office.parcels).toHaveLength(19);
  // The two minutes of its lease are over: another takes the mail that was in its hand.
  await workThrough(house, office, minutesLater(64));
  expect(new Set(office.parcels.map(({ to }) => to)).size).toBe(20);
  expect(office.parcels).toHaveLength(20);
  expect(await house.db.$count(mailMessage, eq(mailMessage.mailingId, id))).toBe(20);
  void killed;
});

test('the rate holds, over several workers and after a standstill', async ({ house }) => {
  await people(house, ...many(12));
  await starting(house, await drafting(house), 6);
  const office = postOffice();
  // One every ten seconds.
  await Promise.all([1, 2].map(() => workThrough(house, office, NOW)));
  expect(office.parcels).toHaveLength(1);
  await workThrough(house, office, new Date(NOW.getTime() + 9_000));
  expect(office.parcels).toHaveLength(1);
  await workThrough(house, office, new Date(NOW.getTime() + 10_000));
  expect(office.parcels).toHaveLength(2);
  // Nobody worked for an hour: what was due then is not sent all at once.
  await workThrough(house, office, minutesLater(60));
  expect(office.parcels.length).toBeLessThanOrEqual(4);
});

test('mail about one person leaves before a mailing that has waited for longer', async ({ house }) => {
  await people(house, ...many(3));
  const id = await drafting(house);
  await starting(house, id);
  const office = postOffice();
  const sender = await currentEdition(house);
  await sendMailings(at(house, NOW), office.post, sender);
  await inTransaction(house.scope(undefined, minutesLater(1)), async (tx) =>
    ok(
      await compose(tx, sender, [
        {
          kind: 'withdrawn',
          factKey: 'late',
          recipient: 'late@example.org',
          locale: 'en',
          values: { name: 'Ana', reference: 'R-1' },
        },
      ]),
    ),
  );
  const order: string[] = [];
  const post = async ({ to }: { to: string }) => void order.push(to);
  while (((await dispatch(at(house), post, sender)) || (await sendMailings(at(house), post, sender))) > 0);
  const [ownLetters, bulk] = [order.indexOf('late@example.org'), order.length - 3];
  expect(order).toHaveLength(7);
  expect(ownLetters).toBeLessThan(bulk);
  const mailed = await house.mails('mailing');
  expect(order.slice(bulk).sort()).toEqual(mailed.map(({ recipient }) => recipient).sort());
});

test('nobody gets a mail after the pause is answered, and all others get theirs once it goes on', async ({
  house,
}) => {
  await people(house, ...many(6));
  const id = await drafting(house);
  await starting(house, id, 60);
  const office = postOffice();
  await workThrough(house, office, NOW);
  expectOk(await pauseMailing(by(house), { id }));
  expectOk(await pauseMailing(by(house), { id }));
  await workThrough(house, office);
  expect(office.parcels).toHaveLength(1);
  expectOk(await resumeMailing(by(house), { id }));
  expectOk(await resumeMailing(by(house), { id }));
  for (let minute = 1; minute < 10; minute++) await workThrough(house, office, minutesLater(minute));
  expect(office.parcels).toHaveLength(6);
  expect((await house.facts(`mailing:${id}`)).map(({ action }) => action)).toEqual([
    'mailing.drafted',
    'mailing.started',
    'mailing.paused',
    'mailing.resumed',
  ]);
});

test('a stop ends it for good while workers send: what left is sent, nobody is both sent to and stopped', async ({
  house,
}) => {
  await people(house, ...many(30));
  const id = await drafting(house);
  await starting(house, id);
  const office = postOffice();
  const slow = {
    ...office,
    post: async (parcel: Parcel) => {
      await sleep(5);
      await office.post(parcel);
    },
  };
  // Clocks that are less apart than a lease lasts.
  const working = Promise.all([1, 1.3, 1.6].map((minute) => workThrough(house, slow, minutesLater(minute))));
  await expect.poll(() => office.parcels.length).toBeGreaterThan(2);
  await Promise.all([stopMailing(by(house), { id }), stopMailing(by(house), { id })]);
  await working;
  await workThrough(house, office);
  expectOk(await resumeMailing(by(house), { id }));
  await workThrough(house, office, minutesLater(120));
  const { sent = 0, stopped = 0, ...others } = await counts(house, id);
  expect(others).toEqual({});
  expect(sent + stopped).toBe(30);
  expect(sent).toBe(office.parcels.length);
  expect(stopped).toBeGreaterThan(0);
});

test('who withdraws, is erased or takes the consent back while a mail waits for the server gets none', async ({
  house,
}) => {
  const [gone = '', erased = '', left = '', stays = ''] = await people(
    house,
    { ...agreed, email: 'gone@example.org' },
    { ...agreed, email: 'erased@example.org' },
    agreed,
    agreed,
  );
  const id = await drafting(house, { kind: 'news' });
  await starting(house, id);
  // The server takes none of them: all are written, and wait.
  await workThrough(house, postOffice(Array(4).fill({ responseCode: 451 })), minutesLater(1));
  expect((await counts(house, id)).waiting).toBe(4);
  expectOk(await withdraw(house.scope(delegate('gone@example.org')), gone));
  expectOk(await eraseRegistration(by(house), { reference: erased, typed: erased }));
  const token = leavingToken({ mailingId: id, registrationId: (await house.row(left)).id });
  expectOk(await leaveNews(house.scope(), token));
  const office = postOffice();
  await workThrough(house, office, minutesLater(30));
  expect(office.parcels.map(({ to }) => to)).toEqual([(await house.row(stays)).email]);
  const outcomes = await outcomesOf(house, id);
  expect([outcomes[gone], outcomes[left], outcomes[stays]]).toEqual(['ended', 'news_withdrawn', 'mailed']);
  expect(await house.db.$count(registration)).toBe(4);
});
