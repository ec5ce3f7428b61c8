/** Words beyond the five of the vocabulary, of the modules about letters by mail. */
export const MAIL_WORDS: readonly string[] = [
  'lib/dashboard/coming.ts',
  'lib/dashboard/course.ts',
  'lib/mail/blanks.ts',
  'lib/mail/bounces.ts',
  'lib/mail/refused.ts',
  'lib/mail/report.ts',
  'lib/mail/rewording.ts',
  'lib/mail/samples.ts',
  'lib/mail/wording.ts',
  'lib/mailing/leaving.ts',
  'lib/mailing/previewing.ts',
  'lib/mailing/receivers.ts',
  'lib/mailing/results.ts',
  'lib/mailing/sending.ts',
  'lib/mailing/steering.ts',
];
