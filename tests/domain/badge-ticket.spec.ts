import { changeTicket } from '@/lib/badge/commands';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { scanTicket } from '@/lib/gate/commands';
import { decide } from '@/lib/review/commands';
import { suspendTickets } from '@/lib/ticket/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { gateStaff, NOW, organiser, reviewer, securityOfficer, viewer } from '../support/people';

const lost = { action: 'reissue', reason: 'lost' } as const;
const revoked = { action: 'revoke', reason: 'security' } as const;

const readingOf = async (house: House, code: string) =>
  expectOk(
    await scanTicket(house.scope(gateStaff), {
      id: newId(),
      code,
      gate: 'N2',
      direction: 'entry',
      scannedAt: NOW,
    }),
  );

test('a ticket that is issued again has a new code, and the old one is stopped as replaced', async ({
  house,
}) => {
  const { reference, registrationId, code } = await ticketHolder(house);
  const renewed = expectOk(
    await changeTicket(house.scope(reviewer), reference, { ...lost, note: 'In a taxi' }),
  );
  expect(renewed).toMatchObject({ status: 'active', code: expect.stringMatching(/^\d{22}$/) });
  expect(renewed.code).not.toBe(code);
  expect(await readingOf(house, code)).toMatchObject({ verdict: 'stop', reason: 'replaced' });
  expect(await readingOf(house, renewed.code)).toMatchObject({ verdict: 'admit', reason: 'welcome' });
  const fact = (await house.facts(`registration:${registrationId}`)).find(
    ({ action }) => action === 'ticket.reissued',
  );
  expect(fact?.after).toEqual({ ticketReason: 'lost' });
  expect(JSON.stringify(fact)).not.toContain('taxi');
});

test('a revoked ticket is stopped at once, and one that is issued after it admits', async ({ house }) => {
  const { reference, code } = await ticketHolder(house);
  expect(expectOk(await changeTicket(house.scope(securityOfficer), reference, revoked)).status).toBe(
    'revoked',
  );
  expect(await readingOf(house, code)).toMatchObject({ verdict: 'stop', reason: 'revoked' });
  const renewed = expectOk(await changeTicket(house.scope(organiser), reference, lost));
  expect(await readingOf(house, renewed.code)).toMatchObject({ verdict: 'admit' });
  expect(await readingOf(house, code)).toMatchObject({ verdict: 'stop', reason: 'revoked' });
});

test('of two who issue the same ticket again at once, the second is told', async ({ house }) => {
  const { reference, registrationId } = await ticketHolder(house);
  const seenTicket = (await ticketOf(house, registrationId))?.id;
  const both = await Promise.all(
    [organiser, reviewer].map((actor) =>
      changeTicket(house.scope(actor), reference, { ...lost, seenTicket }),
    ),
  );
  expect(both.map((one) => (one.ok ? 'done' : one.refusal.code)).sort()).toEqual(['TICKET_CHANGED', 'done']);
});

test('a ticket is not changed by who may not, for nobody, before an approval, or while it is stopped', async ({
  house,
}) => {
  const codeOf = async (result: ReturnType<typeof changeTicket>) => {
    const done = await result;
    return done.ok ? 'done' : done.refusal.code;
  };
  const waits = await house.submit();
  const { reference, registrationId } = await ticketHolder(house, { email: 'second@example.org' });
  for (const actor of [gateStaff, viewer])
    expect(await codeOf(changeTicket(house.scope(actor), reference, lost))).toBe('NOT_ALLOWED');
  const by = house.scope(organiser);
  expect(await codeOf(changeTicket(by, 'BMF-27-000000', lost))).toBe('NOT_FOUND');
  expect(await codeOf(changeTicket(by, waits.reference, lost))).toBe('NO_TICKET');
  await inTransaction(by, async (tx) => ok(await suspendTickets(tx, [registrationId])));
  expect(await codeOf(changeTicket(by, reference, lost))).toBe('TICKET_CHANGED');
  expectOk(await decide(by, reference, { decision: 'cancel' }));
  expect(await codeOf(changeTicket(by, reference, lost))).toBe('NOT_APPROVED');
  expect(await codeOf(changeTicket(by, reference, revoked))).toBe('TICKET_CHANGED');
});
