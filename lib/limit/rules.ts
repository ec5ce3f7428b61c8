export type Limit = { name: string; points: number; seconds: number };

/** How often one thing may be tried, by whom. Kept in PostgreSQL, so that several instances count together. */
export const LIMITS = {
  signInByAddress: { name: 'sign-in-address', points: 5, seconds: 15 * 60 },
  signInByNetwork: { name: 'sign-in-network', points: 60, seconds: 15 * 60 },
  codeByNetwork: { name: 'code-network', points: 60, seconds: 15 * 60 },
  resendByRegistration: { name: 'resend-registration', points: 3, seconds: 15 * 60 },
  /** All the tablets of a forum come from one network on one morning. */
  enrolmentByNetwork: { name: 'enrolment-network', points: 120, seconds: 15 * 60 },
  invitationByNetwork: { name: 'invitation-network', points: 300, seconds: 15 * 60 },
  draftByNetwork: { name: 'draft-network', points: 1200, seconds: 60 },
  /** Wrong codes of an app or a sheet, by who reads the mail already: with three valid at a time, a year of it finds one in twelve. */
  factorByPerson: { name: 'factor-person', points: 10, seconds: 3 * 60 * 60 },
  tokenByNetwork: { name: 'token-network', points: 120, seconds: 60 },
} as const satisfies Record<string, Limit>;

/** Submissions: many people of one delegation share one address, so the number is a setting of the edition. */
export const registrationLimit = (perMinute: number): Limit => ({
  name: 'registration',
  points: perMinute,
  seconds: 60,
});
