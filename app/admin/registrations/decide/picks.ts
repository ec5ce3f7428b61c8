import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';
import { type RegistrationFilter, registrationFilter } from '@/lib/dashboard/input';

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

/** Only our own list may be gone back to, whatever the address says. */
export const safeBack = (raw: unknown): string =>
  typeof raw === 'string' && /^\/admin\/registrations(\?[^#]*)?$/.test(raw) ? raw : '/admin/registrations';

/** The filter of the list that was come from; undefined for one that makes no sense: that must not mean everybody. */
export function filterIn(back: unknown): RegistrationFilter | undefined {
  const query = new URLSearchParams(safeBack(back).split('?')[1]);
  const asked = registrationFilter.safeParse(Object.fromEntries(query));
  return asked.success && back === safeBack(back) ? asked.data : undefined;
}
