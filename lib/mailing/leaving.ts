import { and, eq } from 'drizzle-orm';
import { mailingReceiver } from '@/db/schema';
import { closeConsent } from '@/lib/consent/commands';
import { env } from '@/lib/core/env';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { keysIn, signedToken } from '@/lib/core/signed-keys';

type Of = { mailingId: string; registrationId: string };

const PURPOSE = 'no-more-news';

/** The token of the link in a mail of news: which mailing, and to whom. */
export const leavingToken = ({ mailingId, registrationId }: Of): string =>
  signedToken([mailingId, registrationId], PURPOSE);

/** Where the link in a mail of news leads, and where a mail program posts to without asking. */
export const leavingLinks = (of: Of, locale: string) => {
  const page = `${env().publicUrl}/${locale}/unsubscribe`;
  const query = `?token=${leavingToken(of)}`;
  return { leaveLink: `${page}${query}`, oneClickLink: `${page}/now${query}` };
};

/**
 * Takes the consent to news back in the name of who got a mail of news: whoever holds its link has read that mail. Signed in or
 * not; twice is as good as once, and nothing else of the registration changes.
 */
export async function leaveNews(scope: Scope, token: string): Promise<Result<void, 'LINK_UNKNOWN'>> {
  const [mailingId, registrationId] = keysIn(token, 2, PURPOSE) ?? [];
  // Made up by somebody: costs no question to the database.
  if (!mailingId || !registrationId) return refuse('LINK_UNKNOWN');
  return inTransaction<void, 'LINK_UNKNOWN'>(scope, async (tx) => {
    const [found] = await tx.db
      .select({ id: mailingReceiver.registrationId })
      .from(mailingReceiver)
      .where(
        and(eq(mailingReceiver.mailingId, mailingId), eq(mailingReceiver.registrationId, registrationId)),
      );
    if (!found) return refuse('LINK_UNKNOWN');
    await closeConsent(tx, found.id, 'news', 'mail');
    return ok(undefined);
  });
}
