import { claim } from '@/db/schema';
import { answerClaim, enterClaim, makeClaim, takeClaim, takeClaimBack } from '@/lib/claim/commands';
import { claimInput } from '@/lib/claim/input';
import { claimQueue, claimsAbout, claimsWaiting } from '@/lib/claim/queries';
import { dueOf } from '@/lib/claim/rules';
import { parseInput } from '@/lib/core/input';
import { expectOk } from '@/lib/core/result';
import { eraseAsAsked } from '@/lib/retention/asked';
import { expect, type House, test } from '../support/house';
import { application, daysLater, delegate, organiser, reviewer } from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const apply = async (house: House) => (await house.submit(application({ email: EMAIL }))).reference;
const ask = (house: House, reference: string, kind: 'access' | 'correct' | 'erase' | 'object' = 'access') =>
  makeClaim(house.scope(ana), { reference, kind, words: 'My surname is Lima.' });

test('a request has its deadline, a letter that names it, and words that lie sealed', async ({ house }) => {
  const reference = await apply(house);
  expectOk(await ask(house, reference, 'correct'));
  const [row] = await house.db.select().from(claim);
  // Monday 1 March 2027; seven working days later, by the forum's clock.
  expect(row?.dueAt.toISOString()).toBe('2027-03-10T20:59:00.000Z');
  expect(row?.sealedWords?.toString('utf8')).not.toContain('Lima');
  const [letter] = await house.mails('claim_received');
  expect(letter?.recipient).toBe(EMAIL);
  expect(letter?.letter?.text).toMatch(/10\sMarch\s2027/);
  expect((await claimsAbout(house, row?.registrationId ?? ''))[0]).toMatchObject({
    kind: 'correct',
    words: 'My surname is Lima.',
  });
});

const DAYS = { rightsWorkingDays: 10, rightsErasureDays: 30, timeZone: 'Europe/Moscow' };
for (const [kind, received, due] of [
  ['access', '2027-03-01T09:00:00Z', '2027-03-15T20:59:00.000Z'],
  ['access', '2027-03-06T09:00:00Z', '2027-03-19T20:59:00.000Z'],
  // In Moscow it is Saturday already.
  ['object', '2027-03-05T22:00:00Z', '2027-03-19T20:59:00.000Z'],
  ['correct', '2027-03-05T09:00:00Z', '2027-03-16T20:59:00.000Z'],
  ['erase', '2027-03-01T09:00:00Z', '2027-03-31T20:59:00.000Z'],
] as const) {
  test(`what is asked for as ${kind} at ${received} is answered by ${due}`, () => {
    expect(dueOf(kind, new Date(received), DAYS).toISOString()).toBe(due);
  });
}

test('the same is asked for once at a time, from two tabs too, and again when it was taken back', async ({
  house,
}) => {
  const reference = await apply(house);
  const both = await Promise.all([ask(house, reference), ask(house, reference)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'CLAIM_OPEN' } });
  const id = both.find((one) => one.ok)?.ok ? (both.find((one) => one.ok) as { value: string }).value : '';
  expect(await takeClaimBack(house.scope(delegate('other@example.org')), { id })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expectOk(await takeClaimBack(house.scope(ana), { id }));
  expectOk(await ask(house, reference));
});

test('nobody asks in the name of another', async ({ house }) => {
  const reference = await apply(house);
  const other = house.scope(delegate('other@example.org'));
  expect(await makeClaim(other, { reference, kind: 'erase', words: '' })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expect(await house.db.select().from(claim)).toEqual([]);
});

test('it is answered once, in words that the person gets by letter; the second colleague is told', async ({
  house,
}) => {
  const reference = await apply(house);
  const id = expectOk(await ask(house, reference));
  expectOk(await takeClaim(house.scope(organiser), { id }));
  const answer = (words: string) => answerClaim(house.scope(organiser), { id, outcome: 'refused', words });
  const both = await Promise.all([answer('It is right as it is.'), answer('No.')]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  const letters = await house.mails('claim_answered');
  expect(letters).toHaveLength(1);
  const { closed } = expectOk(await claimQueue(house.scope(organiser)));
  expect(letters[0]?.letter?.text).toContain(closed[0]?.answer);
  expect(
    (await house.facts(`registration:${closed[0]?.registrationId}`)).map(({ action }) => action),
  ).toEqual(expect.arrayContaining(['claim.made', 'claim.taken', 'claim.closed']));
});

test('what came on paper counts from its day, and no day lies ahead; only organisers note, see and answer', async ({
  house,
}) => {
  const reference = await apply(house);
  const noted = { reference, kind: 'access' as const, words: '', receivedOn: '2027-02-15' };
  expect(await enterClaim(house.scope(reviewer), noted)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await enterClaim(house.scope(organiser), { ...noted, receivedOn: '2027-03-02' })).toMatchObject({
    refusal: { code: 'INVALID_INPUT' },
  });
  const id = expectOk(await enterClaim(house.scope(organiser), noted));
  expect(await claimsWaiting(house.scope(organiser))).toEqual({ open: 1, overdue: 0 });
  expect(await claimsWaiting(house.scope(organiser, daysLater(1)))).toEqual({ open: 1, overdue: 1 });
  expect(await claimsWaiting(house.scope(reviewer))).toBeUndefined();
  expect(await claimQueue(house.scope(reviewer))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  const mine = { id, outcome: 'done' as const, words: 'x' };
  expect(await answerClaim(house.scope(reviewer), mine)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
});

test('a correction without words is refused at its field, access needs none', () => {
  const asked = (kind: string) => parseInput(claimInput, { reference: 'BMF-27-1', kind, words: ' ' });
  expect(asked('correct')).toMatchObject({
    refusal: { details: { errors: [{ path: 'words', code: 'required' }] } },
  });
  expectOk(asked('access'));
});

test('who asks to be erased is erased from the queue; that it was asked for and done in time stays, what was said goes', async ({
  house,
}) => {
  const reference = await apply(house);
  const id = expectOk(await ask(house, reference, 'erase'));
  const input = { id, reference, typed: reference };
  expect(await eraseAsAsked(house.scope(reviewer), input)).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  const other = await house.submit();
  expect(
    await eraseAsAsked(house.scope(organiser), { id, reference: other.reference, typed: other.reference }),
  ).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expectOk(await eraseAsAsked(house.scope(organiser), input));
  const [row] = await house.db.select().from(claim);
  expect(row).toMatchObject({ outcome: 'done', sealedWords: null });
  expect(await eraseAsAsked(house.scope(organiser), input)).toMatchObject({
    refusal: { code: 'STATE_CHANGED' },
  });
  await house.expectSound();
});
