import { sql } from 'drizzle-orm';
import { anonymous, system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { lookAtNew } from '@/lib/identity/looking';
import { withdraw } from '@/lib/registration/departure';
import { eraseOwn, eraseRegistration } from '@/lib/retention/commands';
import { liftHold, setHold } from '@/lib/retention/holding';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, test } from '../support/house';
import {
  application,
  delegate,
  minutesLater,
  organiser,
  reviewer,
  securityOfficer,
  tokenWith,
} from '../support/people';
import { tracesOf } from '../support/traces';

const EMAIL = 'bugtan@people.example.org';
const mark = delegate(EMAIL);
const erased = (reference: string) => ({ reference, typed: reference });

test('a person erases only what is one’s own and over', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  expect(await eraseOwn(house.scope(mark), erased(reference))).toMatchObject({
    refusal: { code: 'WITHDRAW_FIRST' },
  });
  expectOk(await withdraw(house.scope(mark), reference));
  for (const other of [delegate('other@example.org'), organiser, anonymous]) {
    expect(await eraseOwn(house.scope(other), erased(reference))).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expectOk(await eraseOwn(house.scope(mark), erased(reference)));
  expect(await eraseOwn(house.scope(mark), erased(reference))).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});

test('only organisers erase others, and only freshly proved', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  for (const actor of [reviewer, securityOfficer, mark, anonymous, tokenWith('review', 'settings')]) {
    expect(await eraseRegistration(house.scope(actor), erased(reference))).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  const stale = { ...organiser, provedAt: minutesLater(-11) } as typeof organiser;
  expect(await eraseRegistration(house.scope(stale), erased(reference))).toMatchObject({
    refusal: { code: 'FRESH_PROOF_NEEDED' },
  });
  expect(await eraseRegistration(house.scope(organiser), erased('BMF-27-000000'))).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
  expectOk(await eraseRegistration(house.scope(system('worker')), erased(reference)));
});

test('nothing is erased under a legal hold, whoever asks, and once it is lifted it is', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expectOk(await withdraw(house.scope(mark), reference));
  const hold = { reference, reason: 'A complaint is being looked into' };
  expect(await setHold(house.scope(reviewer), hold)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await liftHold(house.scope(organiser), hold)).toMatchObject({ refusal: { code: 'NOT_HELD' } });
  expectOk(await setHold(house.scope(organiser), hold));
  expect(await setHold(house.scope(organiser), hold)).toMatchObject({ refusal: { code: 'UNDER_HOLD' } });
  for (const attempt of [
    eraseOwn(house.scope(mark), erased(reference)),
    eraseRegistration(house.scope(organiser), erased(reference)),
  ]) {
    expect(await attempt).toMatchObject({ refusal: { code: 'UNDER_HOLD' } });
  }
  expect((await house.row(reference)).email).toBe(EMAIL);
  expectOk(await liftHold(house.scope(organiser, minutesLater(1)), hold));
  expectOk(await eraseOwn(house.scope(mark, minutesLater(2)), erased(reference)));
  const actions = (await house.facts(`registration:${id}`)).map(({ action }) => action);
  expect(actions.slice(-3)).toEqual(['hold.set', 'hold.lifted', 'registration.erased']);
  expect(await tracesOf(house, ['complaint'])).toEqual([]);
});

test('who was erased cannot be decided about any more, nor written about', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expectOk(await eraseRegistration(house.scope(organiser), erased(reference)));
  expect(await decide(house.scope(organiser), reference, { decision: 'reset' })).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
  await expect(
    house.db.execute(sql`INSERT INTO review_note (id, registration_id, text, written_by, written_at)
      VALUES (${newId()}, ${id}, 'late', 'person:x', now())`),
  ).rejects.toThrow();
  expect(await lookAtNew(house.scope())).toBe(0);
});

test('readings and decisions lose what is personal in them and nothing else', async ({ house }) => {
  const { id, reference } = await house.submit(application());
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve', note: 'Welcome' }));
  const code = (await ticketOf(house, id))?.code ?? '';
  const scan = { id: newId(), code, gate: 'N1', direction: 'entry' as const, scannedAt: minutesLater(6) };
  expectOk(await scanTicket(house.scope(tokenWith('gate'), minutesLater(6)), scan));
  for (const change of [
    `UPDATE scan SET verdict = 'stop'`,
    `UPDATE scan SET answer = '{}'`,
    `UPDATE scan SET override_reason = 'x'`,
    'DELETE FROM scan',
    `UPDATE decision SET note = 'other'`,
    `UPDATE decision SET note = NULL, to_state = 'rejected'`,
    'DELETE FROM decision',
  ]) {
    await expect(house.db.execute(sql.raw(change)), change).rejects.toThrow();
  }
  await house.db.execute(sql`UPDATE scan SET answer = answer - 'person'`);
  await house.db.execute(sql`UPDATE decision SET note = NULL`);
});
