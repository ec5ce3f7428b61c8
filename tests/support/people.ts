import type { Actor, Limits, Person, Role, TokenScope } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { hashToken } from '@/lib/core/token';
import { type RegistrationInput, registrationInput } from '@/lib/registration/input';

/** The moment at which most tests happen: registration is open, the forum half a year away. */
export const NOW = new Date('2027-03-01T09:00:00.000Z');

export const minutesLater = (minutes: number, from = NOW): Date =>
  new Date(from.getTime() + minutes * 60_000);
export const hoursLater = (hours: number, from = NOW): Date => minutesLater(60 * hours, from);
export const daysLater = (days: number, from = NOW): Date => hoursLater(24 * days, from);

let running = 0;

/** What somebody might send: sound, with an address of its own, unless told otherwise. */
export const rawApplication = (own: Record<string, unknown> = {}): Record<string, unknown> => ({
  category: 'DEL',
  countryRepresented: 'CN',
  citizenship: 'CN',
  nameLatin: { surname: 'Li', given: 'Na' },
  email: `applicant-${++running}@people.example.org`,
  phone: '+86 10 6552 9988',
  organisation: 'City of Harbin',
  position: 'Deputy mayor',
  tracks: ['transport'],
  locale: 'en',
  consents: { personalData: true, terms: true },
  ...own,
});

/** The same, as the schema hands it to a command. */
export const application = (own: Record<string, unknown> = {}): RegistrationInput =>
  registrationInput.parse(rawApplication(own));

/** Somebody from the host country. */
export const fromHome = (own: Record<string, unknown> = {}): RegistrationInput =>
  application({ countryRepresented: 'RU', citizenship: 'RU', phone: '+7 912 345-67-89', ...own });

const keyOf = (email: string): string => hashToken(foldEmail(email)).slice(0, 12);

export const delegate = (email: string): Actor => ({
  kind: 'person',
  userId: `user-${keyOf(email)}`,
  email,
  roles: [],
});

/** After any moment of a test: whoever must be asked anew says so. */
const JUST_NOW = new Date('2100-01-01T00:00:00.000Z');

const staff = (role: Role): Person => ({
  kind: 'person',
  userId: `user-${role}`,
  email: `${role}@forum.example.org`,
  roles: [role],
  provedAt: JUST_NOW,
});
export const organiser: Actor = staff('organiser');
export const reviewer: Actor = staff('reviewer');
export const gateStaff: Actor = staff('gate');
export const securityOfficer: Actor = staff('security');
export const viewer: Actor = staff('viewer');

/** A reviewer of a part of the registrations. */
export const reviewerOf = (limits: Partial<Limits>): Actor => ({
  ...staff('reviewer'),
  limits: { categories: [], countries: [], ...limits },
});

export const tokenWith = (...scopes: TokenScope[]): Actor => ({ kind: 'token', tokenId: 'token-1', scopes });
