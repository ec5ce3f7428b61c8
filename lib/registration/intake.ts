import { eq, inArray, sql } from 'drizzle-orm';
import { consent, delegation, registration, registrationVault } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { seal } from '@/lib/core/crypto';
import { foldEmail, foldForIndex } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import type { TxScope } from '@/lib/core/scope';
import { type Edition, isInternational } from '@/lib/edition/rules';
import type { RegistrationInput } from './input';
import { bringsConfirmedEmail, isOwner } from './policy';
import { latinName, referenceOf } from './rules';

export type Registration = typeof registration.$inferSelect;

/** The version of the texts that a person agrees to; kept with each consent. */
const CONSENT_VERSION = '1';

/** An application, when it came and by which request. */
export type Arrival = { input: RegistrationInput; submittedAt: Date; requestId: string };

/**
 * Writes the registrations of one batch with a handful of statements, whatever its size. An address that has a live
 * registration already is passed over; the database's unique index is the judge of that, within the batch as well.
 * @returns the rows written, by position in `arrivals`; undefined where the address was taken
 */
export async function writeRegistrations(
  tx: TxScope,
  edition: Edition,
  arrivals: Arrival[],
): Promise<(Registration | undefined)[]> {
  const references = await nextReferences(tx, edition.referencePrefix, arrivals.length);
  const delegations = await tx.db.select().from(delegation).where(eq(delegation.editionId, edition.id));
  const rows = arrivals.map((arrival, position) =>
    rowOf(tx, edition, arrival, references[position] ?? '', delegations),
  );
  const written = await tx.db.insert(registration).values(rows).onConflictDoNothing().returning();
  const byId = new Map(written.map((row) => [row.id, row]));
  const accepted = rows.flatMap((row, position) => {
    const arrival = arrivals[position];
    return arrival && byId.has(row.id) ? [{ id: row.id, ...arrival }] : [];
  });
  await writeConsents(tx, accepted);
  await writeVault(tx, accepted);
  return rows.map((row) => byId.get(row.id));
}

async function nextReferences(tx: TxScope, prefix: string, count: number): Promise<string[]> {
  const { rows } = await tx.db.execute<{ running: string }>(
    sql`SELECT nextval('registration_number') AS running FROM generate_series(1, ${count}::int)`,
  );
  return rows.map(({ running }) => referenceOf(prefix, Number(running)));
}

function rowOf(
  tx: TxScope,
  edition: Edition,
  { input, submittedAt }: Arrival,
  reference: string,
  delegations: (typeof delegation.$inferSelect)[],
) {
  const { consents: _, diet: __, accessNeeds: ___, delegation: typed, nameLatin, ...rest } = input;
  const emailKey = foldEmail(input.email);
  const sent = typed ? findDelegation(delegations, typed) : undefined;
  const row = {
    ...rest,
    id: newId(),
    editionId: edition.id,
    reference,
    state: 'submitted' as const,
    stateChangedAt: submittedAt,
    submittedAt,
    emailConfirmedAt: isConfirmed(tx.actor, emailKey) ? submittedAt : null,
    delegationId: sent?.id ?? null,
    delegationTyped: sent ? null : (typed ?? null),
    isInternational: isInternational(edition, input.countryRepresented),
    surnameLatin: nameLatin.surname ?? null,
    givenLatin: nameLatin.given,
    emailKey,
    languages: input.languages ?? [],
  };
  return { ...row, searchText: searchTextOf({ ...row, nameNative: row.nameNative ?? null }) };
}

/** Who is signed in with an address has proved it. */
const isConfirmed = (actor: Actor, emailKey: string): boolean =>
  bringsConfirmedEmail(actor) || isOwner(actor, { emailKey });

function findDelegation(delegations: (typeof delegation.$inferSelect)[], typed: string) {
  const wanted = typed.toLowerCase();
  return delegations.find(({ key, name }) =>
    [key, ...Object.values(name)].some((text) => text.toLowerCase() === wanted),
  );
}

type Searchable = {
  reference: string;
  givenLatin: string;
  surnameLatin: string | null;
  nameNative?: string | null;
  badgeName?: string | null;
  email: string;
  phone: string;
  organisation: string;
  territory?: string | null;
};

/** Everything that a person may be found by, folded: names in each script, address, number, organisation, city. */
export const searchTextOf = (row: Searchable): string =>
  foldForIndex(
    [
      row.reference,
      latinName(row),
      row.surnameLatin && `${row.surnameLatin} ${row.givenLatin}`,
      row.nameNative,
      row.badgeName,
      row.email,
      row.phone,
      row.organisation,
      row.territory,
    ]
      .filter(Boolean)
      .join(' '),
  );

type Accepted = Arrival & { id: string };

async function writeConsents(tx: TxScope, accepted: Accepted[]): Promise<void> {
  const given = accepted.flatMap(({ id, input, submittedAt }) =>
    Object.entries(input.consents)
      .filter(([, isGiven]) => isGiven)
      .map(([purpose]) => ({
        registrationId: id,
        purpose,
        version: CONSENT_VERSION,
        locale: input.locale,
        givenAt: submittedAt,
      })),
  );
  if (given.length > 0) await tx.db.insert(consent).values(given);
}

export type Needs = { accessNeeds?: string; diet?: string };
export const vaultContext = (registrationId: string): string => `registration-vault:${registrationId}`;

async function writeVault(tx: TxScope, accepted: Accepted[]): Promise<void> {
  const sealed = accepted
    .filter(({ input }) => input.accessNeeds || input.diet)
    .map(({ id, input: { accessNeeds, diet } }) => ({
      registrationId: id,
      sealed: seal(JSON.stringify({ accessNeeds, diet } satisfies Needs), vaultContext(id)),
    }));
  if (sealed.length > 0) await tx.db.insert(registrationVault).values(sealed);
}

/** Moves registrations that found no seat to the waiting list's state; they were written a moment ago by the same transaction. */
export async function markWaitlisted(tx: TxScope, ids: string[]): Promise<void> {
  if (ids.length > 0) {
    await tx.db.update(registration).set({ state: 'waitlisted' }).where(inArray(registration.id, ids));
  }
}
