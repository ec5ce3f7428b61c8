/** Files of the modules around files of people, beyond the five words of the vocabulary. */
export const FILE_WORDS: readonly string[] = [
  'lib/file/bucket.ts',
  'lib/file/folder.ts',
  'lib/file/judging.ts',
  'lib/file/picture.ts',
  'lib/file/store.ts',
  'lib/file/sweeping.ts',
  'lib/file/turns.ts',
  'lib/photo/making.ts',
  'lib/photo/scanning.ts',
];
