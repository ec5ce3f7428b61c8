import { eq } from 'drizzle-orm';
import { badgeLook } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';

export type Logo = { type: 'svg' | 'png'; bytes: Uint8Array };

/** What an edition puts on all of its badges: the colour of the head, a logo, lines in place of its name. */
export type Look = { headColour: string; lines: string[]; logo: Logo | null };

/** As long as nobody has decided on anything: the ink of the pages, the name of the forum. */
export const PLAIN_LOOK: Look = { headColour: '#0f1c2b', lines: [], logo: null };

export const lookOf = async (scope: Pick<Scope, 'db'>, editionId: string): Promise<Look> =>
  (await lookWithTime(scope, editionId)).look;

/** The same with when it was last changed; never, where nobody has decided on anything. */
export async function lookWithTime(
  { db }: Pick<Scope, 'db'>,
  editionId: string,
): Promise<{ look: Look; changedAt?: Date }> {
  const [found] = await db.select().from(badgeLook).where(eq(badgeLook.editionId, editionId));
  if (!found) return { look: PLAIN_LOOK };
  const { headColour, lines, logo, logoType, changedAt } = found;
  return {
    look: { headColour, lines, logo: logo && logoType ? { type: logoType, bytes: logo } : null },
    changedAt,
  };
}
