import { sql } from 'drizzle-orm';
import { user } from '@/db/schema';
import { sealAll } from '@/lib/audit/commands';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { rosterSince } from '@/lib/gate/roster';
import { lookAtNew } from '@/lib/identity/looking';
import { writeNote } from '@/lib/queue/notes';
import { addTag } from '@/lib/queue/tags';
import { saveView } from '@/lib/queue/views';
import { amend } from '@/lib/registration/amendment';
import { withdraw } from '@/lib/registration/departure';
import { saveDraft } from '@/lib/registration/draft';
import { reveal } from '@/lib/registration/revealing';
import { eraseOwn, eraseRegistration } from '@/lib/retention/commands';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, test } from '../support/house';
import {
  application,
  delegate,
  fromHome,
  minutesLater,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';
import { tracesOf } from '../support/traces';

const MARK = 'Bugtan';
const EMAIL = 'bugtan@people.example.org';
const PHONE = '+7 912 345-67-89';
const MARKS = [MARK, '79123456789', '9123456789'];
const mark = delegate(EMAIL);
const marked = () =>
  application({
    nameLatin: { surname: MARK, given: `${MARK}a` },
    nameNative: `${MARK} по-своему`,
    badgeName: `${MARK} B`,
    honorific: `Dr ${MARK}`,
    email: EMAIL,
    phone: PHONE,
    organisation: `${MARK} works`,
    position: `Head of ${MARK}`,
    territory: `${MARK}ville`,
    delegation: `${MARK} people`,
    accessNeeds: `${MARK} wheelchair`,
    diet: `${MARK} halal`,
  });
const erased = (reference: string) => ({ reference, typed: reference });

test('after somebody was erased no trace of them is found in any table, and everything counts as before', async ({
  house,
}) => {
  const desk = (minutes: number, actor = organiser) => house.scope(actor, minutesLater(minutes));
  const { id, reference } = await house.submit(marked());
  await house.db.insert(user).values([
    { id: 'user-of-mark', email: EMAIL, name: MARK },
    { id: 'user-organiser', email: 'organiser@forum.example.org' },
  ]);
  await saveDraft(house.scope(anonymous), undefined, { email: EMAIL, surname: MARK } as never);
  await lookAtNew(house.scope());
  expectOk(await writeNote(desk(1), { reference, text: `${MARK} called` }));
  expectOk(await addTag(desk(1), { reference, name: `friend of ${MARK}` }));
  expectOk(await saveView(desk(1), { name: `For ${MARK}`, query: `q=${MARK}a+${MARK}`, isShared: true }));
  expectOk(await reveal(desk(2), { reference, field: 'diet', reason: `${MARK} asked` }));
  expectOk(
    await decide(desk(3, reviewer), reference, {
      decision: 'request_info',
      fields: ['position'],
      note: `What does ${MARK} do?`,
      fieldNotes: { position: `${MARK} is no position` },
    }),
  );
  expectOk(await amend(house.scope(mark, minutesLater(4)), reference, { position: `Chief ${MARK}` }));
  expectOk(await decide(desk(5, reviewer), reference, { decision: 'approve', note: `Welcome ${MARK}` }));
  const code = (await ticketOf(house, id))?.code ?? '';
  const scan = { id: newId(), code, gate: 'N1', direction: 'entry' as const, scannedAt: minutesLater(6) };
  const admitted = expectOk(await scanTicket(house.scope(tokenWith('gate'), minutesLater(6)), scan));
  expect(admitted.person?.nameLatin).toContain(MARK);
  const { cursor } = expectOk(await rosterSince(house.scope(tokenWith('gate')), null));
  const planted = await tracesOf(house, MARKS);
  expect(planted.length).toBeGreaterThan(8);
  const held = (await house.row(reference)).countryRepresented;

  expect(expectOk(await eraseRegistration(desk(10), erased(reference)))).toEqual({ erased: 1 });
  expect(await tracesOf(house, MARKS)).toEqual([]);
  expect(await house.mails()).toEqual([]);
  for (const table of [
    'vault_record',
    'vault_reveal',
    'draft',
    'challenge',
    'likeness',
    'review_note',
    'review_tag',
  ]) {
    const { rows } = await house.db.execute(sql`SELECT 1 FROM ${sql.raw(table)}`);
    expect(rows, table).toEqual([]);
  }
  const after = await house.row(reference);
  expect(after).toMatchObject({
    id,
    reference,
    state: 'cancelled',
    countryRepresented: held,
    givenLatin: '—',
  });
  expect(after.erasedAt).toEqual(minutesLater(10));
  // The reading stays and says of nobody whose it was; a repeat gets that answer.
  const scans = await house.db.execute(sql`SELECT verdict, answer ? 'person' AS "hasPerson" FROM scan`);
  expect(scans.rows).toEqual([{ verdict: 'admit', hasPerson: false }]);
  const roster = expectOk(await rosterSince(house.scope(tokenWith('gate')), cursor));
  expect(roster.gone).toEqual([id]);
  expect(roster.people).toEqual([]);
  const again = { ...scan, id: newId(), scannedAt: minutesLater(12) };
  expect(expectOk(await scanTicket(house.scope(tokenWith('gate'), minutesLater(12)), again))).toEqual({
    verdict: 'help_desk',
    reason: 'unknown_code',
  });
  await sealAll(house.scope());
  await house.expectSound();
});

test('the seat of who is erased is free at once, and the list is woken', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const { reference } = await house.submit(fromHome({ email: EMAIL }));
  await house.submit(fromHome());
  const woken = (await house.tasks('waitlist.promote')).length;
  expectOk(await eraseRegistration(house.scope(organiser), erased(reference)));
  expect(await house.tasks('waitlist.promote')).toHaveLength(woken + 1);
  await house.expectSound();
});

test('who was erased may apply again, is found by nothing of before, and only the number leads back', async ({
  house,
}) => {
  const first = await house.submit(application({ email: EMAIL }));
  expectOk(await eraseRegistration(house.scope(organiser), erased(first.reference)));
  const second = await house.submit(application({ email: EMAIL }));
  expect(second.reference).not.toBe(first.reference);
  // A second erasure of the first is none, and leaves the second alone.
  expect(await eraseRegistration(house.scope(organiser), erased(first.reference))).toEqual({
    ok: true,
    value: { erased: 0 },
  });
  expect((await house.row(second.reference)).email).toBe(EMAIL);
  await house.expectSound();
});

test('what ended before under the same address goes along, and what goes on stays', async ({ house }) => {
  const first = await house.submit(application({ email: EMAIL }));
  expectOk(await withdraw(house.scope(mark), first.reference));
  const second = await house.submit(application({ email: EMAIL }), mark, minutesLater(1));
  expectOk(await eraseOwn(house.scope(mark, minutesLater(2)), erased(first.reference)));
  expect((await house.row(second.reference)).erasedAt).toBeNull();
  expectOk(await withdraw(house.scope(mark, minutesLater(3)), second.reference));
  const third = await house.submit(application({ email: EMAIL }), mark, minutesLater(4));
  const result = await eraseRegistration(house.scope(organiser, minutesLater(5)), erased(third.reference));
  expect(result).toEqual({ ok: true, value: { erased: 2 } });
  expect(await tracesOf(house, ['bugtan'])).toEqual([]);
  await house.expectSound();
});
