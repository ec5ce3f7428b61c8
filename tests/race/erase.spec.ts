import { eq, sql } from 'drizzle-orm';
import { erasure, hold, registration, scan, storedFile, ticket } from '@/db/schema';
import { anonymous, system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import type { Result } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { submit } from '@/lib/registration/commands';
import { withdraw } from '@/lib/registration/departure';
import { eraseOwn, eraseRegistration } from '@/lib/retention/commands';
import { decide } from '@/lib/review/commands';
import type { DecisionInput } from '@/lib/review/input';
import { promoteAll } from '@/lib/waitlist/commands';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { application, delegate, gateStaff, minutesLater, NOW, organiser, reviewer } from '../support/people';
import { agreeing, givePhoto } from '../support/photos';
import { jpeg } from '../support/pictures';
import { tracesOf } from '../support/traces';

const ROUNDS = 8;
const MARK = 'bugtan';
const addressOf = (round: number) => `${MARK}-${round}@people.example.org`;
const marked = (round: number) =>
  agreeing({ email: addressOf(round), organisation: `${MARK} works`, diet: `${MARK} halal` });
const at = (minutes: number) => minutesLater(minutes);

const erasing = (house: House, reference: string, minutes = 5) =>
  eraseRegistration(house.scope(organiser, at(minutes)), { reference, typed: reference });
const applying = (house: House, round: number) =>
  submit(house.scope(anonymous, at(5)), application({ email: addressOf(round) }));
const codeIn = (result: Result<unknown, string>) => (result.ok ? 'ok' : result.refusal.code);

/** Nothing of the person is left, nothing is held, and it was written down once. */
async function expectGone(house: House, id: string): Promise<void> {
  const { db } = house;
  const [row] = await db.select().from(registration).where(eq(registration.id, id));
  expect(row?.erasedAt).not.toBeNull();
  expect(row?.email).not.toContain(MARK);
  expect(await db.$count(hold, eq(hold.registrationId, id))).toBe(0);
  const live = sql`${ticket.registrationId} = ${id} AND ${ticket.status} IN ('active', 'suspended')`;
  expect(await db.$count(ticket, live)).toBe(0);
  expect(await db.$count(storedFile, eq(storedFile.registrationId, id))).toBe(0);
  expect(await db.$count(erasure, eq(erasure.registrationId, id))).toBe(1);
  const facts = (await house.facts(`registration:${id}`)).map(({ action }) => action);
  expect(facts.filter((one) => one === 'registration.erased')).toHaveLength(1);
  expect(facts.at(-1)).toBe('registration.erased');
}

const expectSettled = async (house: House, marks = [MARK]) => {
  await promoteAll(house.scope(system('worker'), at(9)));
  expect(await tracesOf(house, marks)).toEqual([]);
  await house.expectSound();
};

test('an erasure beside an application anew under the same address: the old one is gone, the new one whole or refused', async ({
  house,
}) => {
  const answers: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, reference } = await house.submit(marked(round));
    const anew = () => applying(house, round);
    const [erased, first, second] = await Promise.all([erasing(house, reference), anew(), anew()]);
    expect(codeIn(erased)).toBe('ok');
    await expectGone(house, id);
    const made = [first, second].flatMap((one) => (one.ok ? [one.value] : []));
    expect(made.length).toBeLessThanOrEqual(1);
    answers.push(codeIn(first), codeIn(second));
    for (const one of made) {
      expect(await house.row(one.reference)).toMatchObject({
        email: addressOf(round),
        state: 'submitted',
        erasedAt: null,
      });
      await erasing(house, one.reference, 6);
    }
  }
  for (const answer of answers) expect(['ok', 'ALREADY_REGISTERED']).toContain(answer);
  await expectSettled(house);
});

