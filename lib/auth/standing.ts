import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { factorRule, session, staffRole } from '@/db/schema';
import { type Actor, anonymous, type Person } from '@/lib/core/actor';
import { hashToken } from '@/lib/core/token';
import { hasFactor } from './proof';
import { isNotSuspended } from './queries';
import { type Held, heldBackFor, inForce, type RequiredOf } from './rules';

/** The session behind a token with the roles held at this moment; undefined when it has ended meanwhile. */
export const standingOf = (db: Db, token: string): Promise<Standing | undefined> =>
  standingWhere(db, eq(session.sessionToken, hashToken(token)));

/** The same by another mark of it: its token is another one after each proof. */
export async function standingWhere(db: Db, which: SQL): Promise<Standing | undefined> {
  const rows = await db
    .select({
      sessionId: session.id,
      openedAt: session.openedAt,
      lastSeenAt: session.lastSeenAt,
      provedAt: session.provedAt,
      secondProofAt: session.secondProofAt,
      hasFactor: hasFactor(session.userId),
      requiredOf: sql<RequiredOf | null>`(SELECT ${factorRule.requiredOf} FROM ${factorRule})`,
      role: staffRole.role,
      categories: staffRole.categories,
      countries: staffRole.countries,
    })
    .from(session)
    .leftJoin(staffRole, and(eq(staffRole.userId, session.userId), isNotSuspended))
    .where(which);
  const held = rows.flatMap(({ role, categories, countries }) =>
    role && categories && countries ? [{ role, categories, countries }] : [],
  );
  if (!rows[0]) return undefined;
  const { role: _, categories: __, countries: ___, requiredOf, ...rest } = rows[0];
  return { ...rest, requiredOf: requiredOf ?? 'nobody', held };
}
export type Standing = {
  sessionId: string;
  openedAt: Date;
  lastSeenAt: Date;
  provedAt: Date;
  secondProofAt: Date | null;
  hasFactor: boolean;
  requiredOf: RequiredOf;
  held: Held[];
};

/**
 * The person of a session, with the roles held at this moment. Who still has to show a second factor, or to set one up, comes
 * without a role and marked as held back: `countingActor` makes nobody of them.
 */
export function personOf(who: Pick<Person, 'userId' | 'email'>, standing: Standing): Person {
  const inRole = inForce(standing.held);
  const heldBack = heldBackFor({ ...standing, ...inRole });
  return {
    kind: 'person',
    ...who,
    sessionId: standing.sessionId,
    provedAt: standing.provedAt,
    hasSecondProof: standing.hasFactor && standing.secondProofAt !== null,
    ...(heldBack ? { roles: [], heldBack } : inRole),
  };
}

/** Who acts by a session: without the second proof that it needs, nobody. */
export const countingActor = (person: Person | undefined): Actor =>
  person && !person.heldBack ? person : anonymous;
