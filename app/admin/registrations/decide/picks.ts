import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';
import { type RegistrationFilter, registrationFilter } from '@/lib/dashboard/input';

/** What was seen of a registration when it was ticked: its state, and whether it waited approved in advance. */
export type Seen = { state: RegistrationState; isApproved: boolean };
/** One ticked row. */
export type Pick = Seen & { reference: string };

/** `BMF-27-010018:submitted`, or `BMF-27-010018:waitlisted:approved`. */
export const writePick = ({ reference, state, isApproved }: Pick): string =>
  [reference, state, ...(isApproved ? ['approved'] : [])].join(':');

/** Reads what `writePick` has written, as often as it comes; what is not of this shape is dropped. */
export function readPicks(raw: string | string[] | undefined): Pick[] {
  const picks = [raw ?? []].flat().flatMap((text): Pick[] => {
    const [reference = '', named, mark] = text.split(':');
    const state = REGISTRATION_STATES.find((known) => known === named);
    return state && reference && reference.length <= 40
      ? [{ reference, state, isApproved: mark === 'approved' }]
      : [];
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