test('an erasure of what ended beside an application anew: what goes on under the address stays', async ({
  house,
}) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, reference } = await house.submit(marked(round));
    const own = house.scope(delegate(addressOf(round)), at(3));
    expect((await withdraw(own, reference)).ok).toBe(true);
    const [erased, anew] = await Promise.all([
      eraseOwn({ ...own, now: at(5) }, { reference, typed: reference }),
      applying(house, round),
    ]);
    expect([codeIn(erased), codeIn(anew)]).toEqual(['ok', 'ok']);
    await expectGone(house, id);
    if (anew.ok) expect(await house.row(anew.value.reference)).toMatchObject({ erasedAt: null });
  }
  await house.expectSound();
});

const DECISIONS: DecisionInput[] = [
  { decision: 'approve', note: `Welcome ${MARK}` },
  { decision: 'reject', reasonCode: 'other', note: `Not ${MARK}` },
  { decision: 'request_info', fields: ['phone'], note: `Which ${MARK}?` },
  { decision: 'cancel' },
];
test('an erasure beside a decision: whichever comes first, nobody stays seated or is decided on afterwards', async ({
  house,
}) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const decision = DECISIONS[round % DECISIONS.length] as DecisionInput;
    const { id, reference } = await house.submit(marked(round));
    const [decided, erased] = await Promise.all([
      decide(house.scope(reviewer, at(5)), reference, decision),
      erasing(house, reference),
    ]);
    expect(codeIn(erased)).toBe('ok');
    expect(['ok', 'NOT_FOUND', 'STATE_CHANGED']).toContain(codeIn(decided));
    await expectGone(house, id);
    expect(codeIn(await decide(house.scope(reviewer, at(7)), reference, decision))).toBe('NOT_FOUND');
  }
  await expectSettled(house);
});

test('an erasure beside readings at two gates: each reading is kept and answered, none of them with the person', async ({
  house,
}) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { registrationId, reference, code } = await ticketHolder(house, marked(round));
    const read = (gate: string) =>
      scanTicket(house.scope(gateStaff, at(5)), {
        id: newId(),
        code,
        gate,
        direction: 'entry',
        scannedAt: NOW,
      });
    const [north, erased, south] = await Promise.all([read('N1'), erasing(house, reference), read('S1')]);
    expect([codeIn(north), codeIn(erased), codeIn(south)]).toEqual(['ok', 'ok', 'ok']);
    await expectGone(house, registrationId);
    expect(await house.db.$count(scan)).toBe(2 * (round + 1));
  }
  for (const { answer } of await house.db.select().from(scan)) expect(answer).not.toHaveProperty('person');
  await expectSettled(house);
});

test('two organisers and the person at once: erased once, and everybody is told so', async ({ house }) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, reference } = await house.submit(marked(round));
    const own = house.scope(delegate(addressOf(round)), at(3));
    expect((await withdraw(own, reference)).ok).toBe(true);
    const erased = await Promise.all([
      erasing(house, reference),
      eraseOwn({ ...own, now: at(5) }, { reference, typed: reference }),
      erasing(house, reference),
    ]);
    const counts = erased.map((one) => (one.ok ? one.value.erased : one.refusal.code));
    expect(counts.filter((one) => one === 1)).toHaveLength(1);
    // Who is erased owns nothing any more; an organiser finds that it was done.
    for (const one of counts) expect([1, 0, 'NOT_ALLOWED', 'NOT_FOUND']).toContain(one);
    await expectGone(house, id);
  }
  await expectSettled(house);
});

test('an erasure beside a photo that is being sent: no file outlives the person', async ({ house }) => {
  const sent = await jpeg();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, reference } = await house.submit(marked(round));
    const [given, erased] = await Promise.all([
      givePhoto(house, reference, { sent, now: at(5) }),
      // Some of the time before the picture is made, some of the time while it is written.
      new Promise((resolve) => setTimeout(resolve, 40 * round)).then(() => erasing(house, reference)),
    ]);
    expect(codeIn(erased)).toBe('ok');
    expect(['ok', 'NOT_FOUND', 'STATE_CHANGED', 'CONSENT_MISSING']).toContain(codeIn(given));
    await expectGone(house, id);
  }
  await expectSettled(house);
});
