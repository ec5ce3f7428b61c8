import { eq } from 'drizzle-orm';
import { ticket } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { amend } from '@/lib/registration/amendment';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { editInput } from '@/lib/registration/input';
import { decide } from '@/lib/review/commands';
import { correctIdentity } from '@/lib/review/correcting';
import { correctionInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { decisionsOn } from '@/lib/review/queries';
import { undo } from '@/lib/review/undoing';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, test } from '../support/house';
import {
  application,
  daysLater,
  gateStaff,
  organiser,
  reviewer,
  reviewerOf,
  viewer,
} from '../support/people';
import { ana, approve, approved, atGate, change, KNOWS } from '../support/who-is-who';

test('staff correct a name; of somebody approved that is looked at again as well', async ({ house }) => {
  const { reference, code } = await approved(house);
  const said = {
    nameLatin: { surname: 'Li', given: 'Nan' },
    citizenship: 'CN',
    seenState: 'approved',
    reference,
  };
  for (const [actor, refusal] of [
    [viewer, 'NOT_ALLOWED'],
    [gateStaff, 'NOT_ALLOWED'],
    [ana, 'NOT_ALLOWED'],
    [reviewerOf({ countries: ['IN'] }), 'NOT_FOUND'],
  ] as const) {
    expect(await correctIdentity(house.scope(actor), correctionInput.parse(said))).toMatchObject({
      refusal: { code: refusal },
    });
  }
  const unseen = correctionInput.parse({ ...said, seenState: 'submitted' });
  expect(await correctIdentity(house.scope(reviewer), unseen)).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
  const same = correctionInput.parse({ ...said, nameLatin: { surname: 'Li', given: 'Na' } });
  expectOk(await correctIdentity(house.scope(reviewer), same));
  expect((await house.row(reference)).state).toBe('approved');
  expectOk(await correctIdentity(house.scope(reviewer), correctionInput.parse(said)));
  expect(await house.row(reference)).toMatchObject({ givenLatin: 'Nan', state: 'submitted' });
  expect(await atGate(house, code)).toMatchObject({ reason: 'identity_changed' });
});

test('a correction of who is still under review changes no state', async ({ house }) => {
  const { reference } = await house.submit(application({ nameNative: '李' }));
  const said = {
    nameLatin: { given: 'Na' },
    nameNative: '',
    citizenship: 'IN',
    seenState: 'submitted',
    reference,
  };
  expectOk(await correctIdentity(house.scope(organiser), correctionInput.parse(said)));
  expect(await house.row(reference)).toMatchObject({
    surnameLatin: null,
    nameNative: null,
    citizenship: 'IN',
    state: 'submitted',
  });
});

test('to move somebody approved to another country asks for another approval, to another category does not', async ({
  house,
}) => {
  const { reference } = await approved(house);
  expectOk(await moveRegistration(house.scope(reviewer), reference, { category: 'MED' }));
  expect((await house.row(reference)).state).toBe('approved');
  expectOk(await moveRegistration(house.scope(reviewer), reference, { countryRepresented: 'IN' }));
  expect((await house.row(reference)).state).toBe('submitted');
  expect(await house.mails('identity_changed')).toHaveLength(1);
});

test('an undone second approval stops the very ticket again, and so does an undone rejection', async ({
  house,
}) => {
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  const before = await ticketOf(house, id);
  for (const input of [{ decision: 'approve' }, { decision: 'reject', reasonCode: 'other' }] as const) {
    expectOk(await decide(house.scope(reviewer), reference, input));
    const decided = (await decisionsOn(house, id)).at(-1);
    expectOk(await undo(house.scope(reviewer), decided?.id ?? ''));
    expect((await house.row(reference)).state).toBe('submitted');
    expect(await ticketOf(house, id)).toMatchObject({ id: before?.id, status: 'suspended' });
    await house.expectSound();
  }
  expect(await house.db.$count(ticket, eq(ticket.registrationId, id))).toBe(1);
});

test('a rejection, a withdrawal and a lapse end a stopped ticket for good', async ({ house }) => {
  const { id, reference, code } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'reject', reasonCode: 'other' }));
  expect(await ticketOf(house, id)).toMatchObject({ status: 'revoked' });
  expect(await atGate(house, code)).toEqual({ verdict: 'stop', reason: 'revoked' });
});

test('an address that was never confirmed has its time again, and does not lapse at once', async ({
  house,
}) => {
  const { reference } = await approved(house);
  const later = house.scope(ana, daysLater(3));
  expectOk(await amend(later, reference, editInput.parse({ badgeName: 'Nana' }), KNOWS));
  expect(await lapseOverdue(house.scope(system('worker'), daysLater(3)))).toBe(0);
  expect(await lapseOverdue(house.scope(system('worker'), daysLater(5)))).toBe(1);
});

test('a second approval makes no second ticket, also in a forum that has become smaller', async ({
  house,
}) => {
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  await house.settings({ capacity: 0, internationalReserve: 0 });
  await approve(house, reference);
  expect(await house.db.$count(ticket, eq(ticket.registrationId, id))).toBe(1);
});
