import { sql } from 'drizzle-orm';
import { record } from '@/lib/audit/commands';
import { FACT_ACTIONS } from '@/lib/audit/input';
import { anonymous } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { actorChoices, auditQuestion } from '@/lib/dashboard/audit';
import { openAudit } from '@/lib/export/audit';
import { type Asked, ask, find, found, story } from '../support/audit';
import { expect, test } from '../support/house';
import {
  application,
  delegate,
  gateStaff,
  organiser,
  reviewer,
  securityOfficer,
  tokenWith,
  viewer,
} from '../support/people';
import { sources, text } from '../support/sources';

test('facts are found by who acted: one of the staff, staff, applicants, tokens, the platform', async ({
  house,
}) => {
  await story(house);
  expect(await found(house, { by: 'person:user-reviewer' })).toEqual(['registration.approved']);
  expect(await found(house, { by: 'staff' })).toEqual(['edition.settings_changed', 'registration.approved']);
  expect(await found(house, { by: 'applicants' })).toEqual([
    'registration.withdrawn',
    'registration.submitted',
  ]);
  expect(await found(house, { by: 'tokens' })).toEqual([]);
  expect(await found(house, { by: 'system' })).toContain('edition.opened');
  const token = tokenWith('settings');
  expectOk(
    await inTransaction(house.scope(token), async (tx) =>
      ok(await record(tx, { action: 'view.saved', subject: 'view:1' })),
    ),
  );
  expect(await found(house, { by: 'tokens' })).toEqual(['view.saved']);
  expect(await found(house, { by: 'token:token-1' })).toEqual(['view.saved']);
});

test('who was of the staff once is still told from applicants', async ({ house }) => {
  await story(house);
  expectOk(
    await inTransaction(house.scope(organiser), async (tx) =>
      ok(await record(tx, { action: 'staff.role_removed', subject: 'person:user-reviewer' })),
    ),
  );
  await house.db.execute(sql`DELETE FROM staff_role WHERE user_id = 'user-reviewer'`);
  expect(await found(house, { by: 'staff' })).toContain('registration.approved');
  expect(await found(house, { by: 'applicants' })).not.toContain('registration.approved');
  const { staff } = expectOk(await actorChoices(house.scope(organiser)));
  expect(staff.find(({ key }) => key === 'person:user-reviewer')).toMatchObject({ isNow: false });
  expect(staff.find(({ key }) => key === 'person:user-organiser')).toMatchObject({ isNow: true });
});

test('facts are found by record, in any case, by action, and by the noun of several', async ({ house }) => {
  const reference = await story(house);
  const all = ['registration.withdrawn', 'registration.approved', 'registration.submitted'];
  expect(await found(house, { record: ` ${reference.toLowerCase()} ` })).toEqual(all);
  expect(await found(house, { action: 'registration' })).toEqual(all);
  expect(await found(house, { action: 'registration.approved' })).toEqual(['registration.approved']);
  expect(await found(house, { action: 'registration', by: 'staff' })).toEqual(['registration.approved']);
});

test('days are those of the forum’s clock, the last one included', async ({ house }) => {
  // 2 March in Moscow begins at 21:00 UTC of the first.
  const before = await house.submit(application(), anonymous, new Date('2027-03-01T20:59:59Z'));
  const after = await house.submit(application(), anonymous, new Date('2027-03-01T21:00:00Z'));
  const on = async (asked: Asked) =>
    (await find(house, { action: 'registration.submitted', ...asked })).rows.map(
      ({ fact }) => fact.after?.reference,
    );
  expect(await on({ from: '2027-03-02' })).toEqual([after.reference]);
  expect(await on({ to: '2027-03-01' })).toEqual([before.reference]);
  expect(await on({ from: '2027-03-01', to: '2027-03-02' })).toEqual([after.reference, before.reference]);
});

for (const [asked, part] of [
  [{ by: 'somebody' }, 'by'],
  [{ by: "person:x' OR 1=1" }, 'by'],
  [{ record: 'BMF-27-999999' }, 'record'],
  [{ record: 'no/such thing' }, 'record'],
  [{ action: 'registration.eaten' }, 'action'],
  [{ action: '%' }, 'action'],
  [{ from: '2027-02-31' }, 'from'],
  [{ to: 'tomorrow' }, 'to'],
  [{ from: '2027-03-05', to: '2027-03-04' }, 'days'],
] as const) {
  test(`${JSON.stringify(asked)} is told as not understood, and the rest is answered`, async ({ house }) => {
    await story(house);
    const question = await ask(house, asked);
    expect(question.notUnderstood).toEqual([part]);
    expect(question.filter).toEqual({});
    expect(await found(house, asked)).toContain('registration.approved');
  });
}

test('empty fields of the form ask for nothing', async ({ house }) => {
  const empty = { by: '', record: '', action: '', from: '', to: '' };
  expect(await ask(house, empty)).toEqual({ filter: {}, where: {}, notUnderstood: [] });
});

test('the audit pages backwards without a gap, and a forged cursor is told and begins at the newest', async ({
  house,
}) => {
  for (let count = 0; count < 3; count++) await house.submit();
  const all = (await find(house)).rows.map(({ fact }) => fact.id);
  const first = await find(house, {}, { limit: 2 });
  const second = await find(house, {}, { limit: 100, older: first.older });
  expect([...first.rows, ...second.rows].map(({ fact }) => fact.id)).toEqual(all);
  expect([first.isCursorUnknown, second.older]).toEqual([false, undefined]);
  const forged = await find(house, {}, { limit: 100, older: "'; --" });
  expect(forged.isCursorUnknown).toBe(true);
  expect(forged.rows).toHaveLength(all.length);
});

test('organisers and security read the audit; only organisers take it out of the house', async ({
  house,
}) => {
  const REFUSED = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
  for (const actor of [
    anonymous,
    reviewer,
    gateStaff,
    viewer,
    tokenWith('review'),
    delegate('ana@example.org'),
  ]) {
    expect(await auditQuestion(house.scope(actor), {})).toEqual(REFUSED);
    expect(await actorChoices(house.scope(actor))).toEqual(REFUSED);
    expect(await openAudit(house.scope(actor), { filter: {}, where: {} })).toEqual(REFUSED);
  }
  expect((await auditQuestion(house.scope(securityOfficer), {})).ok).toBe(true);
  expect(await openAudit(house.scope(securityOfficer), { filter: {}, where: {} })).toEqual(REFUSED);
});

test('whatever is recorded has a sentence, and can be asked for by it', () => {
  const known = new Set(Object.values(FACT_ACTIONS).flat());
  const recorded = sources
    .filter((file) => file.startsWith('lib/'))
    .flatMap((file) => [...text(file).matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action));
  expect(recorded.length).toBeGreaterThan(40);
  expect(recorded.filter((action) => !known.has(action ?? ''))).toEqual([]);
});
