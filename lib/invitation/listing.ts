import { and, desc, eq, gt, ilike, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { delegation, invitation } from '@/db/schema';
import { isId } from '@/lib/core/id';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { InvitationFilter } from './input';
import { mayManageInvitations } from './policy';
import { hashCode, openCode } from './queries';
import { type InvitationState, stateOf } from './rules';
import { codesIn } from './typed';

/** A code as organisers see it. */
export type ListedInvitation = Awaited<ReturnType<typeof select>>[number];
/** A batch as a whole, however much of it a filter shows. */
export type Batch = {
  id: string;
  codes: number;
  open: number;
  uses: number;
  maxUses: number;
  reserved: number;
  toMail: number;
};
export type InvitationList = { rows: ListedInvitation[]; total: number; batches: Map<string, Batch> };

/** Codes, newest batch first, with the batches that they belong to. */
export async function listInvitations(
  scope: Scope,
  filter: InvitationFilter,
  page: { limit: number; offset: number } = { limit: 100_000, offset: 0 },
): Promise<Result<InvitationList, 'NOT_ALLOWED'>> {
  if (!mayManageInvitations(scope.actor)) return refuse('NOT_ALLOWED');
  const { id: editionId } = await currentEdition(scope);
  const where = and(eq(invitation.editionId, editionId), ...conditions(filter, scope.now));
  const [rows, total] = await Promise.all([select(scope, where, page), scope.db.$count(invitation, where)]);
  return ok({ rows, total, batches: await batchesOf(scope, [...new Set(rows.map((row) => row.batchId))]) });
}

/** All codes that a filter shows, for a file that leaves the house. */
export const takeOutInvitations = async (
  scope: Scope,
  filter: InvitationFilter,
): Promise<Result<InvitationList, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED'>> => {
  const listed = await listInvitations(scope, filter);
  return listed.ok && !hasFreshProof(scope) ? refuse('FRESH_PROOF_NEEDED') : listed;
};

/** One code. */
export async function readInvitation(
  scope: Scope,
  id: string,
): Promise<Result<ListedInvitation, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayManageInvitations(scope.actor)) return refuse('NOT_ALLOWED');
  const [found] = isId(id) ? await select(scope, eq(invitation.id, id), { limit: 1, offset: 0 }) : [];
  return found ? ok(found) : refuse('NOT_FOUND');
}

async function select(scope: Scope, where: SQL | undefined, page: { limit: number; offset: number }) {
  const rows = await scope.db
    .select({ invitation, delegationName: delegation.name })
    .from(invitation)
    .leftJoin(delegation, eq(delegation.id, invitation.delegationId))
    .where(where)
    // Codes of one batch were made at one moment.
    .orderBy(desc(invitation.createdAt), invitation.batchId, invitation.id)
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(({ invitation: { codeHash: _, sealedCode, emailKey: __, ...row }, delegationName }) => ({
    ...row,
    delegationName,
    code: openCode({ id: row.id, sealedCode }),
    state: stateOf(row, scope.now),
  }));
}

function conditions({ state, q, batch }: InvitationFilter, now: Date): (SQL | undefined)[] {
  return [
    state && isIn(state, now),
    q ? isAbout(q) : undefined,
    batch ? eq(invitation.batchId, batch) : undefined,
  ];
}

/** The same as `stateOf`, as the database says it. */
function isIn(state: InvitationState, now: Date): SQL | undefined {
  const { expiresAt, endedAt } = invitation;
  const isUsedUp = sql`${invitation.uses} >= ${invitation.maxUses}`;
  if (state === 'expired') return lte(expiresAt, now);
  const serves = or(isNull(expiresAt), gt(expiresAt, now));
  if (state === 'ended') return and(serves, isNotNull(endedAt));
  return and(serves, isNull(endedAt), state === 'used_up' ? isUsedUp : sql`NOT ${isUsedUp}`);
}

/** By label, by address, or by the code itself, typed in any way. */
function isAbout(q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const codes = codesIn(q).map(hashCode);
  return or(
    ilike(invitation.label, pattern),
    ilike(invitation.email, pattern),
    codes.length > 0 ? inArray(invitation.codeHash, codes) : undefined,
  );
}

async function batchesOf({ db, now }: Scope, ids: string[]): Promise<Map<string, Batch>> {
  if (ids.length === 0) return new Map();
  const isOpen = isIn('open', now);
  const batches = await db
    .select({
      id: invitation.batchId,
      codes: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) FILTER (WHERE ${isOpen}))::int`,
      uses: sql<number>`sum(${invitation.uses})::int`,
      maxUses: sql<number>`sum(${invitation.maxUses})::int`,
      reserved: sql<number>`sum(${invitation.reservedSeats})::int`,
      toMail: sql<number>`(count(*) FILTER (WHERE ${isOpen} AND email IS NOT NULL AND mailed_at IS NULL))::int`,
    })
    .from(invitation)
    .where(inArray(invitation.batchId, ids))
    .groupBy(invitation.batchId);
  return new Map(batches.map((batch) => [batch.id, batch]));
}
