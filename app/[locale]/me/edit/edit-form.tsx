import { getLocale, getTranslations } from 'next-intl/server';
import { type ComponentType, createElement } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { OwnRecord } from '@/lib/dashboard/own';
import type { EditableField } from '@/lib/registration/input';
import { type ChangedIdentity, IDENTITY_FIELDS } from '@/lib/registration/rules';
import type { Answers } from '../../_application/answers';
import { LanguagesQuestion, TracksQuestion } from '../../_application/choice-questions';
import { CountryQuestion } from '../../_application/country-question';
import {
  BadgeNameQuestion,
  HonorificQuestion,
  LatinNameQuestions,
  NativeNameQuestion,
} from '../../_application/name-questions';
import {
  AccessNeedsQuestion,
  DietQuestion,
  OrganisationQuestion,
  PhoneQuestion,
  PositionQuestion,
  TerritoryQuestion,
} from '../../_application/plain-questions';

type Asked = { answers: Answers; record: OwnRecord };

/** In the order of the form that was filled in before. */
const QUESTIONS: Record<EditableField, ComponentType<Asked>> = {
  territory: TerritoryQuestion,
  countryRepresented: ({ answers }) => <CountryQuestion name="countryRepresented" answers={answers} />,
  citizenship: ({ answers }) => <CountryQuestion name="citizenship" answers={answers} />,
  nameNative: NativeNameQuestion,
  nameLatin: LatinNameQuestions,
  badgeName: BadgeNameQuestion,
  honorific: HonorificQuestion as ComponentType<Asked>,
  phone: PhoneQuestion,
  organisation: OrganisationQuestion,
  position: PositionQuestion,
  tracks: ({ answers, record }) => <TracksQuestion answers={answers} tracks={record.openTracks} />,
  languages: LanguagesQuestion as ComponentType<Asked>,
  accessNeeds: AccessNeedsQuestion,
  diet: DietQuestion as ComponentType<Asked>,
};

export async function EditForm({ answers, record, stops }: Asked & { stops: readonly ChangedIdentity[] }) {
  const [words, me, locale] = await Promise.all([
    getTranslations('me.editPage'),
    getTranslations('me'),
    getLocale(),
  ]);
  const { request, editable, registration, edition } = record;
  const asked = (Object.keys(QUESTIONS) as EditableField[]).filter((field) => editable.includes(field));
  // What is looked at again after the approval stands apart and says so before anything is typed.
  const identity =
    registration.state === 'approved'
      ? asked.filter((field) => IDENTITY_FIELDS.some((one) => one === field))
      : [];
  const question = (field: EditableField) => createElement(QUESTIONS[field], { key: field, answers, record });
  return (
    <form method="post" action={`/${locale}/me/edit/save`} noValidate className="grid gap-7">
      {request?.note && (
        <Notice title={me('noteFrom')}>
          <p className="whitespace-pre-line">
            <Bidi>{request.note}</Bidi>
          </p>
        </Notice>
      )}
      {request && asked.length === 0 && <p>{words('answerOnlyNote')}</p>}
      {stops.length > 0 && <Stops fields={stops} />}
      {identity.length > 0 && (
        <fieldset className="grid gap-7 border-s-4 border-line ps-5">
          <legend className="mb-2 text-lg font-medium">{words('identity')}</legend>
          <p className="text-sm text-muted">{words('identityHelp')}</p>
          {identity.map(question)}
        </fieldset>
      )}
      {asked.filter((field) => !identity.includes(field)).map(question)}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-6">
        <Button size="large" className="w-full sm:w-auto">
          {words(stops.length > 0 ? 'stops.submit' : request ? 'answerSubmit' : 'submit')}
        </Button>
        <a className="link inline-flex min-h-11 items-center" href={`/${locale}/me`}>
          {words('cancel')}
        </a>
      </div>
      {registration.state === 'approved' && (
        <p className="text-sm text-muted">{words('locked', { contact: edition.contactEmail })}</p>
      )}
    </form>
  );
}

/** What is about to be changed and what that means, with the word that the person knows it. */
async function Stops({ fields }: { fields: readonly ChangedIdentity[] }) {
  const [words, names] = await Promise.all([
    getTranslations('me.editPage.stops'),
    getTranslations('mail.fields'),
  ]);
  return (
    <div id="stops" tabIndex={-1}>
      <Notice tone="wait" role="alert" title={words('title')}>
        <p>{words('body')}</p>
        <ul className="list-disc ps-5">
          {fields.map((field) => (
            <li key={field}>{names(field)}</li>
          ))}
        </ul>
        <p>{words('after')}</p>
        <input type="hidden" name="knowsItStops" value="yes" />
      </Notice>
    </div>
  );
}
