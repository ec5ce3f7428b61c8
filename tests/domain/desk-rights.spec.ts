import { chainProgress, recentFacts } from '@/lib/audit/queries';
import { accessList, actorNames } from '@/lib/auth/queries';
import { expectOk } from '@/lib/core/result';
import { countriesOf, listRegistrations, pickedRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided, waitingLists } from '@/lib/dashboard/queue';
import { registrationRecord } from '@/lib/dashboard/record';
import { stats } from '@/lib/dashboard/stats';
import { currentSettings } from '@/lib/edition/queries';
import { outbox, readMail } from '@/lib/mail/queries';
import { expect, test } from '../support/house';
import { delegate, gateStaff, organiser, reviewer } from '../support/people';

const REFUSED = { ok: false, refusal: { code: 'NOT_ALLOWED' } };

test('delegates and gate staff read nothing of the desk, reviewers neither mail nor audit nor access', async ({
  house,
}) => {
  const { reference } = await house.submit();
  const [mail] = await house.mails();
  for (const actor of [delegate('ana@example.org'), gateStaff]) {
    const scope = house.scope(actor);
    expect(await stats(scope)).toEqual(REFUSED);
    expect(await listRegistrations(scope, {})).toEqual(REFUSED);
    expect(await pickedRegistrations(scope, [reference])).toEqual(REFUSED);
    expect(await countriesOf(scope)).toEqual(REFUSED);
    expect(await waitingLists(scope)).toEqual(REFUSED);
    expect(await registrationRecord(scope, reference)).toEqual(REFUSED);
    expect(await nextUndecided(scope)).toBeUndefined();
    expect(await stateCounts(scope, {})).toEqual({});
  }
  for (const actor of [delegate('ana@example.org'), gateStaff, reviewer]) {
    const scope = house.scope(actor);
    expect(await outbox(scope, { limit: 10, offset: 0 })).toEqual(REFUSED);
    expect(await readMail(scope, mail?.id ?? '')).toEqual(REFUSED);
    expect(await accessList(scope)).toEqual(REFUSED);
    expect(await recentFacts(scope, { limit: 10 })).toEqual(REFUSED);
    expect(await chainProgress(scope)).toEqual(REFUSED);
    expect(await currentSettings(scope)).toEqual(REFUSED);
  }
});

test('the audit pages backwards without a gap, and a forged cursor begins at the newest', async ({
  house,
}) => {
  for (let count = 0; count < 3; count++) await house.submit();
  const scope = house.scope(organiser);
  const all = expectOk(await recentFacts(scope, { limit: 100 })).rows.map(({ fact }) => fact.id);
  const first = expectOk(await recentFacts(scope, { limit: 2 }));
  const second = expectOk(await recentFacts(scope, { limit: 100, before: first.older }));
  expect([...first.rows, ...second.rows].map(({ fact }) => fact.id)).toEqual(all);
  const forged = expectOk(await recentFacts(scope, { limit: 100, before: "'; --" }));
  expect(forged.rows).toHaveLength(all.length);
  const names = await actorNames(scope, ['person:nobody', 'system:test', 'anonymous']);
  expect(names.size).toBe(0);
});
