import { getTranslations } from 'next-intl/server';
import type { Answers } from './answers';
import { TextQuestion } from './text-question';

type Asked = { answers: Answers };

export const TerritoryQuestion = ({ answers }: Asked) => (
  <TextQuestion name="territory" answers={answers} isOptional maxLength={120} autoComplete="address-level2" />
);

export const EmailQuestion = ({ answers }: Asked) => (
  <TextQuestion
    name="email"
    answers={answers}
    type="email"
    inputMode="email"
    autoComplete="email"
    spellCheck={false}
    maxLength={254}
  />
);

export const PhoneQuestion = ({ answers }: Asked) => (
  <TextQuestion name="phone" answers={answers} type="tel" autoComplete="tel" maxLength={40} />
);

export const OrganisationQuestion = ({ answers }: Asked) => (
  <TextQuestion name="organisation" answers={answers} autoComplete="organization" maxLength={200} />
);

export const PositionQuestion = ({ answers }: Asked) => (
  <TextQuestion name="position" answers={answers} autoComplete="organization-title" maxLength={150} />
);

export const AccessNeedsQuestion = ({ answers }: Asked) => (
  <TextQuestion name="accessNeeds" answers={answers} isOptional rows={3} maxLength={500} />
);

export async function DietQuestion({ answers }: Asked) {
  const words = await getTranslations('register');
  const suggestions = words('diets').split('|');
  return (
    <TextQuestion
      name="diet"
      answers={answers}
      isOptional
      maxLength={200}
      autoComplete="off"
      suggestions={suggestions}
    />
  );
}
