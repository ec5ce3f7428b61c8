import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';

/** One ticked row: which registration, and the state in which it was seen. */
export type Pick = { reference: string; seenState: RegistrationState };

/** Reads `BMF-27-010018:submitted` as often as it comes; what is not of this shape is dropped. */
export function readPicks(raw: string | string[] | undefined): Pick[] {
  const picks = [raw ?? []].flat().flatMap((text) => {
    const [reference = '', state] = text.split(':');
    const seenState = REGISTRATION_STATES.find((known) => known === state);
    return seenState && reference && reference.length <= 40 ? [{ reference, seenState }] : [];
  });
  return [...new Map(picks.map((pick) => [pick.reference, pick])).values()];
}

/** The references of each state that was seen. */
export function byState(picks: readonly Pick[]): [RegistrationState, string[]][] {
  const groups = new Map<RegistrationState, string[]>();
  for (const { reference, seenState } of picks) {
    groups.set(seenState, [...(groups.get(seenState) ?? []), reference]);
  }
  return [...groups];
}

/** Only our own list may be gone back to, whatever the address says. */
export const safeBack = (raw: unknown): string =>
  typeof raw === 'string' && /^\/admin\/registrations(\?[^#]*)?$/.test(raw) ? raw : '/admin/registrations';
