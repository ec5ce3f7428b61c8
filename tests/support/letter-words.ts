/** Files of `letter` beyond the five words of the vocabulary: see `WORDS`. */
export const LETTER_WORDS = [
  'lib/letter/batches.ts',
  'lib/letter/head.ts',
  'lib/letter/listing.ts',
  'lib/letter/opening.ts',
  'lib/letter/own.ts',
  'lib/letter/papers.ts',
  'lib/letter/running.ts',
  'lib/letter/setting.ts',
  'lib/letter/styling.ts',
  'lib/letter/ticket.ts',
  'lib/letter/wording.ts',
] as const;
