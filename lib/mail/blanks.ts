import type { MailContents } from './rules';
import { samplesIn, type WordedKind } from './samples';

const EXAMPLES = samplesIn({
  locale: 'en',
  timeZone: 'UTC',
  publicUrl: 'https://forum.example',
  now: new Date(0),
});

export const WORDED_KINDS = Object.keys(EXAMPLES) as WordedKind[];
export const isWorded = (kind: string): kind is WordedKind => Object.hasOwn(EXAMPLES, kind);

/** What can stand in a blank: words, a number, or one of a few signs that only choose between words. */
export type Blank = 'words' | 'number' | readonly string[];

const FULL = ['international', 'domestic', 'category', 'delegation', 'all'];
const CLAIMS = ['access', 'correct', 'erase', 'object'];
/** Blanks that choose, for every kind and for one. */
const CHOICES: Record<string, readonly string[]> = {
  full: FULL,
  isToConfirm: ['yes', 'no'],
  claim: CLAIMS,
  'substitute.outcome': ['approved', 'review', 'waiting'],
  'claim_answered.outcome': ['done', 'refused'],
  'letter_issued.kind': ['invitation', 'visa_support', 'participation', 'attendance'],
  'factor_changed.what': ['added', 'removed', 'recovery_used', 'codes_made', 'reset'],
};

/** A value that stands for none: words may be chosen by it, and it is never to be read. */
export const ABSENT: Partial<Record<WordedKind, Record<string, string>>> = {
  invitation: { category: 'none', delegation: 'none', expires: 'never' },
};

// They have places of their own below the words, where nobody can forget them.
const FRAMED = new Set(['link', 'declineLink', 'confirmBy']);

/** The blanks that a kind fills, by name. */
export function blanksOf(kind: WordedKind): ReadonlyMap<string, Blank> {
  const example: Record<string, unknown> = { ...EXAMPLES[kind], forum: '' };
  if ('confirmBy' in example) example.isToConfirm = 'yes';
  return new Map(
    Object.entries(example)
      .filter(([name]) => !FRAMED.has(name))
      .map(([name, value]): [string, Blank] => [
        name,
        CHOICES[`${kind}.${name}`] ??
          CHOICES[name] ??
          (typeof value === 'number' ? ('number' as const) : ('words' as const)),
      ]),
  );
}

/** What a letter is pointless without: it has to be said in the body, whatever else is chosen. */
const NEEDED: { [K in keyof MailContents]?: readonly string[] } = {
  waitlisted: ['position'],
  approved_waiting: ['position'],
  confirm_reminder: ['deadline'],
  needs_info: ['fields', 'note', 'deadline'],
  information_reminder: ['deadline'],
  rejected: ['reason'],
  completion_reminder: ['parts', 'deadline'],
  attendance_request: ['deadline'],
  attendance_reminder: ['deadline'],
  identity_changed: ['fields', 'decideBy'],
  substitute: ['outcome'],
  merged: ['joined', 'reference'],
  claim_received: ['claim', 'deadline'],
  claim_answered: ['outcome', 'answer'],
  letter_issued: ['number'],
  invitation: ['expires'],
  sign_in: ['minutes'],
  proof: ['minutes'],
  factor_changed: ['what'],
};

export const neededIn = (kind: WordedKind): readonly string[] => NEEDED[kind] ?? [];
