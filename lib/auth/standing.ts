import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { factorRule, session, staffRole } from '@/db/schema';
import { hashToken } from '@/lib/core/token';
import { hasFactor } from './proof';
import { isNotSuspended } from './queries';
import type { Held, RequiredOf } from './rules';

/** The session behind a token with the roles held at this moment; undefined when it has ended meanwhile. */
export async function standingOf(db: Db, token: string): Promise<Standing | undefined> {
  const rows = await db
    .select({
      sessionId: session.id,
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
    .where(eq(session.sessionToken, hashToken(token)));
  const held = rows.flatMap(({ role, categories, countries }) =>
    role && categories && countries ? [{ role, categories, countries }] : [],
  );
  if (!rows[0]) return undefined;
  const { role: _, categories: __, countries: ___, requiredOf, ...rest } = rows[0];
  return { ...rest, requiredOf: requiredOf ?? 'nobody', held };
}
export type Standing = {
  sessionId: string;
  provedAt: Date;
  secondProofAt: Date | null;
  hasFactor: boolean;
  requiredOf: RequiredOf;
  held: Held[];
};
