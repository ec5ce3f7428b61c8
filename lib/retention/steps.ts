import { and, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import {
  badgeBatch,
  invitation,
  quarantine,
  registration,
  registrationTag,
  reviewTag,
  ticket,
} from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import { foldForSearch } from '@/lib/core/fold';
import type { TxScope } from '@/lib/core/scope';
import { discardDraftsOf } from '@/lib/registration/draft';
import { latinName } from '@/lib/registration/rules';
import { ticketContext } from '@/lib/ticket/commands';
import { lonelyAddresses } from './finding';
import { NO_NAME } from './map-people';
import type { DataClass } from './rules';

/** What no condition over a table can find or make empty; tells how many records it saw to. */
export type Step = {
  class: DataClass;
  table: string;
  take: (tx: TxScope, ids: readonly string[], of: SQL) => Promise<number>;
};

const rowsOf = async (tx: TxScope, statement: SQL): Promise<number> =>
  (await tx.db.execute(statement)).rowCount ?? 0;

/** While names, codes and links are still there to find things by. */
export const BEFOREHAND: readonly Step[] = [
  {
    // The word on a tag may say whom it was for: one that nobody else bears goes too.
    class: 'notes',
    table: 'review_tag',
    take: async (tx, ids) => {
      const borne = await tx.db
        .delete(registrationTag)
        .where(inArray(registrationTag.registrationId, [...ids]))
        .returning({ id: registrationTag.tagId });
      const tags = [...new Set(borne.map(({ id }) => id))];
      if (tags.length === 0) return 0;
      const isBorne = sql`EXISTS (SELECT 1 FROM ${registrationTag} WHERE ${registrationTag.tagId} = ${reviewTag.id})`;
      const gone = await tx.db.delete(reviewTag).where(and(inArray(reviewTag.id, tags), sql`NOT ${isBorne}`));
      return borne.length + (gone.rowCount ?? 0);
    },
  },
  {
    class: 'codes',
    table: 'badge_batch',
    take: (tx, ids) =>
      rowsOf(
        tx,
        sql`UPDATE ${badgeBatch} SET forgotten_at = ${tx.now.toISOString()}::timestamptz,
            finished_at = coalesce(finished_at, ${tx.now.toISOString()}::timestamptz)
          WHERE ${isNull(badgeBatch.forgottenAt)} AND id IN
            (SELECT batch_id FROM badge_batch_item WHERE registration_id = ANY (${sql.param([...ids])}::uuid[]))`,
      ),
  },
  { class: 'codes', table: 'quarantine', take: forgetReadings },
  {
    class: 'contacts',
    table: 'invitation',
    // A code for one address serves nobody else; what it still kept has been given back before.
    take: (tx, _, of) =>
      rowsOf(
        tx,
        sql`UPDATE ${invitation} SET email = NULL, email_key = NULL, locale = NULL, label = ${NO_NAME}
          WHERE email_key IN ${lonelyAddresses(of)} OR (max_uses = 1 AND uses = 1
            AND label <> ${NO_NAME} AND id IN (SELECT invitation_id FROM ${registration} WHERE id IN ${of}))`,
      ),
  },
  {
    class: 'passing',
    table: 'draft',
    take: async (tx, ids) => {
      const some = await tx.db
        .select({ emailKey: registration.emailKey })
        .from(registration)
        .where(inArray(registration.id, [...ids]));
      return discardDraftsOf(tx, new Set(some.map(({ emailKey }) => emailKey)));
    },
  },
  { class: 'passing', table: 'saved_view', take: forgetSearches },
];

/** When nothing of them is left. */
export const AFTERWARDS: readonly Step[] = [
  {
    // What was said to many is kept once more for each of them; where none of these is left, it goes as well.
    class: 'notes',
    table: 'bulk_decision',
    take: (tx, _, of) =>
      rowsOf(
        tx,
        sql`UPDATE bulk_decision SET note = NULL WHERE note IS NOT NULL AND finished_at IS NOT NULL
          AND id IN (SELECT bulk_id FROM bulk_item WHERE registration_id IN ${of})
          AND NOT EXISTS (SELECT 1 FROM decision WHERE bulk_id = bulk_decision.id AND note IS NOT NULL)`,
      ),
  },
];

/** Readings of devices that had been revoked lie as they came, with the code in clear. */
async function forgetReadings(tx: TxScope, ids: readonly string[]): Promise<number> {
  if ((await tx.db.$count(quarantine)) === 0) return 0;
  const tickets = await tx.db
    .select({ id: ticket.id, sealedCode: ticket.sealedCode })
    .from(ticket)
    .where(and(inArray(ticket.registrationId, [...ids]), sql`length(${ticket.sealedCode}) > 0`));
  const codes = tickets.map(({ id, sealedCode }) => unseal(sealedCode, ticketContext(id)));
  return rowsOf(
    tx,
    sql`UPDATE ${quarantine} SET sent = jsonb_build_object('gate', sent -> 'gate', 'scannedAt', sent -> 'scannedAt')
      WHERE sent ->> 'registrationId' = ANY (${sql.param([...ids])}::text[])
        OR regexp_replace(sent ->> 'code', '[^0-9]', '', 'g') = ANY (${sql.param(codes)}::text[])`,
  );
}

/** Searches that somebody kept or exported by, where they say who was looked for. */
async function forgetSearches(tx: TxScope, ids: readonly string[]): Promise<number> {
  const people = await tx.db
    .select()
    .from(registration)
    .where(inArray(registration.id, [...ids]));
  const said = people.flatMap((one) => [
    one.email,
    one.phone,
    one.nameNative,
    latinName(one),
    one.surnameLatin && `${one.surnameLatin} ${one.givenLatin}`,
    one.reference,
  ]);
  const words = [...new Set(said.filter((text): text is string => (text?.length ?? 0) > 3))];
  const folded = words.map(foldForSearch).filter((text) => text.length > 3);
  const isNamed = (
    column: SQL,
  ) => sql`EXISTS (SELECT 1 FROM unnest(${sql.param([...words, ...folded])}::text[]) AS word
    WHERE position(lower(word) IN lower(replace(replace(${column}, '+', ' '), '%20', ' '))) > 0)`;
  const views = await rowsOf(tx, sql`DELETE FROM saved_view WHERE ${isNamed(sql`name || ' ' || query`)}`);
  const facts = await rowsOf(
    tx,
    sql`DELETE FROM audit_personal WHERE ${isNamed(sql`detail::text`)} AND EXISTS (SELECT 1 FROM audit_fact
      WHERE audit_fact.id = fact_id AND action IN ('export.made', 'view.saved'))`,
  );
  // None rather than an empty one, which would mean everybody.
  const mailings = await rowsOf(tx, sql`UPDATE mailing SET query = NULL WHERE ${isNamed(sql`query`)}`);
  return views + facts + mailings;
}
