import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { DescriptionList } from '@/app/_ui/description-list';
import { countryName } from '@/lib/core/country';
import { languageName } from '@/lib/core/language';
import type { Forum } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';
import { DELEGATED_CATEGORIES, STEP_FIELDS } from '@/lib/registration/form';
import type { StepKey } from '@/lib/registration/input';
import { listed } from '@/messages/lists';
import type { Answers } from '../../../_application/answers';

/** Shown when empty, too: whoever forgot one of these sees it here. */
const EXPECTED = new Set([
  'category',
  'countryRepresented',
  'citizenship',
  'nameLatin.surname',
  'nameLatin.given',
  'email',
  'phone',
  'organisation',
  'position',
  'tracks',
]);
const SHOWN: StepKey[] = ['who', 'name', 'contact', 'participation'];

/** All that was answered, step by step, each with the way back to it. */
export async function AllAnswers({ answers, edition }: { answers: Answers; edition: Forum['edition'] }) {
  const [words, locale] = await Promise.all([getTranslations('register'), getLocale()]);
  const isDelegated = DELEGATED_CATEGORIES.includes(answers.text('category'));
  const shown = (name: string) =>
    (answers.text(name) !== '' || EXPECTED.has(name)) && (name !== 'delegation' || isDelegated);
  return (
    <section aria-labelledby="answers" className="grid gap-6">
      <h2 id="answers" className="sr-only">
        {words('answers.title')}
      </h2>
      {SHOWN.map((step) => (
        <section key={step} aria-labelledby={`answers-${step}`} className="grid gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 id={`answers-${step}`} className="text-lg">
              {words(`steps.${step}.title`)}
            </h3>
            <a
              className="link inline-flex min-h-11 items-center"
              href={`/${locale}/register/${step}?from=check`}
              aria-label={words('answers.editStep', { step: words(`steps.${step}.title`) })}
            >
              {words('answers.edit')}
            </a>
          </div>
          <DescriptionList
            items={STEP_FIELDS[step].filter(shown).map((name) => ({
              key: name,
              term: words(`fields.${name}.label` as 'fields.email.label'),
              detail: <Answer name={name} answers={answers} edition={edition} locale={locale} />,
            }))}
          />
        </section>
      ))}
    </section>
  );
}

type AnswerProps = { name: string; answers: Answers; edition: Forum['edition']; locale: string };

async function Answer({ name, answers, edition, locale }: AnswerProps) {
  const words = await getTranslations('register.answers');
  const texts = answers.list(name).map((text) => spoken(name, text, edition, locale));
  if (texts.length > 0) return <Bidi>{listed(texts, locale)}</Bidi>;
  const isOneName = name === 'nameLatin.surname' && answers.text('nameLatin.given') !== '';
  return <span className="text-muted">{words(isOneName ? 'oneName' : 'none')}</span>;
}

function spoken(name: string, text: string, edition: Forum['edition'], locale: string): string {
  switch (name) {
    case 'category': {
      const category = edition.categories.find(({ code }) => code === text);
      return category ? inLanguage(category.name, locale) : text;
    }
    case 'countryRepresented':
    case 'citizenship':
      return countryName(text, locale);
    case 'tracks': {
      const track = edition.tracks.find(({ key }) => key === text);
      return track ? inLanguage(track.name, locale) : text;
    }
    case 'languages':
      return languageName(text, locale);
    default:
      return text;
  }
}
