import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';

/** What was seen of a registration when it was ticked: its state, and whether it waited approved in advance. */
type Seen = { seenState: RegistrationState; seenApproved: 'yes' | 'no' };
/** One ticked row. */
export type Pick = Seen & { reference: string };

/** `BMF-27-010018:submitted`, or `BMF-27-010018:waitlisted:approved`. */
export const writePick = ({ reference, seenState, seenApproved }: Pick): string =>
  [reference, seenState, ...(seenApproved === 'yes' ? ['approved'] : [])].join(':');

/** Reads what `writePick` has written, as often as it comes; what is not of this shape is dropped. */
export function readPicks(raw: string | string[] | undefined): Pick[] {
  const picks = [raw ?? []].flat().flatMap((text): Pick[] => {
    const [reference = '', state, mark] = text.split(':');
    const seenState = REGISTRATION_STATES.find((known) => known === state);
    const seenApproved = mark === 'approved' ? 'yes' : 'no';
    return seenState && reference && reference.length <= 40 ? [{ reference, seenState, seenApproved }] : [];
  });
  return [...new Map(picks.map((pick) => [pick.reference, pick])).values()];
}

/** The references of all that was seen alike. */
export function seenAlike(picks: readonly Pick[]): (Seen & { references: string[] })[] {
  const groups = Map.groupBy(picks, ({ seenState, seenApproved }) => `${seenState}:${seenApproved}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    const references = alike.map(({ reference }) => reference);
    return first ? [{ seenState: first.seenState, seenApproved: first.seenApproved, references }] : [];
  });
}

/** Only our own list may be gone back to, whatever the address says. */
export const safeBack = (raw: unknown): string =>
  typeof raw === 'string' && /^\/admin\/registrations(\?[^#]*)?$/.test(raw) ? raw : '/admin/registrations';
