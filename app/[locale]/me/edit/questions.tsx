import type { ComponentType } from 'react';
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

export type Asked = { answers: Answers; record: OwnRecord };

/** In the order of the form that was filled in before. */
export const QUESTIONS: Record<EditableField, ComponentType<Asked>> = {
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

/** The questions of some fields, in that order. */
export const questionsOf = (fields: readonly string[]): EditableField[] =>
  (Object.keys(QUESTIONS) as EditableField[]).filter((field) => fields.includes(field));
