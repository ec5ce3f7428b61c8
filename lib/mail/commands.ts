import { and, eq, sql } from 'drizzle-orm';
import { mailMessage } from '@/db/schema';
import { seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import { log } from '@/lib/core/log';
import { ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { enqueue } from '@/lib/task/commands';
import type { Locale } from '@/messages/locales';
import { writeLetter } from './letter';
import { mailContext, openLetter } from './queries';
import {
  blanked,
  isDeliverable,
  type MailContents,
  type MailKind,
  type StoredLetter,
  secretsOf,
} from './rules';
import type { Post } from './transport';

export type NewMail = {
  [K in MailKind]: {
    kind: K;
    /** Names the fact: a second mail with the same key is not written. */
    factKey: string;
    recipient: string;
    locale: Locale;
    registrationId?: string;
    values: MailContents[K];
  };
}[MailKind];

/** Who writes: the name and address of the edition, in every language it has. */
export type Sender = { name: { en: string } & Record<string, string>; contactEmail: string };

/** Composes mails in the transaction of the facts they tell of; they leave after the commit, and only then. */
export async function compose(tx: TxScope, sender: Sender, mails: NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const written = await tx.db
    .insert(mailMessage)
    .values(mails.map((mail) => rowOf(tx, sender, mail)))
    .onConflictDoNothing()
    .returning({ id: mailMessage.id });
  await enqueue(tx, ...written.map(({ id }) => ({ kind: 'mail.deliver' as const, payload: { mailId: id } })));
}

const nameIn = ({ name }: Sender, locale: string): string => name[locale] ?? name.en;

function rowOf(tx: TxScope, sender: Sender, mail: NewMail) {
  const id = newId();
  const from = { name: nameIn(sender, mail.locale), contactEmail: sender.contactEmail };
  const letter = writeLetter(mail.kind, mail.values, from, mail.locale);
  const { kind, factKey, recipient, locale, registrationId } = mail;
  const sealed = sealLetter(id, { ...letter, secrets: secretsOf(mail.values) });
  return { id, factKey, kind, recipient, locale, registrationId, sealed, createdAt: tx.now };
}

/**
 * Delivers one mail. A crash between the peer's acceptance and our note of it sends the mail again under the same
 * Message-ID, so that the receiving side can tell; a refusal throws, and the worker tries again later.
 */
export async function deliver(scope: Scope, post: Post, sender: Sender, mailId: string): Promise<void> {
  const [mail] = await scope.db
    .update(mailMessage)
    .set({ attempts: sql`${mailMessage.attempts} + 1` })
    .where(and(eq(mailMessage.id, mailId), eq(mailMessage.state, 'queued')))
    .returning();
  const letter = mail && openLetter(mail);
  if (!letter) return;
  if (!isDeliverable(mail.recipient)) {
    await scope.db.update(mailMessage).set({ state: 'suppressed' }).where(eq(mailMessage.id, mailId));
    return;
  }
  try {
    const from = { name: nameIn(sender, mail.locale), address: sender.contactEmail };
    await post({ id: mailId, from, to: mail.recipient, ...letter });
  } catch (error) {
    await scope.db
      .update(mailMessage)
      .set({ lastError: errorCode(error) })
      .where(eq(mailMessage.id, mailId));
    throw new Error(`mail ${mailId} was not accepted: ${errorCode(error)}`);
  }
  await markSent(scope, mailId, letter);
}

async function markSent(scope: Scope, mailId: string, letter: StoredLetter): Promise<void> {
  await inTransaction(scope, async (tx) => {
    await tx.db
      .update(mailMessage)
      .set({ state: 'sent', sentAt: tx.now, lastError: null, sealed: sealLetter(mailId, blanked(letter)) })
      .where(eq(mailMessage.id, mailId));
    return ok(undefined);
  });
  log.info({ mailId }, 'mail sent');
}

/** The last attempt has failed: organisers see it as such. One that did leave stays sent. */
export async function giveUp(scope: Scope, mailId: string): Promise<void> {
  await scope.db
    .update(mailMessage)
    .set({ state: 'failed' })
    .where(and(eq(mailMessage.id, mailId), eq(mailMessage.state, 'queued')));
}

const sealLetter = (id: string, letter: StoredLetter): Buffer =>
  seal(JSON.stringify(letter), mailContext(id));

// The peer's words may repeat the address: keep its code only.
const errorCode = (error: unknown): string => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [responseCode, code].filter(Boolean).join(' ') || 'unknown';
};
