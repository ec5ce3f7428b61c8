import { registration } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { matching } from '@/lib/dashboard/filter';
import { SORTS } from '@/lib/dashboard/input';
import { listRegistrations } from '@/lib/dashboard/queries';
import { nextUndecided } from '@/lib/dashboard/queue';
import { currentEdition } from '@/lib/edition/queries';
import { scanTicket } from '@/lib/gate/commands';
import { toggleHead } from '@/lib/queue/heads';
import { decide } from '@/lib/review/commands';
import { seedRegistrations } from '@/lib/seed/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, type House, test } from '../support/house';
import { daysLater, gateStaff, hoursLater, minutesLater, organiser, reviewer } from '../support/people';
import { listed, several } from '../support/queue';

/** Approved, read at a gate that sends to the help desk, and back under review. */
async function standAtDesk(house: House, reference: string, at: Date): Promise<void> {
  const scope = house.scope(reviewer, minutesLater(20));
  expectOk(await decide(scope, reference, { decision: 'approve' }));
  const ticket = await ticketOf(scope, (await house.row(reference)).id);
  const reading = { code: ticket?.code ?? '', gate: 'N1', direction: 'exit' as const, scannedAt: at };
  const scanned = expectOk(await scanTicket(house.scope(gateStaff, at), { id: newId(), ...reading }));
  expect(scanned.verdict).toBe('help_desk');
  expectOk(await decide(house.scope(reviewer, minutesLater(30)), reference, { decision: 'reset' }));
}

test('first who stands at the desk today, then heads and partners, then the oldest, then what is decided', async ({
  house,
}) => {
  const [done = '', plain = '', partner = '', head = '', atDesk = ''] = await several(
    house,
    {},
    {},
    { delegation: 'Harbin' },
    { delegation: 'Harbin' },
    {},
  );
  expectOk(await toggleHead(house.scope(reviewer), { reference: head }));
  expectOk(await decide(house.scope(reviewer), done, { decision: 'approve' }));
  const now = hoursLater(2);
  await standAtDesk(house, atDesk, now);
  expect(await listed(house, { sort: 'queue' }, now)).toEqual([atDesk, partner, head, plain, done]);
  const { rows } = expectOk(await listRegistrations(house.scope(reviewer, now), { sort: 'queue' }));
  expect(rows.map(({ standing }) => standing)).toEqual(['at_desk', 'partner', 'head', null, null]);
  // Tomorrow nobody stands there any more.
  expect(await listed(house, { sort: 'queue' }, daysLater(1, now))).toEqual([
    partner,
    head,
    plain,
    atDesk,
    done,
  ]);
});

test('page by page the queue shows everybody of a filter once, in whatever state they are', async ({
  house,
}) => {
  await seedRegistrations(house.scope(), { count: 60, randomSeed: 1 });
  const scope = house.scope(organiser);
  const { id } = await currentEdition(scope);
  for (const filter of [
    {},
    { country: 'CN' },
    { seat: 'held' },
    { status: 'approved' },
    { country: 'VA' },
  ] as const) {
    const rows = await house.db
      .select()
      .from(registration)
      .where(matching(scope, id, filter));
    for (const limit of [3, 7, 50]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = expectOk(await listRegistrations(scope, { sort: 'queue', ...filter, cursor, limit }));
        expect(page.total).toBe(rows.length);
        seen.push(...page.rows.map(({ reference }) => reference));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen.toSorted()).toEqual(rows.map(({ reference }) => reference).sort());
      expect(seen).toEqual(await listed(house, { sort: 'queue', ...filter, limit: 100 }));
    }
  }
});

test('the next to decide keeps to the order and the filter of the list, and begins again at its end', async ({
  house,
}) => {
  const [first = '', second = '', partner = '', brazil = ''] = await several(
    house,
    {},
    {},
    { delegation: 'Harbin' },
    { countryRepresented: 'BR' },
  );
  const scope = house.scope(reviewer);
  const next = async (after?: string, asked?: Parameters<typeof nextUndecided>[2]) =>
    (await nextUndecided(scope, after, asked))?.reference;
  expect([await next(), await next(partner), await next(first), await next(brazil)]).toEqual([
    partner,
    first,
    second,
    partner,
  ]);
  expect(await next(undefined, { sort: 'newest' })).toBe(brazil);
  expect(await next(second, { sort: 'newest' })).toBe(first);
  expect(await next(brazil, { country: 'BR' })).toBeUndefined();
  expect(await next(first, { country: 'BR', status: 'approved' })).toBe(brazil);
  // The one just decided still tells where its successor stands.
  expectOk(await decide(scope, partner, { decision: 'reject', reasonCode: 'other' }));
  expect(await next(partner)).toBe(first);
});

test('every order shows each once over its pages, and a cursor of one order leads nowhere in another', async ({
  house,
}) => {
  const references = await several(
    house,
    {},
    { delegation: 'Harbin' },
    {},
    { nameLatin: { given: 'Zé' } },
    {},
  );
  for (const sort of SORTS) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = expectOk(await listRegistrations(house.scope(reviewer), { sort, cursor, limit: 2 }));
      seen.push(...page.rows.map(({ reference }) => reference));
      cursor = page.nextCursor;
    } while (cursor);
    expect([sort, seen.toSorted()]).toEqual([sort, references.toSorted()]);
    expect(seen).toEqual(await listed(house, { sort }));
  }
  const first = expectOk(await listRegistrations(house.scope(reviewer), { sort: 'newest', limit: 2 }));
  const astray = await listRegistrations(house.scope(reviewer), { sort: 'name', cursor: first.nextCursor });
  expect(astray).toEqual({ ok: false, refusal: { code: 'INVALID_CURSOR' } });
});
