import { expect, test } from '@playwright/test';
import { REGISTRATION_STATES } from '@/db/schema';
import {
  type AtDoor,
  judge,
  type Presence,
  type Reason,
  type TicketFacts,
  VERDICT_OF,
  type ZoneRules,
} from '@/lib/gate/rules';

const valid: TicketFacts = {
  status: 'active',
  state: 'approved',
  isThisEdition: true,
  category: 'DEL',
  owesConsent: false,
};
const AT = new Date('2027-08-27T06:00:00Z');
const inside: Presence = { direction: 'entry', at: new Date('2027-08-27T05:30:00Z') };
const outside: Presence = { direction: 'exit', at: new Date('2027-08-27T05:30:00Z') };

const HALL: ZoneRules = { key: 'HALL', mostInside: null, mayReenter: true, closesAt: null, access: [] };
const door = (own: Partial<AtDoor> = {}, zone: Partial<ZoneRules> = {}): AtDoor => ({
  zone: { ...HALL, ...zone },
  isGateOpen: true,
  inside: 0,
  direction: 'entry',
  at: AT,
  timeZone: 'Europe/Moscow',
  ...own,
});

// ticket, where the person is, reason at an entry, reason at an exit
const TABLE: [string, TicketFacts | undefined, Presence, Reason, Reason][] = [
  ['no ticket has this code', undefined, undefined, 'unknown_code', 'unknown_code'],
  [
    'the ticket is of another edition',
    { ...valid, isThisEdition: false },
    undefined,
    'other_edition',
    'other_edition',
  ],
  ['the ticket was replaced', { ...valid, status: 'replaced' }, undefined, 'replaced', 'replaced'],
  ['the ticket was revoked', { ...valid, status: 'revoked' }, undefined, 'revoked', 'revoked'],
  ['the ticket was revoked while inside', { ...valid, status: 'revoked' }, inside, 'revoked', 'revoked'],
  [
    'a revoked ticket of another edition',
    { ...valid, status: 'revoked', isThisEdition: false },
    undefined,
    'other_edition',
    'other_edition',
  ],
  [
    'the person has changed since the approval',
    { ...valid, status: 'suspended', state: 'submitted' },
    undefined,
    'identity_changed',
    'identity_changed',
  ],
  ['it is the first time', valid, undefined, 'welcome', 'not_inside'],
  ['the person is inside', valid, inside, 'already_in', 'goodbye'],
  ['the person has left', valid, outside, 'welcome_back', 'not_inside'],
  ['a text is to be agreed to', { ...valid, owesConsent: true }, undefined, 'consent_owed', 'not_inside'],
  [
    'a text is to be agreed to by who is inside',
    { ...valid, owesConsent: true },
    inside,
    'already_in',
    'goodbye',
  ],
];
for (const [situation, ticket, presence, atEntry, atExit] of TABLE) {
  test(`when ${situation}: ${atEntry} at an entry, ${atExit} at an exit`, () => {
    expect(judge(ticket, presence, door()).reason).toBe(atEntry);
    expect(judge(ticket, presence, door({ direction: 'exit' })).reason).toBe(atExit);
  });
}

test('a ticket admits nobody whose registration is not approved', () => {
  for (const state of REGISTRATION_STATES.filter((one) => one !== 'approved')) {
    for (const presence of [undefined, inside, outside]) {
      expect(judge({ ...valid, state }, presence, door())).toEqual({
        verdict: 'help_desk',
        reason: 'not_approved',
      });
    }
  }
});

test('the reason decides the verdict: green for three, red for what was taken away, help for the rest', () => {
  const of = (verdict: string) =>
    Object.entries(VERDICT_OF).flatMap(([reason, given]) => (given === verdict ? [reason] : []));
  expect(of('admit')).toEqual(['welcome', 'welcome_back', 'goodbye']);
  expect(of('stop')).toEqual(['replaced', 'revoked']);
  expect(of('help_desk')).toEqual([
    'already_in',
    'not_inside',
    'unknown_code',
    'not_in_roster',
    'not_kept',
    'not_approved',
    'other_edition',
    'identity_changed',
    'consent_owed',
    'wrong_zone',
    'wrong_time',
    'no_reentry',
    'zone_full',
    'gate_closed',
  ]);
  expect(of('admit_with_action')).toEqual(['with_note', 'overridden']);
});
