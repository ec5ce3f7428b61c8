import { CONSENT_PURPOSES, type ConsentDoor, type ConsentPurpose } from '@/db/schema/consent';
import type { Actor } from '@/lib/core/actor';

/** Without these nobody takes part: who takes one of them back gives the registration up. */
export const NEEDED = ['personalData', 'terms'] as const satisfies ConsentPurpose[];
export type NeededPurpose = (typeof NEEDED)[number];

export const isNeeded = (purpose: ConsentPurpose): purpose is NeededPurpose =>
  NEEDED.some((one) => one === purpose);

export const isPurpose = (text: string): text is ConsentPurpose =>
  CONSENT_PURPOSES.some((one) => one === text);

/** Data leave the country only with those who come from abroad: the visa office, a hotel, the administration that sends them. */
export const appliesTo = (
  purpose: ConsentPurpose,
  { hostCountry }: { hostCountry: string },
  { citizenship, countryRepresented }: { citizenship: string; countryRepresented: string },
): boolean => purpose !== 'crossBorder' || citizenship !== hostCountry || countryRepresented !== hostCountry;

/** What people were shown, by purpose: the version that stood beside the box. */
export type ShownVersions = Partial<Record<ConsentPurpose, number>>;

/** The purposes agreed to whose text is another by now than the one that was shown. */
export const outdatedIn = (
  agreed: readonly ConsentPurpose[],
  shown: ShownVersions,
  current: ShownVersions,
): ConsentPurpose[] => agreed.filter((purpose) => shown[purpose] !== current[purpose]);

export const doorOf = (actor: Actor): ConsentDoor => {
  switch (actor.kind) {
    case 'system':
      return 'import';
    case 'person':
      return 'desk';
    default:
      return 'api';
  }
};

/** One consent as it was given, and taken back. */
export type GivenConsent = {
  purpose: ConsentPurpose;
  version: number;
  locale: string;
  givenAt: Date;
  givenBy: ConsentDoor;
  withdrawnAt: Date | null;
};

/** The newest version of a purpose that somebody agreed to and has not taken back. */
export const standingVersion = (
  given: readonly GivenConsent[],
  purpose: ConsentPurpose,
): number | undefined => {
  const standing = given.filter((one) => one.purpose === purpose && one.withdrawnAt === null);
  return standing.length > 0 ? Math.max(...standing.map(({ version }) => version)) : undefined;
};

/** The oldest version of each needed text that is enough. */
export type AskedVersions = Record<NeededPurpose, number>;

/** The needed purposes that somebody has still to agree to, given the versions that are asked for. */
export const outstandingIn = (given: readonly GivenConsent[], asked: AskedVersions): NeededPurpose[] =>
  NEEDED.filter((purpose) => (standingVersion(given, purpose) ?? 0) < asked[purpose]);
