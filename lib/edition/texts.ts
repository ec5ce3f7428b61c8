import { and, eq } from 'drizzle-orm';
import { CURRENT_EDITION, edition, editionText } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { LOCALES } from '@/messages/locales';
import type { TextInput, TextPlace, Written } from './input';
import { mayChangeSettings } from './policy';

export type EditionTexts = Partial<Record<TextPlace, Record<string, string>>>;

/** What the organisers of an edition, the current one unless told otherwise, say in their own words, by place. */
export async function textsOf(scope: Pick<Scope, 'db'>, editionId?: string): Promise<EditionTexts> {
  const rows = await scope.db
    .select()
    .from(editionText)
    .where(eq(editionText.editionId, editionId ?? CURRENT_EDITION));
  return Object.fromEntries(rows.map(({ place, written }) => [place, written]));
}

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CHANGED';

/**
 * Puts words of the organisers in a place, or takes them away where every language is empty. What is as wanted already stays
 * as it is; the second of two organisers is told what the first has written, and overwrites nothing unseen.
 */
export function changeText(
  scope: Scope,
  editionId: string,
  { place, written, seen }: TextInput,
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const [locked] = await tx.db
      .select({ id: edition.id })
      .from(edition)
      .where(eq(edition.id, editionId))
      .for('no key update');
    if (!locked) return refuse('NOT_FOUND');
    const present = inEvery((await textsOf(tx, editionId))[place]);
    if (isSameText(present, written)) return ok(undefined);
    if (!isSameText(present, seen)) return refuse('SETTINGS_CHANGED', { now: present });
    const where = and(eq(editionText.editionId, editionId), eq(editionText.place, place));
    if (LOCALES.every((locale) => written[locale] === '')) await tx.db.delete(editionText).where(where);
    else
      await tx.db
        .insert(editionText)
        .values({ editionId, place, written })
        .onConflictDoUpdate({ target: [editionText.editionId, editionText.place], set: { written } });
    await record(tx, {
      action: 'edition.text_changed',
      subject: `edition:${editionId}`,
      before: { place, written: present },
      after: { place, written },
    });
    return ok(undefined);
  });
}

/** A text with every language named, the missing ones empty. */
export const inEvery = (text: Record<string, string> | undefined): Written =>
  Object.fromEntries(LOCALES.map((locale) => [locale, text?.[locale] ?? ''])) as Written;

export const isSameText = (one: Written, other: Written): boolean =>
  LOCALES.every((locale) => one[locale] === other[locale]);
