import { desc, eq } from 'drizzle-orm';
import { mailMessage } from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import type { Scope } from '@/lib/core/scope';
import { mayReadOutbox } from './policy';
import type { StoredLetter } from './rules';

export const mailContext = (mailId: string): string => `mail:${mailId}`;

export const openLetter = (mail: { id: string; sealed: Buffer | null }): StoredLetter | undefined =>
  mail.sealed ? (JSON.parse(unseal(mail.sealed, mailContext(mail.id))) as StoredLetter) : undefined;

export type OutboxEntry = Omit<typeof mailMessage.$inferSelect, 'sealed' | 'factKey'> & { subject: string };

/** The newest mails, for who may read the outbox; empty for everybody else. */
export async function outbox(scope: Scope, page: { limit: number; offset: number }): Promise<OutboxEntry[]> {
  if (!mayReadOutbox(scope.actor)) return [];
  const rows = await scope.db
    .select()
    .from(mailMessage)
    .orderBy(desc(mailMessage.createdAt))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(entry);
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

/** One mail whole. */
export async function readMail(scope: Scope, mailId: string) {
  if (!mayReadOutbox(scope.actor)) return undefined;
  const [row] = await scope.db.select().from(mailMessage).where(eq(mailMessage.id, mailId));
  const letter = row && openLetter(row);
  return row && letter ? { ...entry(row), text: letter.text, html: letter.html } : undefined;
}

function entry({ sealed, factKey: _, ...row }: typeof mailMessage.$inferSelect): OutboxEntry {
  return { ...row, subject: openLetter({ id: row.id, sealed })?.subject ?? '' };
}
