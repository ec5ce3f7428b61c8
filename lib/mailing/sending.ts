import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { mailing, mailingReceiver, mailMessage, registration } from '@/db/schema';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose, deliver, type Mail, type Sender, takeDue } from '@/lib/mail/commands';
import type { Post } from '@/lib/mail/transport';
import { addressed } from '@/lib/registration/letters';
import type { Locale } from '@/messages/locales';
import { leavingLinks } from './leaving';
import { skipOf } from './receivers';
import { filled, type Mailing, nextAfter, type Skip } from './rules';

/** As many may wait for a mail server that does not take them; more would only be older when they arrive. */
const MOST_ON_THE_WAY = 100;

/**
 * Does one step of the mailings that are under way, for whoever has nothing more urgent to send: sends a mail that is written,
 * or writes the next one as soon as the rate allows. Tells whether there was anything to do.
 */
export async function sendMailings(scope: Scope, post: Post, sender: Sender): Promise<number> {
  const mail = await takeDue(scope, and(isNotNull(mailMessage.mailingId), isUnderWay));
  if (!mail) return expectOk(await inTransaction(scope, async (tx) => ok(await writeNext(tx))));
  const skip = await skipNow(scope, mail);
  if (skip) await passOver(scope, mail, skip);
  else await deliver(scope, post, sender, mail);
  return 1;
}

/** What is paused waits; what is stopped is taken up, to be passed over. */
const isUnderWay = sql`NOT EXISTS (SELECT 1 FROM mailing
  WHERE mailing.id = ${mailMessage.mailingId} AND paused_at IS NOT NULL AND finished_at IS NULL)`;

/** The mail to the next receiver, under the lock of the mailing: of several workers one writes it. */
async function writeNext(tx: TxScope): Promise<number> {
  const [due] = await tx.db
    .select()
    .from(mailing)
    .where(
      and(
        isNotNull(mailing.startedAt),
        isNull(mailing.finishedAt),
        isNull(mailing.pausedAt),
        lte(mailing.nextAt, tx.now),
        sql`(SELECT count(*) FROM mail_message WHERE mailing_id = ${mailing.id} AND state = 'queued') < ${MOST_ON_THE_WAY}`,
      ),
    )
    .orderBy(asc(mailing.nextAt))
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (!due) return 0;
  const [next] = await tx.db
    .select({ receiver: mailingReceiver, person: registration })
    .from(mailingReceiver)
    .innerJoin(registration, eq(registration.id, mailingReceiver.registrationId))
    .where(and(eq(mailingReceiver.mailingId, due.id), isNull(mailingReceiver.outcome)))
    .orderBy(asc(mailingReceiver.position))
    .limit(1);
  if (!next) {
    await tx.db.update(mailing).set({ finishedAt: tx.now }).where(eq(mailing.id, due.id));
    return 1;
  }
  const skip = await skipOf(tx, due.kind, next.person.id);
  await noteOutcome(tx, next.receiver, skip ?? 'mailed');
  // Who is passed over takes nobody's time.
  if (skip) return 1;
  await writeTo(tx, due, next);
  await tx.db
    .update(mailing)
    .set({ nextAt: nextAfter(due, tx.now) })
    .where(eq(mailing.id, due.id));
  return 1;
}

type Next = { receiver: typeof mailingReceiver.$inferSelect; person: typeof registration.$inferSelect };

async function writeTo(tx: TxScope, one: Mailing, { receiver, person }: Next): Promise<void> {
  const locale = receiver.locale as Locale;
  const text = (part: 'subject' | 'body') => filled(one[part][locale] ?? '', addressed(person));
  const links = leavingLinks({ mailingId: one.id, registrationId: person.id }, locale);
  await compose(tx, await currentEdition(tx), [
    {
      kind: 'mailing',
      factKey: `mailing:${one.id}:${person.id}`,
      mailingId: one.id,
      registrationId: person.id,
      recipient: person.email,
      locale,
      values: { subject: text('subject'), body: text('body'), ...(one.kind === 'news' && links) },
    },
  ]);
}

/** A mail that waited for its server may have been overtaken: by a stop, or by the person. */
async function skipNow(scope: Scope, { mailingId, registrationId }: Mail): Promise<Skip | undefined> {
  const [of] = await scope.db
    .select()
    .from(mailing)
    .where(eq(mailing.id, mailingId ?? ''));
  if (!of || !registrationId || of.stoppedAt) return 'stopped';
  return skipOf(scope, of.kind, registrationId);
}

async function passOver(scope: Scope, mail: Mail, skip: Skip): Promise<void> {
  await inTransaction(scope, async (tx) => {
    await tx.db
      .update(mailMessage)
      .set({ state: 'recalled', recalledAt: tx.now })
      .where(eq(mailMessage.id, mail.id));
    const { mailingId, registrationId } = mail;
    if (mailingId && registrationId) await noteOutcome(tx, { mailingId, registrationId }, skip);
    return ok(undefined);
  });
}

const noteOutcome = (
  tx: TxScope,
  { mailingId, registrationId }: { mailingId: string; registrationId: string },
  outcome: Skip | 'mailed',
) =>
  tx.db
    .update(mailingReceiver)
    .set({ outcome })
    .where(and(eq(mailingReceiver.mailingId, mailingId), eq(mailingReceiver.registrationId, registrationId)));
