import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { loadDocuments } from '@/app/_server/loader';
import { Checkbox } from '@/app/_ui/checkbox';
import { Notice } from '@/app/_ui/notice';
import { CONSENT_PURPOSES, type ConsentPurpose } from '@/db/schema/consent';
import { appliesTo, isNeeded, NEEDED } from '@/lib/consent/rules';
import type { Forum } from '@/lib/dashboard/forum';
import { consentName, stepFaults, type Typed } from '@/lib/registration/form';
import { STEP_KEYS } from '@/lib/registration/input';
import type { Answers } from '../../../_application/answers';
import { documentAddress } from '../../privacy/document-address';
import { AllAnswers } from './all-answers';

type ConsentsStepProps = { answers: Answers; typed: Typed; edition: Forum['edition'] };

/** Everything once more, then the consents, each for itself and none given beforehand. */
export async function ConsentsStep({ answers, typed, edition }: ConsentsStepProps) {
  const [words, documents] = await Promise.all([getTranslations('register'), loadDocuments()]);
  const said = {
    citizenship: answers.text('citizenship'),
    countryRepresented: answers.text('countryRepresented'),
  };
  const asked = (purpose: ConsentPurpose) => (
    <Consent
      key={purpose}
      name={purpose}
      answers={answers}
      version={documents.find((one) => one.purpose === purpose)?.version ?? 1}
    />
  );
  const isFree = (purpose: ConsentPurpose) => !isNeeded(purpose) && appliesTo(purpose, edition, said);
  return (
    <>
      <Unfinished typed={typed} edition={edition} />
      <AllAnswers answers={answers} edition={edition} />
      <div className="grid gap-4">{NEEDED.map(asked)}</div>
      <fieldset className="grid gap-4">
        <legend className="mb-3 font-medium">{words('optionalConsents')}</legend>
        {CONSENT_PURPOSES.filter(isFree).map(asked)}
      </fieldset>
      <p className="text-sm text-muted">{words('letters')}</p>
    </>
  );
}

type ConsentProps = { name: ConsentPurpose; answers: Answers; version: number };

/** The tick says the version that stood beside it; one that was set beside an earlier version is asked for anew. */
async function Consent({ name, answers, version }: ConsentProps) {
  const [words, locale] = await Promise.all([getTranslations('register.fields.consents'), getLocale()]);
  const path = consentName(name);
  const link = (chunks: ReactNode) => (
    <a className="link" href={documentAddress(locale, name)} target="_blank" rel="noreferrer">
      {chunks}
    </a>
  );
  return (
    <Checkbox
      id={path}
      name={path}
      value={version}
      required={isNeeded(name)}
      label={words(`${name}.label`)}
      help={words.rich(`${name}.help`, { text: link })}
      error={answers.error(path)}
      defaultChecked={answers.text(path) === String(version)}
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
