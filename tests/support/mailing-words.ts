/** Files of `lib/mailing` beyond the five words, each for one hard inside. */
export const MAILING_WORDS = [
  'lib/mailing/leaving.ts',
  'lib/mailing/previewing.ts',
  'lib/mailing/receivers.ts',
  'lib/mailing/results.ts',
  'lib/mailing/sending.ts',
  'lib/mailing/steering.ts',
] as const;
