import { and, asc, eq, notExists, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { mailMessage, PARTS, type Part, partReminder, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { after, DAY_MS } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { compose, type NewMail } from '@/lib/mail/commands';
import type { Registration } from '@/lib/registration/intake';
import { addressed, letterTo } from '@/lib/registration/letters';
import { moment } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import { lacks } from './lacking';
import { doneOf, partRulesOf } from './queries';
import { dueAt, missingParts, type PartRules } from './rules';

const TOGETHER = 100;

/**
 * Writes to the approved who have still to give something that is due soon: one letter for all of it, and of each part once.
 * Who is marked in a transaction is written to in it.
 */
export async function remindOfParts(scope: Scope): Promise<void> {
  const edition = await currentEdition(scope);
  const rules = await partRulesOf(scope, edition.id);
  for (const part of PARTS) {
    const categories = await categoriesNear(scope, edition, rules, part);
    if (categories.length === 0) continue;
    for (;;) {
      const some = await inTransaction(scope, async (tx) =>
        ok(await remindSome(tx, edition, rules, part, categories)),
      );
      if (expectOk(some) < TOGETHER) break;
    }
  }
}

const isNear = (rules: PartRules, part: Part, category: string, edition: Edition, now: Date): boolean => {
  const due = dueAt(rules[part], category, edition);
  return rules[part].remindDays > 0 && now < due && after(due, -rules[part].remindDays * DAY_MS) <= now;
};

/** Whose people are to be reminded of a part now: categories differ in their deadlines. */
async function categoriesNear(
  scope: Scope,
  edition: Edition,
  rules: PartRules,
  part: Part,
): Promise<string[]> {
  if (rules[part].askedOf === 'nobody' || rules[part].remindDays === 0) return [];
  const rows = await scope.db
    .selectDistinct({ category: registration.category })
    .from(registration)
    .where(and(eq(registration.editionId, edition.id), eq(registration.state, 'approved')));
  return rows
    .map(({ category }) => category)
    .filter((category) => isNear(rules, part, category, edition, scope.now));
}

async function remindSome(
  tx: TxScope,
  edition: Edition,
  rules: PartRules,
  part: Part,
  categories: string[],
): Promise<number> {
  const reminded = tx.db
    .select({ one: sql`1` })
    .from(partReminder)
    .where(and(eq(partReminder.registrationId, registration.id), eq(partReminder.part, part)));
  // Not before the letter of the approval, which may be held back.
  const held = tx.db
    .select({ one: sql`1` })
    .from(mailMessage)
    .where(
      and(
        eq(mailMessage.registrationId, registration.id),
        eq(mailMessage.state, 'queued'),
        sql`${mailMessage.heldUntil} > ${tx.now}`,
      ),
    );
  const people = await tx.db
    .select()
    .from(registration)
    .where(
      and(
        eq(registration.editionId, edition.id),
        eq(registration.state, 'approved'),
        sql`${registration.category} = ANY(${sql.param(categories)}::text[])`,
        lacks(part),
        notExists(reminded),
        notExists(held),
      ),
    )
    .orderBy(asc(registration.id))
    .limit(TOGETHER)
    .for('no key update', { skipLocked: true });
  if (people.length === 0) return 0;
  const done = await doneOf(
    tx,
    people.map(({ id }) => id),
  );
  const owed = people.map((person) => ({
    person,
    parts: missingParts(rules, { ...person, done: done.get(person.id) ?? [] }, edition).filter((one) =>
      isNear(rules, one, person.category, edition, tx.now),
    ),
  }));
  const marks = owed.flatMap(({ person, parts }) =>
    parts.map((one) => ({ registrationId: person.id, part: one, remindedAt: tx.now })),
  );
  await tx.db.insert(partReminder).values(marks).onConflictDoNothing();
  await record(
    tx,
    ...owed.map(({ person, parts }) => ({
      action: 'part.reminded',
      subject: `registration:${person.id}`,
      after: { fields: parts },
    })),
  );
  await compose(
    tx,
    edition,
    owed.map(({ person, parts }) => reminder(edition, rules, person, parts)),
  );
  return people.length;
}

/** The letter: what is missing, and the first of its deadlines. */
function reminder(edition: Edition, rules: PartRules, person: Registration, parts: Part[]): NewMail {
  const to = letterTo(person, `completion:${parts.join('+')}`);
  const say = createTranslator({
    locale: to.locale,
    messages: messagesOf(to.locale),
    namespace: 'complete.parts',
  });
  const [first] = parts
    .map((part) => dueAt(rules[part], person.category, edition))
    .toSorted((one, other) => one.getTime() - other.getTime());
  return {
    ...to,
    kind: 'completion_reminder',
    values: {
      ...addressed(person),
      parts: parts.map((part) => `• ${say(part)}`).join('\n'),
      deadline: moment(first ?? new Date(edition.startsOn), to.locale, edition.timeZone),
      link: `${env().publicUrl}/${to.locale}/me/complete`,
    },
  };
}
