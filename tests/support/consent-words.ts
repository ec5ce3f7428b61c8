/** Files about consents and the rights of people beyond the five words of the vocabulary: see `WORDS`. */
export const CONSENT_WORDS = [
  'lib/consent/documents.ts',
  'lib/registration/agreement.ts',
  'lib/registration/asking.ts',
  'lib/installation/first-documents.ts',
  'lib/dashboard/own-consents.ts',
  'lib/claim/letters.ts',
  'lib/export/own-data.ts',
  'lib/retention/asked.ts',
] as const;
