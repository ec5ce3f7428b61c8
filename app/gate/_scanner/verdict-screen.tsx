import { useLocale, useTranslations } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import type { RegistrationState } from '@/db/schema';
import { inLanguage } from '@/lib/edition/rules';
import type { ScanAnswer } from '@/lib/gate/queries';
import { isAdmitted } from '@/lib/gate/rules';
import type { Direction } from '../place';
import { type Face, faceOf, firstScanOf, isOwnBadge, type Outcome, wordOf } from './looks';
import { CategoryMark, type Edition, gateName, PersonPhoto, WhoLine } from './person';
import { VerdictIcon } from './verdict-icon';

export type VerdictScreenProps = {
  outcome: Outcome;
  direction: Direction;
  edition: Edition;
  /** Where the registration stands of somebody who is not approved. */
  state?: RegistrationState;
  /** One's own code, read by oneself. */
  isKiosk?: boolean;
  /** The face of the person, as an address. */
  photo?: string;
};

/** Colour, icon, one word, the name in both scripts, the category: readable from two metres, in this order. */
export function VerdictScreen({ outcome, direction, edition, state, isKiosk, photo }: VerdictScreenProps) {
  const words = useTranslations('gate');
  const face = faceOf(outcome);
  const answer = outcome.kind === 'answered' ? outcome.answer : undefined;
  if (isKiosk && answer && isOwnBadge(answer))
    return <OwnBadge answer={answer} edition={edition} photo={photo} />;
  return (
    <div className="grid w-full max-w-page gap-3 sm:gap-5" data-verdict={face}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:gap-x-6">
        <VerdictIcon face={face} className="size-16 sm:size-32" />
        <h2 className="text-verdict font-bold">{words(`words.${wordOf(face, direction)}`)}</h2>
      </div>
      {answer && <Reason answer={answer} edition={edition} />}
      {outcome.kind === 'refused' && <p className="text-xl font-medium">{outcome.sentence}</p>}
      {answer?.person && <Person person={answer.person} edition={edition} photo={photo} />}
      {answer?.badge && isAdmitted(answer.verdict) && <BadgePlace answer={answer} edition={edition} />}
      <Todo face={face} answer={answer} state={state} />
    </div>
  );
}

function Reason({ answer, edition }: { answer: ScanAnswer; edition: Edition }) {
  const words = useTranslations('gate');
  const first = firstScanOf(answer, useLocale(), edition.timeZone);
  const reason =
    answer.reason !== 'already_in'
      ? words(`reasons.${answer.reason}`)
      : first
        ? words('reasons.already_in', first)
        : words('reasons.already_in_unknown');
  return (
    <p className="tabular text-lg font-medium first-letter:uppercase sm:text-2xl">
      {reason}
      {first && answer.reason !== 'already_in' && ` · ${words('firstEntry', first)}`}
    </p>
  );
}

type PersonProps = { person: NonNullable<ScanAnswer['person']>; edition: Edition; photo?: string };

function Person({ person, edition, photo }: PersonProps) {
  return (
    // On a telephone a long name has a line of its own: it is never cut, and the face never smaller for it.
    <div className="flex flex-wrap items-start gap-4 sm:gap-6">
      <PersonPhoto person={person} photo={photo} large />
      <CategoryMark code={person.category} edition={edition} large />
      <div className="grid min-w-0 flex-1 basis-56 gap-1 wrap-anywhere">
        <p className="text-xl leading-tight font-semibold sm:text-4xl">
          <Bidi>{person.nameLatin}</Bidi>
        </p>
        {person.nameNative && (
          <p className="text-lg leading-tight sm:text-3xl">
            <Bidi>{person.nameNative}</Bidi>
          </p>
        )}
        <p>
          <WhoLine person={person} edition={edition} />
        </p>
      </div>
    </div>
  );
}

/** Where the badge comes out: the person is sent there. */
function BadgePlace({ answer, edition }: { answer: ScanAnswer; edition: Edition }) {
  const words = useTranslations('gate');
  const locale = useLocale();
  if (!answer.badge) return null;
  const station = gateName(edition, answer.badge.station, locale);
  return <p className="text-xl font-semibold sm:text-2xl">{words('badge', { station })}</p>;
}

/** What somebody who reads one's own code has to know: that the badge is coming, and where. */
function OwnBadge({ answer, edition, photo }: { answer: ScanAnswer; edition: Edition; photo?: string }) {
  const words = useTranslations('gate');
  const locale = useLocale();
  if (!answer.badge) return null;
  const station = gateName(edition, answer.badge.station, locale);
  return (
    <div className="grid w-full max-w-page gap-4 sm:gap-6" data-verdict={answer.verdict} data-own-badge>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:gap-x-6">
        <VerdictIcon face="admit" className="size-16 sm:size-32" />
        <h2 className="min-w-0 flex-1 text-2xl leading-tight font-bold sm:text-5xl">{words('kioskBadge')}</h2>
      </div>
      <p className="text-xl font-semibold sm:text-3xl">{words('kioskBadgeAt', { station })}</p>
      {answer.person && <Person person={answer.person} edition={edition} photo={photo} />}
    </div>
  );
}

type TodoProps = { face: Face; answer: ScanAnswer | undefined; state: RegistrationState | undefined };

/** The one thing to do. */
function Todo({ face, answer, state }: TodoProps) {
  const words = useTranslations('gate');
  const locale = useLocale();
  if (face === 'admit' || face === 'refused') return null;
  if (answer?.note)
    return <p className="text-xl font-semibold sm:text-3xl">{inLanguage(answer.note, locale)}</p>;
  if (answer?.reason === 'overridden') return null;
  if (answer?.reason === 'not_approved' && state)
    return (
      <p className="font-semibold sm:text-lg">{words('standing', { state: words(`states.${state}`) })}</p>
    );
  return <p className="font-semibold sm:text-lg">{words(`todo.${face}`)}</p>;
}
