import { and, eq } from 'drizzle-orm';
import { completedPart, completion, type Leg, type Part, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import type { Registration } from '@/lib/registration/intake';
import { isReference } from '@/lib/registration/rules';
import { lockRegistration } from '@/lib/registration/transition';
import { enqueue } from '@/lib/task/commands';
import { keep } from '@/lib/vault/commands';
import { kept } from '@/lib/vault/queries';
import type { DocumentInput, NeedsInput, TravelInput, VisaInput } from './input';
import { documentFaults } from './judging';
import { mayComplete } from './policy';
import { isTravelOpen } from './rules';

export type CompleteRefusal =
  | 'NOT_FOUND'
  | 'NOT_ALLOWED'
  | 'NOT_APPROVED'
  | 'INVALID_INPUT'
  | 'TRAVEL_CLOSED';
type Completed = Promise<Result<void, CompleteRefusal>>;

/** Keeps the document and the date of birth in the vault, by which two applications of one person are told. */
export function saveDocument(scope: Scope, { reference, birthDate, ...said }: DocumentInput): Completed {
  return complete(scope, reference, 'document', async (tx, own, edition) => {
    // Nobody is shown the number again, so who changes the rest leaves it as it is.
    const number = said.number ?? (await kept(tx, own.id, 'document'))?.number ?? '';
    const document = { ...said, number };
    const faults = documentFaults({ ...document, birthDate }, own, edition, tx.now);
    if (faults.length > 0) return invalid(faults);
    await keep(tx, own.id, 'document', document);
    await keep(tx, own.id, 'birth', { date: birthDate });
    await enqueue(tx, { kind: 'double.look', payload: { registrationIds: [own.id] } });
    return ok(undefined);
  });
}

/** Keeps whether a visa is needed, and in the vault what an official invitation needs; for another need that is given up. */
export function saveVisa(scope: Scope, { reference, ...said }: VisaInput): Completed {
  return complete(scope, reference, 'visa', async (tx, own) => {
    const { need, ...details } = said;
    await put(tx, own.id, { visaNeed: need });
    await keep(tx, own.id, 'visa', details as Parameters<typeof keep<'visa'>>[3]);
    return ok(undefined);
  });
}

/** Keeps how somebody comes and goes, until the day before the forum. */
export function saveTravel(scope: Scope, { reference, arrival, departure }: TravelInput): Completed {
  return complete(scope, reference, 'travel', async (tx, own, edition) => {
    if (!isTravelOpen(edition, tx.now)) return refuse('TRAVEL_CLOSED');
    const legs: Record<'arrival' | 'departure', Leg | null> = {
      arrival: arrival ?? null,
      departure: departure ?? null,
    };
    await put(tx, own.id, legs);
    return ok(undefined);
  });
}

/** Keeps diet and access needs; that there are none is an answer as well. */
export function saveNeeds(scope: Scope, { reference, accessNeeds, diet }: NeedsInput): Completed {
  return complete(scope, reference, 'needs', async (tx, own) => {
    await keep(tx, own.id, 'needs', { accessNeeds, diet });
    return ok(undefined);
  });
}

type Work<C extends string> = (tx: TxScope, own: Registration, edition: Edition) => Promise<Result<void, C>>;

/** One part of somebody approved, saved by itself and noted as seen to: under the lock of the registration, and of its owner alone. */
export function complete<C extends string>(
  scope: Scope,
  reference: string,
  part: Part,
  work: Work<C>,
): Promise<Result<void, C | CompleteRefusal>> {
  return inTransaction<void, C | CompleteRefusal>(scope, async (tx) => {
    const edition = await currentEdition(tx);
    const own = await lockFor(tx, edition, reference, part);
    if (!own) return refuse('NOT_FOUND');
    if (!mayComplete(tx.actor, own)) return refuse('NOT_ALLOWED');
    if (own.state !== 'approved') return refuse('NOT_APPROVED');
    const done = await work(tx, own, edition);
    if (!done.ok) return done;
    await notePart(tx, own.id, part);
    return ok(undefined);
  });
}

async function lockFor(
  tx: TxScope,
  edition: Edition,
  reference: string,
  part: Part,
): Promise<Registration | undefined> {
  if (!isReference(reference)) return undefined;
  if (part === 'names') {
    // Another name may lead back to review: that command takes the seats, and whoever takes both takes them first.
    const locked = await lockRegistration(tx, { reference });
    return locked.ok ? locked.value.registration : undefined;
  }
  const [found] = await tx.db
    .select()
    .from(registration)
    .where(and(eq(registration.editionId, edition.id), eq(registration.reference, reference)))
    .for('no key update');
  return found;
}

/** Notes that a part was seen to: which, and never what was said. */
export async function notePart(tx: TxScope, registrationId: string, part: Part): Promise<void> {
  // When for the first time: by that the numbers of the past are counted, and the facts tell the rest.
  await tx.db
    .insert(completedPart)
    .values({ registrationId, part, completedAt: tx.now })
    .onConflictDoNothing();
  await record(tx, {
    action: 'part.completed',
    subject: `registration:${registrationId}`,
    after: { kind: part },
  });
}

/** Writes some of what is said beside the vault, and leaves the rest. */
export async function put(
  { db }: TxScope,
  registrationId: string,
  said: Omit<typeof completion.$inferInsert, 'registrationId'>,
): Promise<void> {
  await db
    .insert(completion)
    .values({ registrationId, ...said })
    .onConflictDoUpdate({ target: completion.registrationId, set: said });
}
