import type { Direction, RegistrationState, TicketStatus } from '@/db/schema';
import type { Reason, ZoneRules } from '@/lib/gate/rules';

/** One situation at a door with what is to be said, for whoever decides: the server and every device. */
export type DoorVector = {
  name: string;
  status?: TicketStatus;
  state?: RegistrationState;
  category?: string;
  owesConsent?: boolean;
  /** The newest admitted reading in this zone. */
  stood?: { direction: Direction; at: string };
  zone?: Partial<ZoneRules>;
  isGateOpen?: boolean;
  inside?: number;
  direction?: Direction;
  at?: string;
  reason: Reason;
};

export const DOOR_AT = '2027-08-27T06:00:00.000Z';
export const DOOR_ZONE: ZoneRules = {
  key: 'venue',
  mostInside: null,
  mayReenter: true,
  closesAt: null,
  access: [],
};
export const DOOR_TIME_ZONE = 'Europe/Moscow';

const cameIn = { direction: 'entry', at: '2027-08-27T05:30:00.000Z' } as const;
const wentOut = { direction: 'exit', at: '2027-08-27T05:30:00.000Z' } as const;
const anybody = { categories: [], days: [], from: null, until: null, note: null };

export const DOOR_VECTORS: readonly DoorVector[] = [
  { name: 'for the first time', reason: 'welcome' },
  { name: 'once more after an exit', stood: wentOut, reason: 'welcome_back' },
  { name: 'out', stood: cameIn, direction: 'exit', reason: 'goodbye' },
  { name: 'out without having come in', direction: 'exit', reason: 'not_inside' },
  { name: 'in twice', stood: cameIn, reason: 'already_in' },
  { name: 'a code that was replaced', status: 'replaced', reason: 'replaced' },
  { name: 'a code that was revoked', status: 'revoked', stood: cameIn, reason: 'revoked' },
  { name: 'changed since the approval', status: 'suspended', state: 'submitted', reason: 'identity_changed' },
  { name: 'under review', state: 'submitted', reason: 'not_approved' },
  { name: 'on the waiting list', state: 'waitlisted', reason: 'not_approved' },
  { name: 'not agreed to a new text', owesConsent: true, reason: 'consent_owed' },
  {
    name: 'not agreed to a new text, before a closed gate',
    owesConsent: true,
    isGateOpen: false,
    reason: 'consent_owed',
  },
  { name: 'not agreed and inside already', owesConsent: true, stood: cameIn, reason: 'already_in' },
  {
    name: 'out, not agreed to a new text',
    owesConsent: true,
    stood: cameIn,
    direction: 'exit',
    reason: 'goodbye',
  },
  {
    name: 'not agreed, with a code that was revoked',
    owesConsent: true,
    status: 'revoked',
    reason: 'revoked',
  },
  {
    name: 'not agreed and not approved any more',
    owesConsent: true,
    state: 'cancelled',
    reason: 'not_approved',
  },
  { name: 'a closed gate', isGateOpen: false, reason: 'gate_closed' },
  {
    name: 'out through a closed gate',
    isGateOpen: false,
    stood: cameIn,
    direction: 'exit',
    reason: 'goodbye',
  },
  {
    name: 'another category',
    zone: { access: [{ ...anybody, categories: ['press'] }] },
    reason: 'wrong_zone',
  },
  { name: 'another day', zone: { access: [{ ...anybody, days: ['2027-08-28'] }] }, reason: 'wrong_time' },
  { name: 'too early', zone: { access: [{ ...anybody, from: '10:00' }] }, reason: 'wrong_time' },
  {
    name: 'with something to do',
    zone: { access: [{ ...anybody, note: { en: 'Call the liaison' } }] },
    reason: 'with_note',
  },
  { name: 'no way back', zone: { mayReenter: false }, stood: wentOut, reason: 'no_reentry' },
  { name: 'a full house', zone: { mostInside: 3 }, inside: 3, reason: 'zone_full' },
  { name: 'the last place', zone: { mostInside: 3 }, inside: 2, reason: 'welcome' },
  {
    name: 'inside since before the closing hour',
    zone: { closesAt: '23:00' },
    stood: { direction: 'entry', at: '2027-08-26T15:00:00.000Z' },
    reason: 'welcome_back',
  },
];
