/**
 * The floors of lib, lowest first: a module uses only floors below its own. This list and `docs/architecture.md` are
 * one picture in two places; change them together.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ['core'],
  ['audit', 'task', 'challenge', 'idempotency', 'limit'],
  ['edition', 'mail', 'pool', 'ticket', 'delegation'],
  ['auth'],
  ['registration'],
  ['review', 'waitlist', 'gate'],
  ['dashboard'],
  ['installation', 'seed'],
  ['worker'],
];

/** Files beyond the five words of the vocabulary, each for one hard inside. */
export const WORDS: ReadonlySet<string> = new Set([
  'lib/auth/adapter.ts',
  'lib/auth/options.ts',
  'lib/auth/session.ts',
  'lib/dashboard/filter.ts',
  'lib/dashboard/forum.ts',
  'lib/dashboard/own.ts',
  'lib/dashboard/record.ts',
  'lib/dashboard/verify.ts',
  'lib/installation/first-edition.ts',
  'lib/mail/letter.ts',
  'lib/mail/transport.ts',
  'lib/registration/amendment.ts',
  'lib/registration/confirmation.ts',
  'lib/registration/departure.ts',
  'lib/registration/draft.ts',
  'lib/registration/form.ts',
  'lib/registration/intake.ts',
  'lib/registration/letters.ts',
  'lib/registration/receipt.ts',
  'lib/registration/search.ts',
  'lib/registration/transition.ts',
  'lib/review/letters.ts',
  'lib/worker/handlers.ts',
  'lib/worker/worker.ts',
]);
