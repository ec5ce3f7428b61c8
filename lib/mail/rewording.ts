import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq } from 'drizzle-orm';
import { edition, mailWording, type Wording } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { env } from '@/lib/core/env';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { messagesOf } from '@/messages/load';
import { LOCALES, type Locale } from '@/messages/locales';
import type { EarlierInput, SightInput, WordingInput } from './input';
import { writeLetter } from './letter';
import { mayReword } from './policy';
import type { Letter, MailContents } from './rules';
import { samplesIn, type WordedKind } from './samples';
import { faultsIn, type WordingFault } from './wording';

export type Written = Partial<Record<Locale, Wording>>;
export type WordingVersion = { number: number; written: Written; writtenAt: Date; writtenBy: string };

/** What the platform says itself. */
export const builtIn = (kind: WordedKind, locale: Locale): Wording => {
  const { subject, body } = messagesOf(locale).mail[kind];
  return { subject, body };
};

/** Every version of the words of a kind, newest first; none as long as the platform's own have always counted. */
export async function wordingVersions(
  scope: Scope,
  editionId: string,
  kind: WordedKind,
): Promise<Result<WordingVersion[], 'NOT_ALLOWED'>> {
  if (!mayReword(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(await versionsOf(scope, editionId, kind));
}

const versionsOf = ({ db }: Pick<Scope, 'db'>, editionId: string, kind: WordedKind) =>
  db
    .select({
      number: mailWording.number,
      written: mailWording.written,
      writtenAt: mailWording.writtenAt,
      writtenBy: mailWording.writtenBy,
    })
    .from(mailWording)
    .where(and(eq(mailWording.editionId, editionId), eq(mailWording.kind, kind)))
    .orderBy(desc(mailWording.number));

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CHANGED' | 'WORDING_FAULTY';

/**
 * Puts the organisers' words in the place of the platform's, in the languages in which they differ; the others stay the
 * platform's. Letters that have not left yet leave in them. Words that cannot be said are refused, all faults at once; the
 * second of two writers is told, and overwrites nothing unseen.
 */
export const changeWording = (scope: Scope, editionId: string, { kind, written, seen }: WordingInput) =>
  writing(scope, editionId, kind, seen, async () => ok(ownOf(kind, written)));

/** Lets an earlier version count again, or the platform's own words, as a version of its own. */
export const restoreWording = (scope: Scope, editionId: string, { kind, number, seen }: EarlierInput) =>
  writing(scope, editionId, kind, seen, async (versions) => {
    const found = number === 0 ? {} : versions.find((one) => one.number === number)?.written;
    return found ? ok(found) : refuse('NOT_FOUND');
  });

function writing(
  scope: Scope,
  editionId: string,
  kind: WordedKind,
  seen: number,
  choose: (versions: WordingVersion[]) => Promise<Result<Written, 'NOT_FOUND'>>,
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    if (!mayReword(tx.actor)) return refuse('NOT_ALLOWED');
    if (!(await lockEdition(tx, editionId))) return refuse('NOT_FOUND');
    const versions = await versionsOf(tx, editionId, kind);
    const present = versions[0]?.written ?? {};
    const chosen = await choose(versions);
    if (!chosen.ok) return chosen;
    const faults = wordingFaults(kind, chosen.value);
    if (faults.length > 0) return refuse('WORDING_FAULTY', { faults });
    if (isDeepStrictEqual(present, chosen.value)) return ok(undefined);
    const number = versions[0]?.number ?? 0;
    if (number !== seen) return refuse('SETTINGS_CHANGED', { now: present });
    await tx.db.insert(mailWording).values({
      editionId,
      kind,
      number: number + 1,
      written: chosen.value,
      writtenAt: tx.now,
      writtenBy: actorKey(tx.actor),
    });
    await record(tx, {
      action: 'wording.changed',
      subject: `edition:${editionId}`,
      before: { kind, ...flat(present) },
      after: { kind, ...flat(chosen.value) },
    });
    return ok(undefined);
  });
}

const lockEdition = async (tx: TxScope, editionId: string): Promise<boolean> =>
  (await tx.db.select({ id: edition.id }).from(edition).where(eq(edition.id, editionId)).for('no key update'))
    .length > 0;

/** Only what differs from the platform's words: those go on with every release, and an emptied language goes back to them. */
const ownOf = (kind: WordedKind, written: Record<Locale, Wording>): Written =>
  Object.fromEntries(
    LOCALES.map((locale): [Locale, Wording] => [locale, written[locale]]).filter(
      ([locale, own]) => own.subject + own.body !== '' && !isDeepStrictEqual(own, builtIn(kind, locale)),
    ),
  );

export type LocalFault = WordingFault & { locale: Locale };

const wordingFaults = (kind: WordedKind, written: Written): LocalFault[] =>
  LOCALES.flatMap((locale) => {
    const own = written[locale];
    return own ? faultsIn(kind, locale, own).map((fault) => ({ locale, ...fault })) : [];
  });

const flat = (written: Written) =>
  Object.fromEntries(
    Object.entries(written).map(([locale, { subject, body }]) => [locale, `${subject}\n\n${body}`]),
  );

type Sender = { name: { en: string } & Record<string, string>; contactEmail: string; timeZone: string };

/** A letter to an invented person in the words that are to be looked at, exactly as it would leave. */
export function foreseeLetter(
  scope: Scope,
  edition: Sender,
  { kind, locale, subject, body }: SightInput,
): Result<Letter, 'NOT_ALLOWED' | 'WORDING_FAULTY'> {
  if (!mayReword(scope.actor)) return refuse('NOT_ALLOWED');
  const own = subject + body === '' ? builtIn(kind, locale) : { subject, body };
  const faults = wordingFaults(kind, { [locale]: own });
  if (faults.length > 0) return refuse('WORDING_FAULTY', { faults });
  const setting = { locale, timeZone: edition.timeZone, publicUrl: env().publicUrl, now: scope.now };
  const values = samplesIn(setting)[kind] as MailContents[typeof kind];
  const from = { name: edition.name[locale] ?? edition.name.en, contactEmail: edition.contactEmail };
  return ok(writeLetter(kind, values, from, locale, own));
}
