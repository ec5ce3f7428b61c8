import { asc, eq } from 'drizzle-orm';
import { completedPart, mailMessage, scan } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { sessionsOf } from '@/lib/auth/queries';
import { claimsAbout } from '@/lib/claim/queries';
import { completionOf } from '@/lib/completion/queries';
import { consentsOf } from '@/lib/consent/queries';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { type OwnRecord, ownRecord } from '@/lib/dashboard/own';
import { filesOf } from '@/lib/file/queries';
import { openLetter, wordingsOf } from '@/lib/mail/queries';
import { blanked } from '@/lib/mail/rules';
import { decisionsOn } from '@/lib/review/queries';
import { kept } from '@/lib/vault/queries';

export type OwnDataRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'FRESH_PROOF_NEEDED';

/**
 * Everything that is kept of who asks, for who has just shown who that is; that it was taken is recorded. Left out is what is
 * about others: who decided, revealed or scanned, what colleagues noted to each other, and with whom somebody may be confused.
 */
export function takeOwnData(
  scope: Scope,
  format: 'json' | 'pdf' | 'zip',
): Promise<Result<TakenData, OwnDataRefusal>> {
  return inTransaction<TakenData, OwnDataRefusal>(scope, async (tx) => {
    if (tx.actor.kind !== 'person') return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const own = await ownRecord(tx);
    if (!own) return refuse('NOT_FOUND');
    await record(tx, {
      action: 'own_data.taken',
      subject: `registration:${own.registration.id}`,
      after: { format },
    });
    return ok({ registrationId: own.registration.id, data: await keptOf(tx, own) });
  });
}

async function keptOf(scope: Scope, own: OwnRecord) {
  const { registration, edition } = own;
  const { id, searchText: _, emailKey: __, ...application } = registration;
  const { completion, done } = await completedOf(scope, id);
  return {
    takenAt: scope.now,
    forum: { name: edition.name, startsOn: edition.startsOn, endsOn: edition.endsOn },
    application: { ...application, delegation: own.delegation?.name ?? null },
    confidential: {
      needs: own.needs,
      document: await kept(scope, id, 'document'),
      birth: await kept(scope, id, 'birth'),
      visa: await kept(scope, id, 'visa'),
    },
    completion,
    completedParts: done,
    files: (await filesOf(scope, id)).map(({ kind, mediaType, madeAt }) => ({ kind, mediaType, madeAt })),
    consents: await consentsOf(scope, id),
    history: own.events,
    decisions: await decisionsFor(scope, id),
    place: own.line ? { position: own.line.position } : null,
    ticket: own.ticket ? { status: own.ticket.status } : null,
    letters: await lettersTo(scope, id),
    scans: await scansOf(scope, id),
    reveals: own.reveals,
    sessions: await sessionsFor(scope),
    requests: (await claimsAbout(scope, id)).map(
      ({ kind, words, receivedAt, dueAt, outcome, answer, closedAt }) => ({
        kind,
        words,
        receivedAt,
        dueAt,
        outcome,
        answer,
        closedAt,
      }),
    ),
  };
}
/** `registrationId`: whose files go along. */
type TakenData = { registrationId: string; data: OwnData };
export type OwnData = Awaited<ReturnType<typeof keptOf>>;

async function completedOf(scope: Scope, registrationId: string) {
  const [said, done] = await Promise.all([
    completionOf(scope, registrationId),
    scope.db
      .select({ part: completedPart.part, completedAt: completedPart.completedAt })
      .from(completedPart)
      .where(eq(completedPart.registrationId, registrationId)),
  ]);
  const { registrationId: _, ...completion } = said ?? { registrationId: '' };
  return { completion, done };
}

/** With these letters the person is told why; what is noted with others is between colleagues. */
const TOLD_WHY: ReadonlySet<string> = new Set(['reject', 'request_info']);

/** What was decided, and what the person was told of why. One that is still held back is not decided yet for anybody. */
const decisionsFor = async (scope: Scope, registrationId: string) =>
  (await decisionsOn(scope, registrationId))
    .filter(({ letterHeldUntil }) => !letterHeldUntil || letterHeldUntil <= scope.now)
    .map(({ decision, reasonCode, note, decidedAt, undoneAt }) => ({
      decision,
      reasonCode: TOLD_WHY.has(decision) ? reasonCode : null,
      note: TOLD_WHY.has(decision) ? note : null,
      decidedAt,
      undoneAt,
    }));

/** The letters as they left, without the codes that were in them. */
async function lettersTo(scope: Scope, registrationId: string) {
  const wordings = await wordingsOf(scope);
  const rows = await scope.db
    .select()
    .from(mailMessage)
    .where(eq(mailMessage.registrationId, registrationId))
    .orderBy(asc(mailMessage.createdAt));
  return rows
    .filter(({ heldUntil, state }) => state !== 'recalled' && (!heldUntil || heldUntil <= scope.now))
    .map((row) => {
      const letter = openLetter(row, wordings);
      const { subject, text } = letter ? blanked(letter) : { subject: '', text: '' };
      const { kind, recipient, state, createdAt, sentAt } = row;
      return { kind, recipient, state, createdAt, sentAt, subject, text };
    });
}

const scansOf = (scope: Scope, registrationId: string) =>
  scope.db
    .select({
      gate: scan.gate,
      direction: scan.direction,
      scannedAt: scan.scannedAt,
      verdict: scan.verdict,
      reason: scan.reason,
    })
    .from(scan)
    .where(eq(scan.registrationId, registrationId))
    .orderBy(asc(scan.scannedAt));

async function sessionsFor(scope: Scope) {
  if (scope.actor.kind !== 'person') return [];
  const listed = await sessionsOf(scope, scope.actor.userId);
  return listed.ok ? listed.value.map(({ openedAt, lastSeenAt }) => ({ openedAt, lastSeenAt })) : [];
}
