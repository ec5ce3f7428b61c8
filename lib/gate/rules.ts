import type { AccessRule, Direction, RegistrationState, TicketStatus, Verdict } from '@/db/schema';
import { DAY_MS, MINUTE_MS } from '@/lib/core/clock';
import { instantAt, wallTime } from '@/lib/edition/rules';

/** Why a verdict was given. The reason decides the verdict, so that no screen can contradict it. */
export const VERDICT_OF = {
  welcome: 'admit',
  welcome_back: 'admit',
  goodbye: 'admit',
  /** The rule that lets the person in says what to do besides. */
  with_note: 'admit_with_action',
  /** A supervisor has let the person in against the verdict. */
  overridden: 'admit_with_action',
  already_in: 'help_desk',
  not_inside: 'help_desk',
  unknown_code: 'help_desk',
  /** Said only by a device that cannot ask: the code may be newer than what it knows. */
  not_in_roster: 'help_desk',
  /** Likewise: its disk took no reading, and what nobody keeps lets nobody in. */
  not_kept: 'help_desk',
  not_approved: 'help_desk',
  other_edition: 'help_desk',
  identity_changed: 'help_desk',
  /** A needed text has changed, and the edition lets nobody in who has not agreed to it anew. */
  consent_owed: 'help_desk',
  wrong_zone: 'help_desk',
  wrong_time: 'help_desk',
  no_reentry: 'help_desk',
  zone_full: 'help_desk',
  gate_closed: 'help_desk',
  replaced: 'stop',
  revoked: 'stop',
} as const satisfies Record<string, Verdict>;
export type Reason = keyof typeof VERDICT_OF;

/** Whose code was read, as far as it matters to the door. */
export type TicketFacts = {
  status: TicketStatus;
  state: RegistrationState;
  isThisEdition: boolean;
  category: string;
  /** Stopped until the person agrees to a text that is asked for again; agreed to, it counts at once. */
  owesConsent: boolean;
};
/** The newest reading of this person in this zone that was admitted. */
export type Presence = { direction: Direction; at: Date } | undefined;

export type ZoneRules = {
  key: string;
  mostInside: number | null;
  mayReenter: boolean;
  closesAt: string | null;
  access: AccessRule[];
};
/** Where and when somebody stands before the door. */
export type AtDoor = {
  zone: ZoneRules;
  isGateOpen: boolean;
  /** People inside the zone, this one not among them. */
  inside: number;
  direction: Direction;
  at: Date;
  timeZone: string;
};
export type Judgement = { verdict: Verdict; reason: Reason; note?: AccessRule['note'] };

/**
 * What to do with a person whose code was read, from the facts alone. The server and every device decide by this one
 * function: a device without a network says the same as the server would of the same facts.
 */
export function judge(ticket: TicketFacts | undefined, presence: Presence, door: AtDoor): Judgement {
  const { reason, note } = reasonFor(ticket, presence, door);
  return { verdict: VERDICT_OF[reason], reason, ...(note && { note }) };
}

type Why = { reason: Reason; note?: AccessRule['note'] };

function reasonFor(ticket: TicketFacts | undefined, presence: Presence, door: AtDoor): Why {
  if (!ticket) return { reason: 'unknown_code' };
  if (!ticket.isThisEdition) return { reason: 'other_edition' };
  if (ticket.status === 'replaced') return { reason: 'replaced' };
  if (ticket.status === 'revoked') return { reason: 'revoked' };
  if (ticket.status === 'suspended') return { reason: 'identity_changed' };
  if (ticket.state !== 'approved') return { reason: 'not_approved' };
  const isIn = isInside(presence, door);
  // Out is always out: a rule that has changed meanwhile keeps nobody in the house.
  if (door.direction === 'exit') return { reason: isIn ? 'goodbye' : 'not_inside' };
  if (isIn) return { reason: 'already_in' };
  if (ticket.owesConsent) return { reason: 'consent_owed' };
  return entering(ticket.category, presence, door);
}

