import { inArray } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { layoutSwapped } from '@/lib/core/fold';
import type { Scope } from '@/lib/core/scope';

/** So many people of the forum are looked for, each in every way. */
const PEOPLE = 12;

export type Searches = { finding: string[]; findingNobody: string[] };

/**
 * What reviewers type: a surname, first name and surname, a first name that many have, the number, the organisation, the tail of
 * a telephone, the surname under the other keyboard layout, and its first two letters; what everybody has, and what nobody has.
 */
export async function searchesIn({ db }: Pick<Scope, 'db'>): Promise<Searches> {
  const references = Array.from({ length: PEOPLE }, (_, at) => `GROWN-${(at + 1) * 397}`);
  const people = await db.select().from(registration).where(inArray(registration.reference, references));
  const finding = people.flatMap(({ surnameLatin, givenLatin, reference, organisation, phone }) => {
    const surname = surnameLatin ?? '';
    return [
      surname,
      `${givenLatin} ${surname}`,
      givenLatin,
      reference,
      organisation,
      phone.slice(-6),
      layoutSwapped(surname.toLowerCase()),
      surname.slice(0, 2),
    ];
  });
  return { finding: [...finding, 'Ministerstvo'], findingNobody: ['nobodysname'] };
}
