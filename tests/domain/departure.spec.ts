import { informationRequest } from '@/db/schema';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { waitingPosition } from '@/lib/pool/list';
import { submit, submitTogether } from '@/lib/registration/commands';
import { confirmByOwner } from '@/lib/registration/confirmation';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { openRequestOf, ownRegistration } from '@/lib/registration/queries';
import { lockRegistration } from '@/lib/registration/transition';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  hoursLater,
  minutesLater,
  organiser,
  reviewer,
} from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const worker = system('worker');

test('who withdraws gives the seat up at once; the list is woken and one letter says so', async ({
  house,
}) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expect(expectOk(await withdraw(house.scope(ana), reference)).state).toBe('withdrawn');
  expect((await house.mails('withdrawn')).map(({ recipient }) => recipient)).toEqual([EMAIL]);
  expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
    action: 'registration.withdrawn',
    before: { state: 'submitted' },
    after: { state: 'withdrawn' },
  });
  expect(await house.tasks('waitlist.promote')).toHaveLength(1);
  await house.expectSound();
  expect(await withdraw(house.scope(ana), reference)).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'withdrawn' } },
  });
  expect(await house.mails('withdrawn')).toHaveLength(1);
});

test('nobody withdraws somebody else', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  for (const actor of [delegate('other@example.org'), organiser, worker]) {
    expect(await withdraw(house.scope(actor), reference)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await withdraw(house.scope(ana), 'BMF-27-000000')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('the ticket of who withdraws ends with the registration', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  expectOk(await withdraw(house.scope(ana, minutesLater(9)), reference));
  expect(await ticketOf(house, id)).toMatchObject({ status: 'revoked', endedAt: minutesLater(9) });
});

test('a place in the list is given up at once, and wakes the list for those whom it held up', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { reference } = await house.submit(application({ email: EMAIL }));
  const next = await house.submit();
  const woken = await house.tasks('waitlist.promote');
  expectOk(await withdraw(house.scope(ana), reference));
  expect(await waitingPosition(house, next.id)).toBe(1);
  expect(await house.tasks('waitlist.promote')).toHaveLength(woken.length + 1);
  expect(await promoteAll(house.scope(worker))).toBe(0);
  await house.expectSound();
});

test('who withdrew may apply again, and the live registration is one’s own, not the newest', async ({
  house,
}) => {
  const first = await house.submit(application({ email: EMAIL }));
  expectOk(await decide(house.scope(organiser), first.reference, { decision: 'cancel' }));
  const second = await house.submit(application({ email: EMAIL }), ana, minutesLater(1));
  expect((await ownRegistration(house.scope(ana)))?.reference).toBe(second.reference);
  expectOk(await withdraw(house.scope(ana), second.reference));
  expectOk(await decide(house.scope(organiser), first.reference, { decision: 'reset' }));
  expect((await ownRegistration(house.scope(ana)))?.reference).toBe(first.reference);
  await house.expectSound();
});

test('an address not confirmed in time lapses the registration and frees the seat', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expect(await lapseOverdue(house.scope(worker, minutesLater(-1, hoursLater(24))))).toBe(0);
  expect(await lapseOverdue(house.scope(worker, hoursLater(24)))).toBe(1);
  expect((await house.row(reference)).state).toBe('lapsed');
  expect(await house.mails('lapsed')).toHaveLength(1);
  expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
    action: 'registration.lapsed',
    after: { state: 'lapsed', cause: 'email_unconfirmed' },
  });
  expect(await house.tasks('waitlist.promote')).toHaveLength(1);
  expect(await lapseOverdue(house.scope(worker, hoursLater(25)))).toBe(0);
  expect(await house.mails('lapsed')).toHaveLength(1);
  await house.expectSound();
});

test('who has confirmed, or is approved, does not lapse', async ({ house }) => {
  await house.submit(application({ email: EMAIL }));
  await confirmByOwner(house.scope(worker), EMAIL);
  const approved = await house.submit(application());
  expectOk(await decide(house.scope(reviewer), approved.reference, { decision: 'approve' }));
  expect(await lapseOverdue(house.scope(worker, hoursLater(25)))).toBe(0);
  expect(await house.mails('lapsed')).toEqual([]);
});

test('a request that nobody answers lapses the application, and the request is closed', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'request_info', fields: ['phone'] }));
  await confirmByOwner(house.scope(worker), EMAIL);
  const [request] = await house.db.select().from(informationRequest);
  expect(request).toMatchObject({ registrationId: id, deadlineAt: daysLater(7), answeredAt: null });
  expect(await lapseOverdue(house.scope(worker, minutesLater(-1, daysLater(7))))).toBe(0);
  expect(await lapseOverdue(house.scope(worker, daysLater(7)))).toBe(1);
  expect((await house.row(reference)).state).toBe('lapsed');
  expect((await house.facts(`registration:${id}`)).at(-1)?.after).toEqual({
    state: 'lapsed',
    cause: 'request_unanswered',
  });
  expect(await openRequestOf(house, id)).toBeUndefined();
  await house.expectSound();
});

test('more than one round of overdue registrations lapse together, each told once', async ({ house }) => {
  const inputs = Array.from({ length: 130 }, () => application());
  expectOk(await inTransaction(house.scope(anonymous), async (tx) => ok(await submitTogether(tx, inputs))));
  const later = () => house.scope(worker, hoursLater(25));
  const rounds = await Promise.all([lapseOverdue(later()), lapseOverdue(later())]);
  expect(rounds[0] + rounds[1]).toBe(130);
  expect(await house.mails('lapsed')).toHaveLength(130);
  await house.expectSound();
});

test('settings that changed while a command waited for its lock are the ones it goes by', async ({
  house,
}) => {
  await house.submit(application({ email: EMAIL }));
  let closing: Promise<unknown> = Promise.resolve();
  const submitting = inTransaction(house.scope(), async (tx) => {
    const locked = await lockRegistration(tx, {
      reference: (await ownRegistration(house.scope(ana)))?.reference ?? '',
    });
    closing = submit(house.scope(), application());
    // The other command has read the settings and now waits for this transaction.
    await expect.poll(() => waitingForLock(house)).toBe(1);
    await tx.db.execute(`UPDATE edition SET registration_closes_at = '2027-01-01'`);
    return locked.ok ? ok(undefined) : locked;
  });
  expect((await submitting).ok).toBe(true);
  expect(await closing).toEqual({ ok: false, refusal: { code: 'REGISTRATION_CLOSED' } });
});

async function waitingForLock(house: { db: { execute: (query: string) => Promise<{ rows: unknown[] }> } }) {
  const { rows } = await house.db.execute(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows.length;
}
