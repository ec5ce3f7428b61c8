import { eq } from 'drizzle-orm';
import { user } from '@/db/schema';
import { openSession } from '@/lib/auth/commands';
import { anonymous, system } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { changeSettings } from '@/lib/edition/commands';
import { currentEdition } from '@/lib/edition/queries';
import { scanFound } from '@/lib/gate/commands';
import { gatesOf } from '@/lib/gate/queries';
import { seatCount } from '@/lib/pool/queries';
import { submitTogether } from '@/lib/registration/commands';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { makePeople, type SeedPerson } from './people';
import { batches, openingFor } from './rules';

export type SeedOptions = {
  count: number;
  randomSeed: number;
  /**
   * Shows more than applications: the international reserve is raised until the last applicants from the host country
   * find no seat and wait, and some of the approved have arrived at the gates.
   */
  isForDemo?: boolean;
};
export type Seeded = {
  submitted: number;
  waitlisted: number;
  refused: number;
  decided: number;
  arrived: number;
};

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
  const result: Seeded = { submitted: 0, waitlisted: 0, refused: 0, decided: 0, arrived: 0 };
  const isLast = ({ outcome }: SeedPerson) => outcome === 'waitlisted';
  const first = await apply(
    seeding,
    people.filter((person) => !isLast(person)),
    result,
  );
  result.decided = await settle(seeding, first);
  if (options.isForDemo) await fillDomesticSeats(seeding);
  await apply(seeding, people.filter(isLast), result);
  if (options.isForDemo) result.arrived = await arrive(seeding, first);
  return result;
}

async function apply(scope: Scope, people: SeedPerson[], result: Seeded): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const batch of batches(people)) {
    const { outcome, submittedAt } = batch.at(-1) ?? {};
    const outcomes = await inTransaction(scope, async (tx) =>
      ok(
        await submitTogether(
          // Who never confirms applied like anybody; of the others the address is taken as confirmed.
          { ...tx, actor: outcome === 'unconfirmed' ? anonymous : tx.actor, now: submittedAt ?? tx.now },
          batch.map(({ registration }) => registration),
        ),
      ),
    );
    for (const [position, submitted] of expectOk(outcomes).entries()) {
      const person = batch[position];
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

const AT_ONCE = 50;

/** Runs one act for each, some in one transaction, so that the disk is not waited for each time. */
async function inTurn<T>(
  scope: Scope,
  all: T[],
  act: (tx: TxScope, one: T) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const some = await inTransaction(scope, async (tx) => {
      let count = 0;
      for (const one of all.slice(start, start + AT_ONCE)) if (await act(tx, one)) count += 1;
      return ok(count);
    });
    done += expectOk(some);
  }
  return done;
}

function settle(scope: Scope, applied: Applied[]): Promise<number> {
  const due = applied
    .map((one) => ({ ...one, at: one.person.decision?.at ?? one.person.withdrawnAt }))
    .filter((one): one is Applied & { at: Date } => one.at !== undefined)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return inTurn(scope, due, async (tx, { person, reference, at }) => {
    const { decision } = person;
    if (!decision) return leaveAsOwner({ ...tx, now: at }, person, reference);
    return (await decide({ ...tx, now: at }, reference, decision)).ok;
  });
}

/** Only the owner may withdraw: signs in first, as the owner would. */
async function leaveAsOwner(tx: TxScope, { registration }: SeedPerson, reference: string): Promise<boolean> {
  const email = foldEmail(registration.email);
  await openSession(tx, email);
  const [owner] = await tx.db.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (!owner) return false;
  const actor = { kind: 'person', userId: owner.id, email, roles: [] } as const;
  return (await withdraw({ ...tx, actor }, reference)).ok;
}

async function fillDomesticSeats(scope: Scope): Promise<void> {
  const { id, capacitySeats } = await currentEdition(scope);
  const { held } = await seatCount(scope, id);
  const internationalReserve = Math.max(capacitySeats - held.domestic, 0);
  expectOk(await changeSettings(scope, id, { internationalReserve }));
}

async function arrive(scope: Scope, applied: Applied[]): Promise<number> {
  const gates = await gatesOf(scope);
  const arrivals = applied
    .flatMap(({ id, person: { arrival } }) => (arrival ? [{ id, arrival }] : []))
    .toSorted((one, other) => one.arrival.at.getTime() - other.arrival.at.getTime());
  return inTurn(scope, arrivals, async (tx, { id, arrival: { gate, at } }) => {
    const atGate = gates[gate % gates.length]?.key ?? '';
    const scanned = await scanFound(
      { ...tx, now: at },
      { id: newId(), registrationId: id, gate: atGate, direction: 'entry', scannedAt: at },
    );
    return scanned.ok && scanned.value.verdict === 'admit';
  });
}
