import { getTranslations } from 'next-intl/server';
import { LATIN_NAME_LONGEST, NATIVE_NAME_LONGEST } from '@/lib/core/person-name';
import type { Answers } from './answers';
import { LatinSuggestion } from './latin-suggestion';
import { TextQuestion } from './text-question';

/** Passport spelling, apart from the name in one's own script: never derived for good, only suggested (product rule 7). */
export async function LatinNameQuestions({ answers }: { answers: Answers }) {
  const words = await getTranslations('register');
  return (
    <LatinSuggestion
      sourceId="nameNative"
      targetIds={['nameLatin.surname', 'nameLatin.given']}
      note={words('suggested')}
    >
      <TextQuestion
        name="nameLatin.surname"
        answers={answers}
        isOptional
        maxLength={LATIN_NAME_LONGEST * 2}
        autoComplete="family-name"
        autoCapitalize="words"
        spellCheck={false}
      />
      <TextQuestion
        name="nameLatin.given"
        answers={answers}
        maxLength={LATIN_NAME_LONGEST * 2}
        autoComplete="given-name"
        autoCapitalize="words"
        spellCheck={false}
      />
    </LatinSuggestion>
  );
}

export const NativeNameQuestion = ({ answers }: { answers: Answers }) => (
  <TextQuestion
    name="nameNative"
    answers={answers}
    isOptional
    maxLength={NATIVE_NAME_LONGEST * 2}
    autoComplete="name"
    spellCheck={false}
  />
);

export const BadgeNameQuestion = ({ answers }: { answers: Answers }) => (
  <TextQuestion
    name="badgeName"
    answers={answers}
    isOptional
    maxLength={NATIVE_NAME_LONGEST * 2}
    autoComplete="nickname"
    spellCheck={false}
  />
);

export async function HonorificQuestion({ answers }: { answers: Answers }) {
  const words = await getTranslations('register');
  return (
    <TextQuestion
      name="honorific"
      answers={answers}
      isOptional
      maxLength={60}
      autoComplete="honorific-prefix"
      suggestions={words('titles').split('|')}
    />
  );
}
