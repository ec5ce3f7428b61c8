import { system } from '@/lib/core/actor';
import { changeInvitation } from '@/lib/invitation/changing';
import { deleteInvitation, endExpiredInvitations, endInvitations } from '@/lib/invitation/commands';
import { changeInput } from '@/lib/invitation/input';
import { mailInvitations } from '@/lib/invitation/mailing';
import { createInvitations } from '@/lib/invitation/making';
import { submit } from '@/lib/registration/commands';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { batch, heldIn, invite, inviteOne, readInvitationRow } from '../support/invitations';
import { application, hoursLater, organiser } from '../support/people';

const together = <T>(count: number, work: (position: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, position) => work(position)));

const KEPT = { pool: 'international', reservedSeats: '1' };
const usedUp = {
  code: 'INVALID_INPUT',
  details: { errors: [{ path: 'invitationCode', code: 'code_used_up' }] },
};

test('of two people with the last use of a code one wins, and the other is told', async ({ house }) => {
  const { code, id } = await inviteOne(house, KEPT);
  const answers = await together(2, () => submit(house.scope(), application({ invitationCode: code })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.flatMap((one) => (one.ok ? [] : [one.refusal]))).toEqual([usedUp]);
  expect(await readInvitationRow(house, id)).toMatchObject({ uses: 1, reservedSeats: 0 });
  expect(await heldIn(house, 'total')).toBe(1);
  await house.expectSound();
});

test('of thirty people with a code for ten exactly ten are taken', async ({ house }) => {
  const { code, id } = await inviteOne(house, { maxUses: '10', ...KEPT, reservedSeats: '10' });
  const answers = await together(30, () => submit(house.scope(), application({ invitationCode: code })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
  expect(await readInvitationRow(house, id)).toMatchObject({ uses: 10, reservedSeats: 0 });
  await house.expectSound();
});

test('a use and a deletion at once: either the code was used and stays, or it is gone and unknown', async ({
  house,
}) => {
  const codes = await invite(house, { count: '20', ...KEPT });
  const outcomes = await Promise.all(
    codes.map(async ({ id, code }) => {
      const [used, deleted] = await Promise.all([
        submit(house.scope(), application({ invitationCode: code })),
        deleteInvitation(house.scope(organiser), id),
      ]);
      return [used.ok, deleted.ok];
    }),
  );
  for (const [isUsed, isDeleted] of outcomes) expect(isUsed).not.toBe(isDeleted);
  expect(await heldIn(house, 'total')).toBe(outcomes.filter(([isUsed]) => isUsed).length);
  await house.expectSound();
});

test('seats that several organisers reserve at once are never more than there are', async ({ house }) => {
  await house.settings({ capacity: 25, internationalReserve: 25 });
  const made = await together(8, () =>
    createInvitations(house.scope(organiser), batch({ count: '5', ...KEPT })),
  );
  expect(made.filter(({ ok }) => ok)).toHaveLength(5);
  expect(await heldIn(house, 'total')).toBe(25);
  await house.expectSound();
});

test('two who press «mail» at once write one letter to each', async ({ house }) => {
  const emails = ['ana@example.org', 'bo@example.org', 'chen@example.org'];
  const [first] = await invite(house, { emails: emails.join('\n') });
  const some = { batchId: first?.batchId ?? '' };
  await together(4, () => mailInvitations(house.scope(organiser), some));
  const mails = await house.mails('invitation');
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual(emails);
});

test('uses, ends, expiries, changes and promotions all at once end sound and without a deadlock', async ({
  house,
}) => {
  await house.settings({ capacity: 40, internationalReserve: 40 });
  const codes = await invite(house, {
    count: '15',
    maxUses: '3',
    pool: 'international',
    reservedSeats: '2',
    expiresAt: hoursLater(1).toISOString(),
    emails: Array.from({ length: 15 }, (_, at) => `guest-${at}@example.org`).join('\n'),
  });
  const results = await Promise.allSettled(
    codes.flatMap(({ id, code, email }, at) => [
      submit(house.scope(), application({ invitationCode: code, email: email ?? '' })),
      house.submit(),
      at % 3 === 0
        ? endInvitations(house.scope(organiser), { ids: [id] })
        : changeInvitation(house.scope(organiser), changeInput.parse({ id, maxUses: 1 + (at % 3) })),
      mailInvitations(house.scope(organiser), { ids: [id] }),
      at % 5 === 0
        ? endExpiredInvitations(house.scope(system('worker'), hoursLater(1)))
        : promoteAll(house.scope(system('worker'))),
    ]),
  );
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  await promoteAll(house.scope(system('worker')));
  await house.expectSound();
  expect(await heldIn(house, 'total')).toBeLessThanOrEqual(40);
});
