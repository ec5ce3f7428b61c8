import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { delegation, invitation } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { keyedHash, unseal } from '@/lib/core/crypto';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { invitationIdIn } from './link';
import { type Bearer, faultOf, type Invitation, type InvitationFault } from './rules';
import { codesIn } from './typed';

export const hashCode = (code: string): string => keyedHash(code, 'invitation');

export const codeContext = (id: string): string => `invitation:${id}`;
export const openCode = ({ id, sealedCode }: Pick<Invitation, 'id' | 'sealedCode'>): string =>
  unseal(sealedCode, codeContext(id));

/** The invitations behind typed codes, by what was typed. */
export async function invitationsBehind(
  scope: Pick<Scope, 'db'>,
  editionId: string | SQL,
  typed: readonly string[],
): Promise<Map<string, Invitation>> {
  const readings = [...new Set(typed)].map((text) => ({ text, hashes: codesIn(text).map(hashCode) }));
  const hashes = readings.flatMap((reading) => reading.hashes);
  if (hashes.length === 0) return new Map();
  const found = await scope.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.editionId, editionId), inArray(invitation.codeHash, hashes)));
  const byHash = new Map(found.map((one) => [one.codeHash, one]));
  return new Map(
    readings.flatMap(({ text, hashes: mine }) => {
      const one = mine.map((hash) => byHash.get(hash)).find((candidate) => candidate !== undefined);
      return one ? [[text, one] as const] : [];
    }),
  );
}

/** What a code gives its bearer, or why it does not serve. */
export type Offer = {
  category: string | null;
  delegation: LocalText | null;
  approves: boolean;
  keepsSeat: boolean;
  expiresAt: Date | null;
  fault: InvitationFault | undefined;
};

/** What a typed code gives, for who holds it. */
export async function offerBehind(
  scope: Pick<Scope, 'db' | 'now'>,
  editionId: string,
  typed: string,
  bearer: Bearer,
): Promise<Offer | { fault: InvitationFault }> {
  const found = (await invitationsBehind(scope, editionId, [typed])).get(typed);
  return found ? offerOf(scope, found, bearer) : { fault: 'code_unknown' };
}

/** What the link of a letter leads to: the offer, and what the form is to be filled in with. */
export type Invited = Offer & { code: string; email: string | null };

/** The invitation behind a link; undefined when the link is not ours or its code has been deleted. */
export async function invitedBy(scope: Scope, token: string): Promise<Invited | undefined> {
  const id = invitationIdIn(token);
  if (!id) return undefined;
  const { id: editionId } = await currentEdition(scope);
  const [found] = await scope.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.id, id), eq(invitation.editionId, editionId)));
  if (!found) return undefined;
  return { ...(await offerOf(scope, found, {})), code: openCode(found), email: found.email };
}

async function offerOf(scope: Pick<Scope, 'db' | 'now'>, found: Invitation, bearer: Bearer): Promise<Offer> {
  const [sender] = found.delegationId
    ? await scope.db.select().from(delegation).where(eq(delegation.id, found.delegationId))
    : [];
  return {
    category: found.category,
    delegation: sender?.name ?? null,
    approves: found.approves,
    keepsSeat: found.reservedSeats > 0,
    expiresAt: found.expiresAt,
    fault: faultOf(found, bearer, scope.now),
  };
}