function entering(category: string, presence: Presence, door: AtDoor): Why {
  const { zone, isGateOpen, inside } = door;
  if (!isGateOpen) return { reason: 'gate_closed' };
  const access = accessOf(category, door);
  if (!access.isOpen) return { reason: access.because };
  if (!zone.mayReenter && hasLeftSince(presence, lastClosing(door))) return { reason: 'no_reentry' };
  if (zone.mostInside !== null && inside >= zone.mostInside) return { reason: 'zone_full' };
  if (access.note) return { reason: 'with_note', note: access.note };
  return { reason: presence ? 'welcome_back' : 'welcome' };
}

type Access =
  /** `rule`: the first that lets them in; none where the zone has no rules. */
  | { isOpen: true; note: AccessRule['note']; rule?: AccessRule }
  | { isOpen: false; because: 'wrong_zone' | 'wrong_time' };

/** Whether a category may enter a zone at a moment; when it may at another, that is the reason. */
export function accessOf(
  category: string,
  { zone, at, timeZone }: Pick<AtDoor, 'zone' | 'at' | 'timeZone'>,
): Access {
  if (zone.access.length === 0) return { isOpen: true, note: null };
  const forThem = zone.access.filter(({ categories }) => includes(categories, category));
  if (forThem.length === 0) return { isOpen: false, because: 'wrong_zone' };
  const [day = '', time = ''] = wallTime(at, timeZone).split('T');
  const now = forThem.filter(
    ({ days, from, until }) =>
      includes(days, day) && (from === null || from <= time) && (until === null || time < until),
  );
  const [first] = now;
  if (!first) return { isOpen: false, because: 'wrong_time' };
  return { isOpen: true, note: now.find(({ note }) => note)?.note ?? null, rule: first };
}

/** Whether a category may enter a zone at all, on whichever day. */
export const mayEverEnter = (category: string, { access }: Pick<ZoneRules, 'access'>): boolean =>
  access.length === 0 || access.some(({ categories }) => includes(categories, category));

const includes = (some: readonly string[], one: string): boolean => some.length === 0 || some.includes(one);

type InZone = { zone: Pick<ZoneRules, 'closesAt'>; at: Date; timeZone: string };

/** Whether somebody is inside: came in last, and the zone has not closed since. */
export const isInside = (presence: Presence, door: InZone): boolean =>
  presence?.direction === 'entry' &&
  presence.at.getTime() > (lastClosing(door)?.getTime() ?? Number.NEGATIVE_INFINITY);

const hasLeftSince = (presence: Presence, since: Date | undefined): boolean =>
  presence?.direction === 'exit' && (!since || presence.at > since);

/** The last moment up to `at` at which the zone closed and everybody inside counted as gone. */
export function lastClosing({ zone, at, timeZone }: InZone): Date | undefined {
  if (zone.closesAt === null) return undefined;
  for (const back of [0, 1, 2]) {
    const [day] = wallTime(new Date(at.getTime() - back * DAY_MS), timeZone).split('T');
    const closing = instantAt(`${day}T${zone.closesAt}`, timeZone);
    if (closing && closing <= at) return closing;
  }
  return undefined;
}

export const isAdmitted = (verdict: Verdict): boolean =>
  verdict === 'admit' || verdict === 'admit_with_action';

/** How far a clock may be ahead before a reading is marked. */
const AHEAD_AT_MOST_MS = 2 * MINUTE_MS;

/**
 * When a reading was made by our clock: the device says what its own shows while it sends. What is still in the future
 * counts from now and is marked.
 */
export function putRight(
  scannedAt: Date,
  sentAt: Date | undefined,
  now: Date,
): { at: Date; isClockWrong: boolean } {
  const right = new Date(scannedAt.getTime() + (sentAt ? now.getTime() - sentAt.getTime() : 0));
  const isClockWrong = right.getTime() > now.getTime() + AHEAD_AT_MOST_MS;
  return { at: right > now ? now : right, isClockWrong };
}

/** Older than this, whoever was read is somewhere else by now: no badge is printed for an empty desk. */
const PRINTS_AT_MOST_AFTER_MS = 5 * MINUTE_MS;
export const isFresh = (at: Date, now: Date): boolean =>
  now.getTime() - at.getTime() <= PRINTS_AT_MOST_AFTER_MS;

/** For how long the device that made a reading may take it back. */
export const UNDO_MS = 15 * MINUTE_MS;
