import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { countryOptions, isCountryCode } from '@/lib/core/country';
import { type VisaTable, visaAnswer } from '@/lib/site/rules';
import { VisaAnswerBox } from './visa-answer-box';

type VisaQuestionProps = {
  table: VisaTable;
  citizenship: string | undefined;
  parts: readonly { key: string }[];
};

/** The three-way question, answered for one citizenship by a link that works without script and is kept nowhere. */
export async function VisaQuestion({ table, citizenship, parts }: VisaQuestionProps) {
  const [words, locale, { edition }] = await Promise.all([
    getTranslations('site.visa'),
    getLocale(),
    loadForum(),
  ]);
  const chosen = citizenship && isCountryCode(citizenship) ? citizenship : undefined;
  const choices = countryOptions(locale).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <section
      aria-label={words('choose.label')}
      className="grid gap-x-12 gap-y-6 border-t-2 border-ink pt-6 lg:grid-cols-[1fr_2fr]"
    >
      <form action="#answer" method="get" className="grid content-start gap-3" data-screen>
        <Field name="citizenship" label={words('choose.label')} help={words('choose.help')}>
          {(control) => (
            <Select
              {...control}
              key={chosen}
              choices={choices}
              placeholder={words('choose.placeholder')}
              defaultValue={chosen}
            />
          )}
        </Field>
        <p>
          <Button>{words('choose.show')}</Button>
        </p>
      </form>
      <VisaAnswerBox
        answer={chosen ? visaAnswer(table, edition.hostCountry, chosen) : undefined}
        country={chosen}
        parts={parts.map(({ key }) => key)}
      />
    </section>
  );
}
