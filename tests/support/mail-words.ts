/** Words beyond the five of the vocabulary, of the modules about letters by mail. */
export const MAIL_WORDS: readonly string[] = [
  'lib/mail/blanks.ts',
  'lib/mail/rewording.ts',
  'lib/mail/samples.ts',
  'lib/mail/wording.ts',
];
