import type { Forum } from '@/lib/dashboard/forum';
import type { Answers } from '../../../_application/answers';
import { LanguagesQuestion, TracksQuestion } from '../../../_application/choice-questions';
import {
  BadgeNameQuestion,
  HonorificQuestion,
  LatinNameQuestions,
  NativeNameQuestion,
} from '../../../_application/name-questions';
import {
  AccessNeedsQuestion,
  DietQuestion,
  EmailQuestion,
  OrganisationQuestion,
  PhoneQuestion,
  PositionQuestion,
} from '../../../_application/plain-questions';

type StepProps = { answers: Answers };

/** One's own script comes first: the Latin spelling is suggested from it. */
export const NameStep = ({ answers }: StepProps) => (
  <>
    <NativeNameQuestion answers={answers} />
    <LatinNameQuestions answers={answers} />
    <BadgeNameQuestion answers={answers} />
    <HonorificQuestion answers={answers} />
  </>
);

export const ContactStep = ({ answers }: StepProps) => (
  <>
    <EmailQuestion answers={answers} />
    <PhoneQuestion answers={answers} />
    <OrganisationQuestion answers={answers} />
    <PositionQuestion answers={answers} />
  </>
);

export const ParticipationStep = ({ answers, edition }: StepProps & { edition: Forum['edition'] }) => (
  <>
    <TracksQuestion answers={answers} tracks={edition.tracks} />
    <LanguagesQuestion answers={answers} />
    <AccessNeedsQuestion answers={answers} />
    <DietQuestion answers={answers} />
  </>
);
