import { DAY_MS, MINUTE_MS } from '@/lib/core/clock';
import type { DecisionInput } from '@/lib/review/input';
import type { Random } from './random';

/**
 * What becomes of an application. `waitlisted` is left to the seats: these come last and from the host country, so they
 * wait where the edition is full by then and are under review where it is not.
 */
export const OUTCOMES = [
  'under_review',
  'approved',
  'rejected',
  'needs_info',
  'waitlisted',
  'withdrawn',
  'unconfirmed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const SHARES: readonly (readonly [Outcome, number])[] = [
  ['waitlisted', 0.03],
  ['unconfirmed', 0.012],
  ['under_review', 0.22],
  ['needs_info', 0.035],
  ['rejected', 0.04],
  ['withdrawn', 0.02],
];

type Applicant = { submittedAt: Date; isInternational: boolean };

/** An outcome for each applicant, given in order of submission: what is left to review is mostly recent. */
export function outcomesFor(random: Random, applicants: readonly Applicant[]): Outcome[] {
  const outcomes = applicants.map((): Outcome => 'approved');
  // Newest first, shuffled within about a quarter of the whole; applications from abroad take longer.
  const order = applicants
    .map(({ isInternational }, position) => ({
      position,
      isInternational,
      age: applicants.length - position + (random.integer(0, 100) / 400) * applicants.length,
    }))
    .map((one) => ({ ...one, age: one.isInternational ? one.age * 0.8 : one.age }))
    .toSorted((one, other) => one.age - other.age);
  for (const [outcome, share] of SHARES) {
    let wanted = Math.round(share * applicants.length);
    const isRecent = outcome === 'waitlisted' || outcome === 'unconfirmed' || outcome === 'under_review';
    for (const { position, isInternational } of isRecent ? order : shuffled(random, order)) {
      if (wanted === 0) break;
      if (outcomes[position] !== 'approved' || (outcome === 'waitlisted' && isInternational)) continue;
      // Some of those who have not confirmed still may; for the others it is too late.
      if (outcome === 'unconfirmed' && random.chance(0.8)) continue;
      outcomes[position] = outcome;
      wanted -= 1;
    }
  }
  return outcomes;
}

const shuffled = <T>(random: Random, list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: random.integer(0, 1_000_000_000) }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ one }) => one);

const REASONS = [
  ['not_eligible', 4],
  ['incomplete', 3],
  ['category_full', 2],
  ['duplicate', 2],
  ['not_verified', 2],
] as const;
const FIELDS = [
  ['nameLatin', 4],
  ['organisation', 3],
  ['position', 3],
  ['nameNative', 1],
  ['citizenship', 1],
] as const;

/** The decision that leads to an outcome; undefined where none has been taken. */
export function decisionFor(random: Random, outcome: Outcome): DecisionInput | undefined {
  switch (outcome) {
    case 'approved':
      return { decision: 'approve' };
    case 'rejected':
      return { decision: 'reject', reasonCode: random.weighted(REASONS) };
    case 'needs_info':
      return { decision: 'request_info', fields: [random.weighted(FIELDS)] };
    default:
      return undefined;
  }
}

/** Some hours to nine days after it came, but not in the future; what waits for an answer was asked in the last days. */
export function momentOfDeciding(random: Random, outcome: Outcome, submittedAt: Date, to: Date): Date {
  const left = to.getTime() - submittedAt.getTime();
  const waited = random.integer(180, (9 * DAY_MS) / MINUTE_MS) * MINUTE_MS;
  if (outcome !== 'needs_info')
    return new Date(submittedAt.getTime() + Math.min(waited, Math.floor(left / 2)));
  return new Date(to.getTime() - Math.min(waited / 2, Math.floor(left / 2)));
}
