/** The hard insides of what people complete after the approval. */
export const PAPER_WORDS = [
  'lib/vault/documents.ts',
  'lib/completion/carrying.ts',
  'lib/completion/finding.ts',
  'lib/completion/taking.ts',
  'lib/completion/naming.ts',
  'lib/completion/reminders.ts',
  'lib/completion/asking.ts',
  'lib/completion/judging.ts',
  'lib/completion/lacking.ts',
  'lib/badge/previewing.ts',
] as const;
