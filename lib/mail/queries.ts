import { and, count, desc, eq } from 'drizzle-orm';
import { CURRENT_EDITION, mailMessage, mailWording, type Wording } from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { toLocale } from '@/messages/locales';
import { writeLetter } from './letter';
import { mayReadOutbox } from './policy';
import { type StoredLetter, secretsOf, type Unwritten } from './rules';

export const mailContext = (mailId: string): string => `mail:${mailId}`;

type Sealed = Pick<typeof mailMessage.$inferSelect, 'id' | 'sealed' | 'locale'>;

/** The organisers' own words that count now, by kind and language. */
export type Wordings = Partial<Record<string, Record<string, Wording>>>;

/** The organisers' own words of every kind of letter, or of one. */
export async function wordingsOf({ db }: Pick<Scope, 'db'>, kind?: string): Promise<Wordings> {
  const rows = await db
    .selectDistinctOn([mailWording.kind], { kind: mailWording.kind, written: mailWording.written })
    .from(mailWording)
    .where(and(eq(mailWording.editionId, CURRENT_EDITION), kind ? eq(mailWording.kind, kind) : undefined))
    .orderBy(mailWording.kind, desc(mailWording.number));
  return Object.fromEntries(rows.map(({ kind: of, written }) => [of, written]));
}

/** The letter of a mail: as it left, or, before that, in the words in which it would leave now. */
export function openLetter(
  { id, sealed, locale }: Sealed,
  wordings: Wordings = {},
): StoredLetter | undefined {
  if (!sealed) return undefined;
  const contents = JSON.parse(unseal(sealed, mailContext(id))) as StoredLetter | Unwritten;
  if (!('values' in contents)) return contents;
  const { kind, values, from } = contents;
  const language = toLocale(locale);
  const own = wordings[kind]?.[language];
  return { ...writeLetter(kind, values, from, language, own), secrets: secretsOf(values) };
}

export type OutboxEntry = Omit<typeof mailMessage.$inferSelect, 'sealed' | 'factKey'> & { subject: string };

export type OutboxPage = { rows: OutboxEntry[]; total: number };

/** A page of the outbox, newest first. */
export async function outbox(
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<Result<OutboxPage, 'NOT_ALLOWED'>> {
  if (!mayReadOutbox(scope.actor)) return refuse('NOT_ALLOWED');
  const [wordings, rows, [counted]] = await Promise.all([
    wordingsOf(scope),
    scope.db
      .select()
      .from(mailMessage)
      .orderBy(desc(mailMessage.createdAt), desc(mailMessage.id))
      .limit(page.limit)
      .offset(page.offset),
    scope.db.select({ total: count() }).from(mailMessage),
  ]);
  return ok({ rows: rows.map(entryIn(wordings)), total: counted?.total ?? 0 });
}

/** The mails about one registration, newest first. */
export async function mailAbout(scope: Scope, registrationId: string): Promise<OutboxEntry[]> {
  if (!mayReadOutbox(scope.actor)) return [];
  const [wordings, rows] = await Promise.all([
    wordingsOf(scope),
    scope.db
      .select()
      .from(mailMessage)
      .where(eq(mailMessage.registrationId, registrationId))
      .orderBy(desc(mailMessage.createdAt)),
  ]);
  return rows.map(entryIn(wordings));
}

export type WholeMail = OutboxEntry & Pick<StoredLetter, 'text' | 'html'>;

/** One mail whole. */
export async function readMail(
  scope: Scope,
  mailId: string,
): Promise<Result<WholeMail, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayReadOutbox(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isId(mailId)) return refuse('NOT_FOUND');
  const [row] = await scope.db.select().from(mailMessage).where(eq(mailMessage.id, mailId));
  if (!row) return refuse('NOT_FOUND');
  const wordings = await wordingsOf(scope, row.kind);
  const letter = openLetter(row, wordings);
  if (!letter) return refuse('NOT_FOUND');
  return ok({ ...entryIn(wordings)(row), text: letter.text, html: letter.html });
}

const entryIn =
  (wordings: Wordings) =>
  ({ sealed, factKey: _, ...row }: typeof mailMessage.$inferSelect): OutboxEntry => ({
    ...row,
    subject: openLetter({ ...row, sealed }, wordings)?.subject ?? '',
  });
