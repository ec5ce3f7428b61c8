import type { Direction } from '@/db/schema';
import type { PersonAtGate, ScanAnswer } from '@/lib/gate/queries';
import type { RosterPerson } from '@/lib/gate/roster';
import { type AtDoor, isAdmitted, judge } from '@/lib/gate/rules';
import { readTicketCode } from '@/lib/ticket/rules';
import { type Roster, rosterHash, type TicketHolder } from './roster';
import type { Standing } from './standing';
import type { GateConfig } from './wire';

/** What was read, or who was found by name. */
export type Read = { code: string } | { registrationId: string };
export type Known = { roster: Roster; standing: Standing; config: GateConfig | undefined };
export type Decision = { answer: ScanAnswer; person: RosterPerson; door: AtDoor };

/** What is said of a code that the device does not know and cannot ask about: never that it is no good. */
export const NOT_IN_ROSTER: ScanAnswer = { verdict: 'help_desk', reason: 'not_in_roster' };
/** What is said when the disk took no reading and the server gave no answer: what nobody keeps lets nobody in. */
export const NOT_KEPT: ScanAnswer = { verdict: 'help_desk', reason: 'not_kept' };

/**
 * The verdict by what the device knows, by the same rules as the server's; undefined when it knows nothing of this person
 * or of this gate. `at` by the server's clock.
 */
export async function decide(
  { roster, standing, config }: Known,
  read: Read,
  gate: string,
  direction: Direction,
  at: Date,
): Promise<Decision | undefined> {
  const place = config?.gates.find(({ key }) => key === gate);
  const zone = config?.zones.find(({ key }) => key === place?.zone);
  if (!config || !place || !zone) return undefined;
  const holder = await holderOf(roster, config.editionId, read);
  if (!holder) return undefined;
  const { person, ticket } = holder;
  const { presence, firstEntry } = standing.placeOf(person, zone.key);
  const door: AtDoor = {
    zone,
    isGateOpen: place.isOpen,
    inside: standing.inside(zone.key),
    direction,
    at,
    timeZone: config.timeZone,
  };
  const facts = {
    status: ticket.status,
    state: person.state,
    isThisEdition: true,
    category: person.category,
    owesConsent: person.owesConsent === true,
  };
  const { note, ...judged } = judge(facts, presence, door);
  const answer: ScanAnswer = {
    ...judged,
    ...(note && { note }),
    person: shownOf(person),
    ...(judged.reason !== 'welcome' && firstEntry && { firstScan: firstEntry }),
  };
  return { answer, person, door };
}

/** Writes down where the person stands after it. */
export function stepThrough({ standing }: Known, readingId: string, gate: string, decision: Decision): void {
  if (isAdmitted(decision.answer.verdict)) standing.step(decision.person, readingId, gate, decision.door);
}

async function holderOf(roster: Roster, editionId: string, read: Read): Promise<TicketHolder | undefined> {
  if ('code' in read)
    return roster.holder(await rosterHash(editionId, readTicketCode(read.code) ?? read.code));
  const person = roster.person(read.registrationId);
  // Who has no ticket was never approved: their state says so.
  const ticket = person?.tickets.at(-1) ?? { hash: '', status: 'active' as const, endedAt: null };
  return person && { person, ticket };
}

/** All that the screen may show of a person. */
export const shownOf = ({
  reference,
  nameLatin,
  nameNative,
  category,
  delegation,
  country,
}: RosterPerson): PersonAtGate => ({ reference, nameLatin, nameNative, category, delegation, country });
