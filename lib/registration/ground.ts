import { sql } from 'drizzle-orm';
import { PLAN_KEPT } from '@/db/client';
import { CURRENT_EDITION } from '@/db/schema';
import type { ShownVersions } from '@/lib/consent/rules';
import type { TxScope } from '@/lib/core/scope';
import { invitationsBehind } from '@/lib/invitation/queries';
import type { Invitation } from '@/lib/invitation/rules';
import type { RegistrationInput } from './input';

/** What intake decides by, read under the lock on the seats: nobody applies meanwhile. */
export type Ground = {
  tracks: { key: string; isOpen: boolean }[];
  categories: { code: string; isOpen: boolean }[];
  delegations: { id: string; names: string[] }[];
  /** The folded addresses that have a live registration. */
  taken: Set<string>;
  /** By what was typed; one code may have been typed in several ways. */
  invitations: Map<string, Invitation>;
  /** The versions of the texts that people agree to. */
  versions: ShownVersions;
  /** Running numbers for references, one for each application. */
  numbers: number[];
};
export type Applicant = { input: RegistrationInput; emailKey: string };

type Row = Omit<Ground, 'taken' | 'invitations'> & { taken: string[] };

/** Reads it by one statement, two where somebody has a code, however many apply. To be sent after the lock, and not before. */
export async function readGround(tx: TxScope, applicants: Applicant[]): Promise<Ground> {
  const codes = applicants.flatMap(({ input }) => input.invitationCode ?? []);
  const typed = applicants.flatMap(({ input }) => input.delegation?.toLowerCase() ?? []);
  const { rows } = await tx.db.execute<Row>(sql`${sql.raw(PLAN_KEPT)}
    SELECT
      (SELECT coalesce(json_agg(json_build_object('key', key, 'isOpen', is_open)), '[]')
        FROM track WHERE edition_id = ${CURRENT_EDITION}) AS tracks,
      (SELECT coalesce(json_agg(json_build_object('code', code, 'isOpen', is_open)), '[]')
        FROM category WHERE edition_id = ${CURRENT_EDITION}) AS categories,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'names', names)), '[]')
        FROM delegation, LATERAL (
          SELECT array_agg(lower(value)) || lower(delegation.key) AS names FROM jsonb_each_text(delegation.name)) AS written
        WHERE edition_id = ${CURRENT_EDITION} AND names && ${sql.param(typed)}::text[]) AS delegations,
      (SELECT coalesce(json_agg(email_key), '[]') FROM registration
        WHERE edition_id = ${CURRENT_EDITION} AND email_key = ANY (${sql.param(applicants.map(({ emailKey }) => emailKey))}::text[])
          AND state NOT IN ('withdrawn', 'cancelled', 'lapsed')) AS taken,
      (SELECT coalesce(json_object_agg(purpose, version), '{}') FROM (
        SELECT purpose, max(version) AS version FROM consent_document
        WHERE edition_id = ${CURRENT_EDITION} GROUP BY purpose) AS newest) AS versions,
      (SELECT json_agg(nextval('registration_number')) FROM generate_series(1, ${applicants.length}::int)) AS numbers`);
  const row = rows[0];
  if (!row) throw new Error('a statement without a row');
  return {
    ...row,
    taken: new Set(row.taken),
    invitations: await invitationsBehind(tx, CURRENT_EDITION, codes),
  };
}
