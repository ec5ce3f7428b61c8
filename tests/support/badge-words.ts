/** Files of `badge` beyond the five words of the vocabulary: see `WORDS`. */
export const BADGE_WORDS = [
  'lib/badge/batches.ts',
  'lib/badge/face.ts',
  'lib/badge/files.ts',
  'lib/badge/logo.ts',
  'lib/badge/look.ts',
  'lib/badge/press.ts',
  'lib/badge/printing.ts',
  'lib/badge/running.ts',
  'lib/badge/settling.ts',
  'lib/badge/styling.ts',
  'lib/badge/typesetting.ts',
] as const;
