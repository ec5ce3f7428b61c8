import { getLocale, getTranslations } from 'next-intl/server';
import { OwnWords } from '@/app/_server/own-words';
import { LetterMark } from '@/app/_ui/tag';
import type { Forum } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';
import { Section } from './section';

/** What is talked about and by whom: as open in the edition, in its order. */
export async function Programme({ forum: { edition } }: { forum: Forum }) {
  const [words, locale] = await Promise.all([getTranslations('public'), getLocale()]);
  const tracks = edition.tracks.filter((track) => track.isOpen);
  return (
    <>
      <Section id="about" title={words('about.title')}>
        <div className="grid max-w-text gap-4">
          <OwnWords place="lead" className="grid gap-4 text-lg">
            <p className="text-lg">{words('lead')}</p>
          </OwnWords>
          <OwnWords place="about" headings="h3">
            <p>{words('about.body')}</p>
          </OwnWords>
        </div>
      </Section>
      <Section
        id="tracks"
        title={words('tracks.title', { count: tracks.length })}
        help={words('tracks.help')}
      >
        <ul className="grid content-start sm:grid-cols-2 sm:gap-x-10 lg:-mt-3">
          {tracks.map((track) => (
            <li key={track.key} className="border-b border-line py-3 text-xl leading-tight font-medium">
              {inLanguage(track.name, locale)}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="who" title={words('who.title')} help={words('who.help')}>
        <div className="grid content-start gap-5">
          <ul className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
            {edition.categories.map(
              (category) =>
                category.isOpen && (
                  <li key={category.code} className="flex items-center gap-3">
                    <LetterMark letter={category.letter} hue={category.position + 1} />
                    {inLanguage(category.name, locale)}
                  </li>
                ),
            )}
          </ul>
          <OwnWords place="guests" headings="h3" className="grid gap-2 text-sm text-muted">
            <p className="text-sm text-muted">{words('who.others')}</p>
          </OwnWords>
        </div>
      </Section>
    </>
  );
}
