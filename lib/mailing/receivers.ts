import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import { hasRow } from '@/db/exists';
import { consent, type MailingKind, type RegistrationState, registration } from '@/db/schema';
import { keyedHash } from '@/lib/core/crypto';
import type { Scope } from '@/lib/core/scope';
import { matching } from '@/lib/dashboard/filter';
import { currentEdition } from '@/lib/edition/queries';
import { isUndeliverable } from '@/lib/mail/bounces';
import { filterIn, type Mailing, type Skip } from './rules';

/** Somebody whom a mailing is meant for, in which language they read, and what stands against it. */
export type Candidate = { id: string; reference: string; locale: string; skip: Skip | undefined };

/** Everybody whom the filter of a mailing matches now, in the order of their keys. */
export async function candidatesOf(scope: Scope, { kind, query }: Mailing): Promise<Candidate[]> {
  const filter = filterIn(query);
  if (!filter) return [];
  const edition = await currentEdition(scope);
  return candidatesWhere(scope, kind, matching(scope, edition.id, filter));
}

/** What stands against writing to one person, at this moment. */
export async function skipOf(
  scope: Pick<Scope, 'db'>,
  kind: MailingKind,
  registrationId: string,
): Promise<Skip | undefined> {
  const [found] = await candidatesWhere(scope, kind, eq(registration.id, registrationId));
  return found ? found.skip : 'erased';
}

async function candidatesWhere(
  { db }: Pick<Scope, 'db'>,
  kind: MailingKind,
  where: SQL | undefined,
): Promise<Candidate[]> {
  const rows = await db
    .select({
      id: registration.id,
      reference: registration.reference,
      locale: registration.locale,
      state: registration.state,
      erasedAt: registration.erasedAt,
      confirmedAt: registration.emailConfirmedAt,
      hasBounced: isUndeliverable(registration.emailKey),
      agrees: hasNews(isNull(consent.withdrawnAt)),
      hasAgreed: hasNews(),
    })
    .from(registration)
    .where(and(where))
    .orderBy(asc(registration.id));
  return rows.map(({ id, reference, locale, ...person }) => ({
    id,
    reference,
    locale,
    skip: skipFor(kind, person),
  }));
}

const hasNews = (standing?: SQL) =>
  hasRow(consent, and(eq(consent.registrationId, registration.id), eq(consent.purpose, 'news'), standing));

type Situation = {
  state: RegistrationState;
  erasedAt: Date | null;
  confirmedAt: Date | null;
  hasBounced: boolean;
  agrees: boolean;
  hasAgreed: boolean;
};

function skipFor(kind: MailingKind, person: Situation): Skip | undefined {
  if (person.erasedAt) return 'erased';
  // Whoever has gone, or was let go, is not written to any more; whoever was refused is one whom a filter may mean.
  if (['withdrawn', 'cancelled', 'lapsed'].includes(person.state)) return 'ended';
  // Somebody else may have typed it: a thousand of those at once, and no server takes our mail any more.
  if (!person.confirmedAt) return 'unconfirmed';
  if (person.hasBounced) return 'bounced';
  if (kind === 'news' && !person.agrees) return person.hasAgreed ? 'news_withdrawn' : 'no_news';
  return undefined;
}

/** Another digest means that other people would get the mailing than were counted. */
export const digestOf = (people: readonly Candidate[]): string =>
  keyedHash(people.flatMap(({ id, skip }) => (skip ? [] : [id])).join(), 'mailing');
