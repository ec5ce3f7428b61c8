import { count, desc, eq } from 'drizzle-orm';
import { mailMessage } from '@/db/schema';
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

/** The letter of a mail: as it left, or, before that, in the words in which it would leave now. */
export function openLetter({ id, sealed, locale }: Sealed): StoredLetter | undefined {
  if (!sealed) return undefined;
  const contents = JSON.parse(unseal(sealed, mailContext(id))) as StoredLetter | Unwritten;
  if (!('values' in contents)) return contents;
  const { kind, values, from } = contents;
  return { ...writeLetter(kind, values, from, toLocale(locale)), secrets: secretsOf(values) };
}

export type OutboxEntry = Omit<typeof mailMessage.$inferSelect, 'sealed' | 'factKey'> & { subject: string };

export type OutboxPage = { rows: OutboxEntry[]; total: number };

/** A page of the outbox, newest first. */
export async function outbox(
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<Result<OutboxPage, 'NOT_ALLOWED'>> {
  if (!mayReadOutbox(scope.actor)) return refuse('NOT_ALLOWED');
  const [rows, [counted]] = await Promise.all([
    scope.db
      .select()
      .from(mailMessage)
      .orderBy(desc(mailMessage.createdAt), desc(mailMessage.id))
      .limit(page.limit)
      .offset(page.offset),
    scope.db.select({ total: count() }).from(mailMessage),
  ]);
  return ok({ rows: rows.map(entry), total: counted?.total ?? 0 });
}

/** The mails about one registration, newest first. */
export async function mailAbout(scope: Scope, registrationId: string): Promise<OutboxEntry[]> {
  if (!mayReadOutbox(scope.actor)) return [];
  const rows = await scope.db
    .select()
    .from(mailMessage)
    .where(eq(mailMessage.registrationId, registrationId))
    .orderBy(desc(mailMessage.createdAt));
  return rows.map(entry);
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
  const letter = row && openLetter(row);
  return row && letter ? ok({ ...entry(row), text: letter.text, html: letter.html }) : refuse('NOT_FOUND');
}

function entry({ sealed, factKey: _, ...row }: typeof mailMessage.$inferSelect): OutboxEntry {
  return { ...row, subject: openLetter({ ...row, sealed })?.subject ?? '' };
}
