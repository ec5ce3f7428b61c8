import { getLocale } from 'next-intl/server';
import { publicScope } from '@/app/_server/scope';
import type { Forum } from '@/lib/dashboard/forum';
import { delegationsOf } from '@/lib/delegation/queries';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import type { Answers } from '../../../_application/answers';
import { CategoryQuestion } from '../../../_application/choice-questions';
import { CountryQuestion } from '../../../_application/country-question';
import { TerritoryQuestion } from '../../../_application/plain-questions';
import { TextQuestion } from '../../../_application/text-question';

type WhoStepProps = { answers: Answers; edition: Forum['edition']; full: readonly Category[] };

export async function WhoStep({ answers, edition, full }: WhoStepProps) {
  const [locale, delegations] = await Promise.all([
    getLocale(),
    publicScope().then((scope) => delegationsOf(scope, edition.id)),
  ]);
  return (
    <>
      <CategoryQuestion answers={answers} categories={edition.categories} full={full} />
      {/* Asked of those who come with a delegation: the style sheet looks at the category, so it works without script. */}
      <div className="hidden group-has-[input[value=DEL]:checked]/form:block group-has-[input[value=GOV]:checked]/form:block">
        <TextQuestion
          name="delegation"
          answers={answers}
          isOptional
          maxLength={120}
          autoComplete="off"
          suggestions={delegations.map(({ name }) => inLanguage(name, locale))}
        />
      </div>
      <CountryQuestion name="countryRepresented" answers={answers} />
      <TerritoryQuestion answers={answers} />
      <CountryQuestion name="citizenship" answers={answers} />
      <TextQuestion
        name="invitationCode"
        answers={answers}
        isOptional
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}
