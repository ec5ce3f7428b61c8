/** Files of `retention` and its equals beyond the five words of the vocabulary: see `WORDS`. */
export const RETENTION_WORDS = [
  'lib/retention/again.ts',
  'lib/retention/calendar.ts',
  'lib/retention/deciding.ts',
  'lib/retention/destroying.ts',
  'lib/retention/sweeping.ts',
  'lib/retention/entry.ts',
  'lib/retention/finding.ts',
  'lib/retention/holding.ts',
  'lib/retention/map.ts',
  'lib/retention/map-house.ts',
  'lib/retention/map-people.ts',
  'lib/retention/map-work.ts',
  'lib/retention/steps.ts',
  'lib/export/audit.ts',
  'lib/report/letter.ts',
  'lib/verification/explanation.ts',
];
