import { and, eq, isNull } from 'drizzle-orm';
import { claim, registration as registrationTable } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Edition, instantAt } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import type { Registration } from '@/lib/registration/intake';
import { addressed, letterTo } from '@/lib/registration/letters';
import { isOwner } from '@/lib/registration/policy';
import { lockRegistration } from '@/lib/registration/transition';
import { moment } from '@/messages/dates';
import type { AnswerInput, ClaimInput, EnteredClaimInput } from './input';
import { ownDataLink } from './letters';
import { mayAnswerClaims } from './policy';
import { dueOf, sealedWords } from './rules';

type AskRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'CLAIM_OPEN';

/** The person asks for something about the own data, and is told by when it is answered. The same is asked for once at a time. */
export function makeClaim(scope: Scope, input: ClaimInput): Promise<Result<string, AskRefusal>> {
  return inTransaction<string, AskRefusal>(scope, async (tx) => {
    const locked = await lockRegistration(tx, input);
    if (!locked.ok) return locked;
    const { registration, edition } = locked.value;
    if (!isOwner(tx.actor, registration)) return refuse('NOT_ALLOWED');
    return note(tx, edition, registration, input, tx.now);
  });
}

/** An organiser notes what came on paper: the deadline runs from the day on which that came. */
export function enterClaim(
  scope: Scope,
  { receivedOn, ...input }: EnteredClaimInput,
): Promise<Result<string, AskRefusal | 'INVALID_INPUT'>> {
  return inTransaction<string, AskRefusal | 'INVALID_INPUT'>(scope, async (tx) => {
    if (!mayAnswerClaims(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockRegistration(tx, input);
    if (!locked.ok) return locked;
    const { registration, edition } = locked.value;
    const receivedAt = instantAt(`${receivedOn}T12:00`, edition.timeZone) ?? tx.now;
    const begins = instantAt(`${receivedOn}T00:00`, edition.timeZone) ?? tx.now;
    if (begins > tx.now)
      return refuse('INVALID_INPUT', { errors: [{ path: 'receivedOn', code: 'invalid_day' }] });
    return note(tx, edition, registration, input, receivedAt);
  });
}

async function note(
  tx: TxScope,
  edition: Edition,
  registration: Registration,
  { kind, words }: Pick<ClaimInput, 'kind' | 'words'>,
  receivedAt: Date,
): Promise<Result<string, 'CLAIM_OPEN'>> {
  const id = newId();
  const dueAt = dueOf(kind, receivedAt, edition);
  const made = await tx.db
    .insert(claim)
    .values({
      id,
      editionId: edition.id,
      registrationId: registration.id,
      kind,
      sealedWords: words === '' ? null : sealedWords(id, 'words', words),
      enteredBy: actorKey(tx.actor),
      receivedAt,
      dueAt,
    })
    .onConflictDoNothing()
    .returning({ id: claim.id });
  if (made.length === 0) return refuse('CLAIM_OPEN');
  await record(tx, {
    action: 'claim.made',
    subject: `registration:${registration.id}`,
    after: { claim: kind, dueAt: dueAt.toISOString() },
  });
  const to = letterTo(registration, `claim:${id}`);
  const deadline = moment(dueAt, to.locale, edition.timeZone);
  const values = { ...addressed(registration), claim: kind, deadline, link: ownDataLink(to.locale) };
  await compose(tx, edition, [{ ...to, kind: 'claim_received', values }]);
  return ok(id);
}

type ChangeRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'STATE_CHANGED';

/** Whoever takes it up says so to the colleagues; the last one who does has it. */
export function takeClaim(scope: Scope, { id }: { id: string }): Promise<Result<void, ChangeRefusal>> {
  return inTransaction<void, ChangeRefusal>(scope, async (tx) => {
    if (!mayAnswerClaims(tx.actor)) return refuse('NOT_ALLOWED');
    const assignedTo = actorKey(tx.actor);
    const [taken] = await tx.db
      .update(claim)
      .set({ assignedTo })
      .where(and(eq(claim.id, id), isNull(claim.closedAt)))
      .returning();
    if (!taken) return refuse('STATE_CHANGED');
    await record(tx, {
      action: 'claim.taken',
      subject: `registration:${taken.registrationId}`,
      after: { claim: taken.kind },
    });
    return ok(undefined);
  });
}

/** Answers it once, in words that the person reads; the second of two colleagues is told that it is answered. */
export function answerClaim(
  scope: Scope,
  { id, outcome, words }: AnswerInput,
): Promise<Result<void, ChangeRefusal>> {
  return inTransaction<void, ChangeRefusal>(scope, async (tx) => {
    if (!mayAnswerClaims(tx.actor)) return refuse('NOT_ALLOWED');
    const closed = await closeClaim(tx, id, outcome, words);
    if (!closed) return refuse('STATE_CHANGED');
    const edition = await currentEdition(tx);
    const [registration] = await tx.db
      .select()
      .from(registrationTable)
      .where(eq(registrationTable.id, closed.registrationId));
    if (!registration) return refuse('NOT_FOUND');
    const to = letterTo(registration, `claim-answered:${id}`);
    const told = { claim: closed.kind, outcome, answer: words, link: ownDataLink(to.locale) };
    await compose(tx, edition, [
      { ...to, kind: 'claim_answered', values: { ...addressed(registration), ...told } },
    ]);
    return ok(undefined);
  });
}

/** The person no longer asks for it. */
export function takeClaimBack(scope: Scope, { id }: { id: string }): Promise<Result<void, ChangeRefusal>> {
  return inTransaction<void, ChangeRefusal>(scope, async (tx) => {
    const [found] = await tx.db
      .select({ registration: registrationTable })
      .from(claim)
      .innerJoin(registrationTable, eq(registrationTable.id, claim.registrationId))
      .where(eq(claim.id, id));
    if (!found) return refuse('NOT_FOUND');
    if (!isOwner(tx.actor, found.registration)) return refuse('NOT_ALLOWED');
    return (await closeClaim(tx, id, 'taken_back')) ? ok(undefined) : refuse('STATE_CHANGED');
  });
}

/** Closes what is open, once; undefined where somebody has done it before. */
export async function closeClaim(
  tx: TxScope,
  id: string,
  outcome: 'done' | 'refused' | 'taken_back',
  words?: string,
): Promise<typeof claim.$inferSelect | undefined> {
  const [closed] = await tx.db
    .update(claim)
    .set({
      outcome,
      sealedAnswer: words ? sealedWords(id, 'answer', words) : null,
      closedAt: tx.now,
      closedBy: actorKey(tx.actor),
    })
    .where(and(eq(claim.id, id), isNull(claim.closedAt)))
    .returning();
  if (!closed) return undefined;
  await record(tx, {
    action: 'claim.closed',
    subject: `registration:${closed.registrationId}`,
    after: { claim: closed.kind, outcome },
  });
  return closed;
}
