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
  const { day, time, timeAndDay } = formatsOf(locale, timeZone);
  return (day.format(at) === day.format(now) ? time : timeAndDay).format(at);
}

type Formats = Record<'day' | 'time' | 'timeAndDay', Intl.DateTimeFormat>;
// To make one costs a cheap phone as much as a verdict may take in all.
const made = new Map<string, Formats>();

function formatsOf(locale: string, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const minutes = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const formats = {
    day: new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone }),
    time: new Intl.DateTimeFormat(locale, minutes),
    timeAndDay: new Intl.DateTimeFormat(locale, { ...minutes, day: 'numeric', month: 'short' }),
  };
  made.set(key, formats);
  return formats;
}

export const firstScanOf = ({ firstScan }: ScanAnswer, locale: string, timeZone: string) =>
  firstScan && { time: momentAt(firstScan.at, locale, timeZone), gate: firstScan.gate };
