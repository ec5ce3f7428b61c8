import { useLocale } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import { classes } from '@/app/_ui/classes';
import { countryName } from '@/lib/core/country';
import { inLanguage } from '@/lib/edition/rules';
import type { GateDesk, PersonAtGate } from '@/lib/gate/queries';

export type Edition = GateDesk;

/** The category's letter in its colour; the white edge keeps it apart from a signal of the same hue. */
export function CategoryMark({ code, edition, large }: { code: string; edition: Edition; large?: boolean }) {
  const category = edition.categories.find((one) => one.code === code);
  return (
    <span
      aria-hidden="true"
      className={classes(
        'inline-grid shrink-0 place-items-center rounded border-2 border-on-category font-semibold text-on-category',
        large ? 'size-20 text-4xl' : 'size-12 text-xl',
        `bg-category-${((category?.position ?? 0) % 14) + 1}`,
      )}
    >
      {category?.letter ?? '?'}
    </span>
  );
}

/** The face, where there is one of who agreed to it; otherwise the first letters of the name. */
export function PersonPhoto({
  person,
  photo,
  large,
}: {
  person: PersonAtGate;
  photo?: string;
  large?: boolean;
}) {
  const size = large ? 'h-32 w-24 sm:h-48 sm:w-36' : 'h-16 w-12';
  const initials = person.nameLatin.split(' ').flatMap((part) => [...part].slice(0, 1));
  return photo ? (
    // biome-ignore lint/performance/noImgElement: it lies on the device, in the page itself
    <img src={photo} alt="" className={classes('shrink-0 rounded bg-white object-cover', size)} />
  ) : (
    <span
      aria-hidden="true"
      className={classes(
        'grid shrink-0 place-items-center rounded border border-current font-semibold',
        size,
        large ? 'text-3xl' : 'text-base',
      )}
    >
      {[initials[0], initials.length > 1 && initials.at(-1)].filter(Boolean).join('')}
    </span>
  );
}

/** `S1, South gate`: a gate by its key and its name. */
export function gateName(edition: Edition, key: string, locale: string): string {
  const found = edition.gates.find((gate) => gate.key === key);
  return found ? `${key}, ${inLanguage(found.name, locale)}` : key;
}

/** Category, delegation and country in one line: all that the gate may know besides the name. */
export function WhoLine({ person, edition }: { person: PersonAtGate; edition: Edition }) {
  const locale = useLocale();
  const category = edition.categories.find((one) => one.code === person.category);
  const parts = [
    category ? inLanguage(category.name, locale) : person.category,
    person.delegation,
    countryName(person.country, locale),
  ].filter((part) => part !== null);
  return (
    <span>
      {[...new Set(parts)].map((part, position) => (
        <span key={part}>
          {position > 0 && ' · '}
          <Bidi>{part}</Bidi>
        </span>
      ))}
    </span>
  );
}
