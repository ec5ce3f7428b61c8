import { Bidi } from '@/app/_ui/bidi';
import { LetterMark } from '@/app/_ui/tag';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { latinName } from '@/lib/registration/rules';

type Named = { givenLatin: string; surnameLatin: string | null; nameNative: string | null };

/** The passport's spelling, then the person's own. */
export function PersonName(person: Named) {
  const latin = latinName(person);
  return (
    <>
      <Bidi>{latin}</Bidi>
      {person.nameNative && person.nameNative !== latin && (
        <span className="ms-2 text-muted">
          <Bidi>{person.nameNative}</Bidi>
        </span>
      )}
    </>
  );
}

/** An organisation in one line of a dense list; its whole name is read on hovering and in the record. */
export const OneLine = ({ children }: { children: string }) => (
  <span title={children} className="xl:block xl:max-w-40 xl:truncate 2xl:max-w-64">
    <Bidi>{children}</Bidi>
  </span>
);

type CategoryMarkProps = { code: string; categories: readonly Category[]; locale: string; named?: boolean };

/** The letter in its colour; its name is written beside it or read aloud. */
export function CategoryMark({ code, categories, locale, named = false }: CategoryMarkProps) {
  const category = categories.find((one) => one.code === code);
  if (!category) return code;
  const name = inLanguage(category.name, locale);
  return (
    <span className="inline-flex items-center gap-2" title={name}>
      <LetterMark letter={category.letter} hue={category.position + 1} />
      <span className={named ? undefined : 'sr-only'}>{name}</span>
    </span>
  );
}
