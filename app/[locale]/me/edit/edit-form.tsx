import { getLocale, getTranslations } from 'next-intl/server';
import { type ComponentType, createElement } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { OwnRecord } from '@/lib/dashboard/own';
import type { EditableField } from '@/lib/registration/input';
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

export async function EditForm({ answers, record }: Asked) {
  const [words, me, locale] = await Promise.all([
    getTranslations('me.editPage'),
    getTranslations('me'),
    getLocale(),
  ]);
  const { request, editable, registration, edition } = record;
  const asked = (Object.keys(QUESTIONS) as EditableField[]).filter((field) => editable.includes(field));
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
      {asked.map((field) => createElement(QUESTIONS[field], { key: field, answers, record }))}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-6">
        <Button size="large" className="w-full sm:w-auto">
          {words(request ? 'answerSubmit' : 'submit')}
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
