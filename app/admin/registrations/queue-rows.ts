import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { writeCursor } from '@/lib/dashboard/order';
import { DEFAULT_LIMIT, type ListedRegistration, type RegistrationPage } from '@/lib/dashboard/queries';
import { inLanguage } from '@/lib/edition/rules';
import { latinName } from '@/lib/registration/rules';
import { deskEdition } from '../_desk/door';
import { TONES } from '../_desk/state';
import { besideAddress } from './list-address';
import type { QueueRow } from './queue-row';
import type { AskedList } from './read-list';

/** The rows of a page as the list beside a record shows them; each leads to its record, with this page beside it. */
export async function queueRows(
  { rows }: Pick<RegistrationPage, 'rows'>,
  { query, cursor, sort }: Pick<AskedList, 'query' | 'cursor' | 'sort'>,
): Promise<QueueRow[]> {
  const [words, answers, marks, states, { categories, locale, clock }] = await Promise.all([
    getTranslations('admin.queue'),
    getTranslations('answers.desk'),
    getTranslations('waves.mark'),
    getTranslations('admin.states'),
    deskEdition(),
  ]);
  const standingOf = ({ standing, isAnswered, prepared }: ListedRegistration) =>
    [standing && words(`standing.${standing}`), isAnswered && answers('mark'), prepared && marks(prepared)]
      .filter(Boolean)
      .join(' · ') || null;
  // A page of the script is longer than one of the document: each row names the place from which it is on the latter.
  const cursorFor = (position: number) => {
    const before = rows[position - (position % DEFAULT_LIMIT) - 1];
    return before ? writeCursor({ sort }, before.place) : cursor;
  };
  return rows.map((row, position): QueueRow => {
    const category = categories.find(({ code }) => code === row.category);
    return {
      reference: row.reference,
      href: besideAddress(query, { cursor: cursorFor(position), open: row.reference }),
      name: latinName(row),
      native: row.nameNative,
      category: category && {
        letter: category.letter,
        hue: category.position + 1,
        name: inLanguage(category.name, locale),
      },
      country: countryName(row.countryRepresented, locale),
      tone: TONES[row.state],
      state: states(row.state),
      standing: standingOf(row),
      isAtDesk: row.standing === 'at_desk',
      submitted: clock.short(row.submittedAt),
    };
  });
}
