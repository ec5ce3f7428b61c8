import { getLocale, getTranslations } from 'next-intl/server';
import { Checkbox } from '@/app/_ui/checkbox';
import { FieldSet } from '@/app/_ui/field-set';
import { RadioCards } from '@/app/_ui/radio-cards';
import { LetterMark } from '@/app/_ui/tag';
import { languageName } from '@/lib/core/language';
import type { Category, Track } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import type { Answers } from './answers';
import { INTERPRETED } from './languages';

type Asked = { answers: Answers };

/** One category of those that are open, each with the letter and colour that the badge will have. */
type CategoryQuestionProps = Asked & { categories: Category[]; full: readonly Category[] };

export async function CategoryQuestion({ answers, categories, full }: CategoryQuestionProps) {
  const [words, locale] = await Promise.all([getTranslations('register.fields.category'), getLocale()]);
  return (
    <RadioCards
      name="category"
      legend={words('label')}
      help={words('help')}
      error={answers.error('category')}
      defaultValue={answers.text('category')}
      cards={categories
        .filter(({ isOpen }) => isOpen)
        .map(({ code, letter, name, position }) => ({
          value: code,
          label: inLanguage(name, locale),
          help: full.some((one) => one.code === code) && words('full'),
          mark: <LetterMark letter={letter} hue={position + 1} />,
        }))}
    />
  );
}

/** Any number of the tracks that are open. */
export async function TracksQuestion({ answers, tracks }: Asked & { tracks: Track[] }) {
  const locale = await getLocale();
  const choices = tracks
    .filter(({ isOpen }) => isOpen)
    .map(({ key, name }) => ({ value: key, label: inLanguage(name, locale) }));
  return <CheckboxQuestion name="tracks" answers={answers} choices={choices} />;
}

export async function LanguagesQuestion({ answers }: Asked) {
  const locale = await getLocale();
  const choices = INTERPRETED.map((code) => ({ value: code, label: languageName(code, locale) }));
  return <CheckboxQuestion name="languages" answers={answers} choices={choices} />;
}

type CheckboxQuestionProps = Asked & {
  name: 'tracks' | 'languages';
  choices: { value: string; label: string }[];
};

async function CheckboxQuestion({ name, answers, choices }: CheckboxQuestionProps) {
  const [words, form] = await Promise.all([
    getTranslations('register.fields'),
    getTranslations('common.form'),
  ]);
  const help = `${name}.help` as 'tracks.help';
  const ticked = answers.list(name);
  return (
    <FieldSet
      id={name}
      legend={words(`${name}.label`)}
      help={words.has(help) ? words(help) : undefined}
      error={answers.error(name)}
      optional={form('optional')}
    >
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            id={`${name}-${value}`}
            name={name}
            value={value}
            label={label}
            defaultChecked={ticked.includes(value)}
          />
        ))}
      </div>
    </FieldSet>
  );
}
