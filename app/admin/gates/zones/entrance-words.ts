import { getTranslations } from 'next-intl/server';
import type { AccessRule } from '@/db/schema';
import { inLanguage } from '@/lib/edition/rules';
import type { CategoryAtDoor, Entrance } from '@/lib/gate/entrance';
import { deskEdition } from '../../_desk/door';

type Rules = { access: readonly AccessRule[] };
const BLOCKS = new Set(['wrong_zone', 'wrong_time', 'zone_full', 'gate_closed'] as const);
type Block = 'wrong_zone' | 'wrong_time' | 'zone_full' | 'gate_closed';

/** Why a category may enter, or why it may not, in words: the rule by its number in the form. */
export async function whyWords({ access }: Rules) {
  const words = await getTranslations('gates.zones.because');
  return ({ reason, rule }: CategoryAtDoor): string => {
    if (BLOCKS.has(reason as Block)) return words(reason as Block);
    if (reason !== 'welcome' && reason !== 'with_note') return words('other');
    if (!rule) return words('noRules');
    const number = access.findIndex((one) => JSON.stringify(one) === JSON.stringify(rule)) + 1;
    return words(reason === 'with_note' ? 'withNote' : 'byRule', { number });
  };
}

/** The same for a whole entrance, a sentence for each category that anybody has. */
export async function entranceLines(entrance: Entrance, gate: string, rules: Rules) {
  const [words, why, { clock, locale }] = await Promise.all([
    getTranslations('gates.zones'),
    whyWords(rules),
    deskEdition(),
  ]);
  const { at, inside, categories } = entrance;
  return {
    heading: words('whoAt', { gate, when: clock.moment(at), inside }),
    lines: categories.map((one) =>
      words('line', {
        category: inLanguage(one.category.name, locale),
        mayEnter: one.mayEnter,
        people: one.people,
        why: why(one),
      }),
    ),
  };
}
