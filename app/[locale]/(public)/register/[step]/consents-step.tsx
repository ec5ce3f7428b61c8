import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Checkbox } from '@/app/_ui/checkbox';
import { Notice } from '@/app/_ui/notice';
import type { Forum } from '@/lib/dashboard/forum';
import { stepFaults, type Typed } from '@/lib/registration/form';
import { STEP_KEYS } from '@/lib/registration/input';
import type { Answers } from '../../../_application/answers';
import { AllAnswers } from './all-answers';

type ConsentsStepProps = { answers: Answers; typed: Typed; edition: Forum['edition'] };

/** Everything once more, then the consents, each for itself and none given beforehand. */
export async function ConsentsStep({ answers, typed, edition }: ConsentsStepProps) {
  const words = await getTranslations('register');
  return (
    <>
      <Unfinished typed={typed} edition={edition} />
      <AllAnswers answers={answers} edition={edition} />
      <div className="grid gap-4">
        <Consent name="personalData" answers={answers} isRequired />
        <Consent name="terms" answers={answers} isRequired />
      </div>
      <fieldset className="grid gap-4">
        <legend className="mb-3 font-medium">{words('optionalConsents')}</legend>
        <Consent name="photoIdentification" answers={answers} />
        <Consent name="publicList" answers={answers} />
        <Consent name="news" answers={answers} />
      </fieldset>
      <p className="text-sm text-muted">{words('letters')}</p>
    </>
  );
}

type ConsentProps = {
  name: 'personalData' | 'terms' | 'photoIdentification' | 'publicList' | 'news';
  answers: Answers;
  isRequired?: boolean;
};

async function Consent({ name, answers, isRequired }: ConsentProps) {
  const [words, locale] = await Promise.all([getTranslations('register.fields.consents'), getLocale()]);
  const path = `consents.${name}`;
  const help = `${name}.help` as 'terms.help';
  const link = (address: string) => (chunks: ReactNode) => (
    <a className="link" href={`/${locale}/${address}`} target="_blank" rel="noreferrer">
      {chunks}
    </a>
  );
  return (
    <Checkbox
      id={path}
      name={path}
      value="yes"
      required={isRequired}
      label={words(`${name}.label`)}
      help={
        words.has(help)
          ? words.rich(help, { privacy: link('privacy'), terms: link('register/terms') })
          : undefined
      }
      error={answers.error(path)}
      defaultChecked={answers.text(path) !== ''}
    />
  );
}

/** Who came here past a step learns it before pressing the button. */
async function Unfinished({ typed, edition }: Pick<ConsentsStepProps, 'typed' | 'edition'>) {
  const [words, locale] = await Promise.all([getTranslations('register'), getLocale()]);
  const steps = STEP_KEYS.filter((key) => key !== 'consents' && stepFaults(key, typed, edition).length > 0);
  if (steps.length === 0) return null;
  return (
    <Notice tone="wait" title={words('answers.faulty', { count: steps.length })}>
      <ul className="grid gap-1">
        {steps.map((key) => (
          <li key={key}>
            <a className="link" href={`/${locale}/register/${key}?check=1&from=check`}>
              {words(`steps.${key}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
