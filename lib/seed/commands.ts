import { eq } from 'drizzle-orm';
import { registration, user } from '@/db/schema';
import { openSession } from '@/lib/auth/opening';
import { anonymous, system } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { scanFound } from '@/lib/gate/commands';
import { gatesOf } from '@/lib/gate/queries';
import { seatCount } from '@/lib/pool/queries';
import { submitTogether } from '@/lib/registration/commands';
import { withdraw } from '@/lib/registration/departure';
import { decideMany } from '@/lib/review/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { makePeople, type SeedPerson } from './people';
import { batchesOf, openingFor } from './rules';

export type SeedOptions = {
  count: number;
  randomSeed: number;
  /**
   * Shows more than applications: the international reserve is raised until the last applicants from the host country
   * find no seat and wait, and some of the approved have arrived at the gates.
   */
  isForDemo?: boolean;
};
export type Seeded = Record<
  'submitted' | 'waitlisted' | 'approved' | 'refused' | 'decided' | 'withdrawn' | 'arrived',
  number
>;

/** A person who has applied, and under which reference. */
type Applied = { person: SeedPerson; id: string; reference: string };

/**
 * Makes people and lets them go through the forum by the same rules as everybody: they apply at their own times, reviewers
 * decide, some withdraw, some have arrived. Mail is composed for each fact, to addresses that nobody has.
 */
export async function seedRegistrations(scope: Scope, options: SeedOptions): Promise<Seeded> {
  const edition = await currentEdition(scope);
  const people = makePeople(options.count, options.randomSeed, scope.now, openingFor(edition, scope.now));
  const seeding = { ...scope, actor: system('seed') };
  const result: Seeded = {
    submitted: 0,
    waitlisted: 0,
    approved: 0,
    refused: 0,
    decided: 0,
    withdrawn: 0,
    arrived: 0,
  };
  const isLast = ({ outcome }: SeedPerson) => outcome === 'waitlisted';
  const first = await apply(
    seeding,
    people.filter((person) => !isLast(person)),
    result,
  );
  result.decided = await review(seeding, first);
  result.withdrawn = await leaveAsOwners(seeding, first);
  if (options.isForDemo) await fillDomesticSeats(seeding);
  await apply(seeding, people.filter(isLast), result);
  if (options.isForDemo) result.arrived = await arrive(seeding, first);
  return result;
}

/** The first random seed whose people have not been here yet. */
export async function freshSeed(scope: Scope): Promise<number> {
  for (let randomSeed = 1; ; randomSeed += 1) {
    const [first] = makePeople(1, randomSeed, scope.now);
    const emailKey = foldEmail(first?.registration.email ?? '');
    const known = await scope.db
      .select({ id: registration.id })
      .from(registration)
      .where(eq(registration.emailKey, emailKey))
      .limit(1);
    if (known.length === 0) return randomSeed;
  }
}

/** Who never confirms applies like anybody; of the others the address is taken as confirmed. */
async function apply(scope: Scope, people: SeedPerson[], result: Seeded): Promise<Applied[]> {
  const applied: Applied[] = [];
  const events = people.map((person) => ({ person, at: person.submittedAt }));
  const isUnconfirmed = ({ person }: (typeof events)[number]) => person.outcome === 'unconfirmed';
  for (const { at, all } of batchesOf(events, 6, (event) => String(isUnconfirmed(event)))) {
    const actor = all.some(isUnconfirmed) ? anonymous : scope.actor;
    const inputs = all.map(({ person }) => person.registration);
    const moments = all.map((event) => event.at);
    const outcomes = await inTransaction(scope, async (tx) =>
      ok(
        await submitTogether(
          { ...tx, actor, now: at },
          inputs,
          moments.map((submittedAt) => ({ submittedAt })),
        ),
      ),
    );
    for (const [position, submitted] of expectOk(outcomes).entries()) {
      const person = all[position]?.person;
      if (!submitted.ok || !person) result.refused += 1;
      else {
        const { id, reference, status } = submitted.value;
        result[status] += 1;
        applied.push({ person, id, reference });
      }
    }
  }
  return applied;
}

/** Reviewers decide twice a day, alike on all that is alike. */
async function review(scope: Scope, applied: Applied[]): Promise<number> {
  const due = applied.flatMap(({ person: { decision }, reference }) => {
    if (!decision) return [];
    const { at, ...input } = decision;
    return [{ at, input, reference }];
  });
  let decided = 0;
  for (const { at, all } of batchesOf(due, 12, ({ input }) => JSON.stringify(input))) {
    const references = all.map(({ reference }) => reference);
    const input = all[0]?.input;
    if (!input) continue;
    decided += expectOk(await decideMany({ ...scope, now: at }, { ...input, references })).done.length;
  }
  return decided;
}

async function leaveAsOwners(scope: Scope, applied: Applied[]): Promise<number> {
  let left = 0;
  for (const { person, reference } of applied) {
    const { registration, withdrawnAt } = person;
    if (!withdrawnAt) continue;
    const gone = await inTransaction({ ...scope, now: withdrawnAt }, (tx) =>
      leaveAsOwner(tx, foldEmail(registration.email), reference),
    );
    if (gone.ok) left += 1;
  }
  return left;
}

/** Only the owner may withdraw: signs in first, as the owner would. */
async function leaveAsOwner(tx: TxScope, email: string, reference: string) {
  await openSession(tx, email);
  const [owner] = await tx.db.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (!owner) throw new Error('a session was opened for nobody');
  return withdraw({ ...tx, actor: { kind: 'person', userId: owner.id, email, roles: [] } }, reference);
}

async function fillDomesticSeats(scope: Scope): Promise<void> {
  const { id, capacitySeats } = await currentEdition(scope);
  const { count } = await seatCount(scope, id);
  const internationalReserve = Math.max(capacitySeats - count.held.domestic, 0);
  expectOk(await changeSettings(scope, id, { internationalReserve }));
}

async function arrive(scope: Scope, applied: Applied[]): Promise<number> {
  const gates = await gatesOf(scope);
  const arrivals = applied.flatMap(({ id, person: { arrival } }) => (arrival ? [{ id, ...arrival }] : []));
  let arrived = 0;
  for (const { all } of batchesOf(arrivals, 1, () => '')) {
    // One transaction for many: the disk need not be waited for each time.
    await inTransaction(scope, async (tx) => {
      for (const { id, gate, at } of all) {
        const atGate = gates[gate % gates.length]?.key ?? '';
        const reading = { id: newId(), registrationId: id, gate: atGate, scannedAt: at };
        const scanned = await scanFound({ ...tx, now: at }, { ...reading, direction: 'entry' });
        if (scanned.ok && scanned.value.verdict === 'admit') arrived += 1;
      }
      return ok(undefined);
    });
  }
  return arrived;
}
