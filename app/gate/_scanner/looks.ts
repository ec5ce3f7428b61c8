import type { ScanAnswer } from '@/lib/gate/queries';
import { isAdmitted } from '@/lib/gate/rules';
import type { Shown } from '../_device/shown';
import type { Direction } from '../place';
import type { Signal } from './signals';

/** What fills the screen: a verdict, or a reading that the server refused. */
export type Face = Signal | 'refused';
export type Outcome = { kind: 'answered'; answer: ScanAnswer } | { kind: 'refused'; sentence: string };

export const SURFACE: Record<Face, string> = {
  admit: 'bg-signal-green text-on-signal',
  admit_with_action: 'bg-signal-blue text-on-signal',
  help_desk: 'bg-signal-amber text-on-signal-amber',
  stop: 'bg-signal-red text-on-signal',
  refused: 'bg-category-12 text-on-signal',
};

export const faceOf = (outcome: Outcome): Face =>
  outcome.kind === 'answered' ? outcome.answer.verdict : 'refused';

/** Undefined while the server is asked. */
export const faceOfReading = ({ answer, refused }: Shown): Face | undefined =>
  refused ? 'refused' : answer?.verdict;

/** Who reads one's own code again while the badge is on its way has done nothing wrong. */
export const isOwnBadge = (answer: ScanAnswer | undefined): boolean =>
  answer?.badge !== undefined && (answer.reason === 'already_in' || isAdmitted(answer.verdict));
export const kioskFace = (shown: Shown): Face | undefined =>
  shown.answer?.reason === 'already_in' && isOwnBadge(shown.answer)
    ? 'admit_with_action'
    : faceOfReading(shown);

type WordKey = Face | 'exit';
export const wordOf = (face: Face, direction: Direction): WordKey =>
  face === 'admit' && direction === 'exit' ? 'exit' : face;

/** An hour and minute in the forum's zone; with the day when it is another day than today's. */
export function momentAt(iso: string, locale: string, timeZone: string, now = new Date()): string {
  const at = new Date(iso);
  const day = (date: Date) => new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone }).format(date);
  const isToday = day(at) === day(now);
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    ...(!isToday && { day: 'numeric', month: 'short' }),
  }).format(at);
}

export const firstScanOf = ({ firstScan }: ScanAnswer, locale: string, timeZone: string) =>
  firstScan && { time: momentAt(firstScan.at, locale, timeZone), gate: firstScan.gate };
