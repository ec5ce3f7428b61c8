import { and, asc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { insertAll, type Rows, rowsFor } from '@/db/insert';
import { mailMessage } from '@/db/schema';
import { after } from '@/lib/core/clock';
import { seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import { log } from '@/lib/core/log';
import { ok } from '@/lib/core/result';
import { inTransaction, isPool, type Scope, type TxScope } from '@/lib/core/scope';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import type { Locale } from '@/messages/locales';
import { noteBounce } from './bounces';
import { mailContext, openLetter, wordingsOf } from './queries';
import { addressRefusal } from './refused';
import {
  blanked,
  isDeliverable,
  isTooOld,
  leasedUntil,
  type MailContents,
  type MailKind,
  nextTry,
  type StoredLetter,
  type Unwritten,
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
    /** Nobody has confirmed the recipient's address. */
    isToStranger?: boolean;
    /** Not before then; until then it may be recalled. */
    heldUntil?: Date;
    /** Of a mailing to many, which leaves after everything else. */
    mailingId?: string;
    values: MailContents[K];
  };
}[MailKind];

/** Who writes: the name and address of the edition, in every language it has. */
export type Sender = { name: { en: string } & Record<string, string>; contactEmail: string };

/** Composes mails in the transaction of the facts they tell of; they leave after the commit, and only then. */
export async function compose(tx: TxScope, sender: Sender, mails: NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  await insertAll(tx.db, mailRows(tx, sender, mails));
}

/** The rows of mails, for who writes them together with other rows. */
export const mailRows = (tx: TxScope, sender: Sender, mails: NewMail[]): Rows => ({
  ...rowsFor(
    mailMessage,
    mails.map((mail) => rowOf(tx, sender, mail)),
  ),
  isRepeatable: true,
});

const nameIn = ({ name }: Sender, locale: string): string => name[locale] ?? name.en;

function rowOf(tx: TxScope, sender: Sender, { kind, values, ...mail }: NewMail) {
  const id = newId();
  const from = { name: nameIn(sender, mail.locale), contactEmail: sender.contactEmail };
  const unwritten = { kind, values, from } as Unwritten;
  return {
    ...mail,
    id,
    kind,
    sealed: sealContents(id, unwritten),
    createdAt: tx.now,
    dueAt: mail.heldUntil ?? tx.now,
  };
}

export type Mail = typeof mailMessage.$inferSelect;

const MOST_IN_A_ROW = 50;

/**
 * Sends what is due, one after the other, those to strangers last, and tells how many it took up: none when nothing is due. Any number may do this at
 * once: each mail is taken by one of them. What is refused is tried again later, up to three days.
 */
export async function dispatch(scope: Scope, post: Post, sender: Sender): Promise<number> {
  const start = performance.now();
  for (let taken = 0; taken < MOST_IN_A_ROW; taken++) {
    const at = { ...scope, now: after(scope.now, performance.now() - start) };
    const mail = (await takeDue(at, isOrdinary(false))) ?? (await takeForStranger(at));
    if (!mail) return taken;
    await deliver(at, post, sender, mail);
  }
  return MOST_IN_A_ROW;
}

const closedUntil = new WeakMap<object, number>();

/** A flood of invented addresses is written to no faster than the limit allows; its letters stay where they are meanwhile. */
async function takeForStranger(scope: Scope): Promise<Mail | undefined> {
  const { db } = scope;
  if (!isPool(db)) throw new Error('letters are taken outside of any transaction');
  if ((closedUntil.get(db) ?? 0) > performance.now()) return undefined;
  const mail = await takeDue(scope, isOrdinary(true));
  if (!mail || !isDeliverable(mail.recipient)) return mail;
  const spent = await spend(db, LIMITS.letterToStranger, 'everybody');
  if (spent.ok) return mail;
  closedUntil.set(db, performance.now() + Number(spent.refusal.details?.retryAfterSeconds) * 1000);
  await db.update(mailMessage).set({ dueAt: scope.now }).where(eq(mailMessage.id, mail.id));
  return undefined;
}

const isOrdinary = (isToStranger: boolean) =>
  and(eq(mailMessage.isToStranger, isToStranger), isNull(mailMessage.mailingId));

/** Takes the next letter that is due, of a kind of them: nobody else takes it for two minutes. */
export async function takeDue({ db, now }: Scope, which: SQL | undefined): Promise<Mail | undefined> {
  const due = db
    .select({ id: mailMessage.id })
    .from(mailMessage)
    .where(and(eq(mailMessage.state, 'queued'), which, lte(mailMessage.dueAt, now)))
    .orderBy(asc(mailMessage.dueAt), asc(mailMessage.id))
    .limit(1)
    .for('update', { skipLocked: true });
  const [taken] = await db
    .update(mailMessage)
    // Ours may be the one clock of several that is behind: a lease that is over for the others would send the letter twice.
    .set({ dueAt: sql`greatest(${leasedUntil(now)}, clock_timestamp() + interval '2 minutes')` })
    // Not IN: a plan that joins would ask for the next one again and again, and lease them all.
    .where(sql`${mailMessage.id} = (${due})`)
    .returning();
  return taken;
}

/**
 * Sends a letter that was taken. A crash between the peer's acceptance and our note of it sends the mail again under the same
 * Message-ID, so that the receiving side can tell.
 */
export async function deliver(scope: Scope, post: Post, sender: Sender, mail: Mail): Promise<void> {
  const { db, now } = scope;
  const mine = eq(mailMessage.id, mail.id);
  const attempts = mail.attempts + 1;
  const letter = openLetter(mail, await wordingsOf(scope, mail.kind));
  if (!letter || !isDeliverable(mail.recipient)) {
    await db.update(mailMessage).set({ state: 'suppressed' }).where(mine);
    return;
  }
  if (isTooOld(mail, now)) {
    await db.update(mailMessage).set({ state: 'failed' }).where(mine);
    return;
  }
  try {
    const from = { name: nameIn(sender, mail.locale), address: sender.contactEmail };
    await post({ id: mail.id, from, to: mail.recipient, ...letter });
  } catch (error) {
    const lastError = errorCode(error);
    log.warn({ mailId: mail.id, attempts, lastError }, 'mail was not accepted');
    const status = addressRefusal(error);
    if (status) return giveUp(scope, mail, { attempts, lastError, status });
    await db
      .update(mailMessage)
      .set({ attempts, lastError, dueAt: nextTry(attempts, now) })
      .where(mine);
    return;
  }
  const sealed = sealContents(mail.id, blanked(letter));
  await db
    .update(mailMessage)
    .set({ state: 'sent', attempts, sentAt: now, lastError: null, sealed })
    .where(mine);
  log.info({ mailId: mail.id }, 'mail sent');
}

/** The address takes no letters: to try for three days would tell nobody sooner. */
async function giveUp(
  scope: Scope,
  mail: Mail,
  { status, ...tried }: { attempts: number; lastError: string; status: string },
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    await tx.db.update(mailMessage).set(tried).where(eq(mailMessage.id, mail.id));
    await noteBounce(tx, mail, { kind: 'permanent', status, source: 'server', at: tx.now });
    return ok(undefined);
  });
}

const sealContents = (id: string, contents: StoredLetter | Unwritten): Buffer =>
  seal(JSON.stringify(contents), mailContext(id));

// The peer's words may repeat the address: keep its code only.
const errorCode = (error: unknown): string => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [responseCode, code].filter(Boolean).join(' ') || 'unknown';
};
