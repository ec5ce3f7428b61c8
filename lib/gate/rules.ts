import type { RegistrationState, TicketStatus, Verdict } from '@/db/schema';

/** Why a verdict was given. The reason decides the verdict, so that no screen can contradict it. */
export const VERDICT_OF = {
  welcome: 'admit',
  welcome_back: 'admit',
  goodbye: 'admit',
  already_in: 'help_desk',
  not_inside: 'help_desk',
  unknown_code: 'help_desk',
  not_approved: 'help_desk',
  other_edition: 'help_desk',
  identity_changed: 'help_desk',
  replaced: 'stop',
  revoked: 'stop',
} as const satisfies Record<string, Verdict>;
export type Reason = keyof typeof VERDICT_OF;

export type TicketFacts = {
  status: TicketStatus;
  state: RegistrationState;
  isThisEdition: boolean;
};
/** The last reading that was admitted for this person. */
export type Presence = { direction: 'entry' | 'exit' } | undefined;

/** What to do with a person whose code was read, from the facts alone. */
export function judge(
  ticket: TicketFacts | undefined,
  presence: Presence,
  direction: 'entry' | 'exit',
): { verdict: Verdict; reason: Reason } {
  const reason = reasonFor(ticket, presence, direction);
  return { verdict: VERDICT_OF[reason], reason };
}

function reasonFor(ticket: TicketFacts | undefined, presence: Presence, direction: 'entry' | 'exit'): Reason {
  if (!ticket) return 'unknown_code';
  if (!ticket.isThisEdition) return 'other_edition';
  if (ticket.status === 'replaced') return 'replaced';
  if (ticket.status === 'revoked') return 'revoked';
  if (ticket.status === 'suspended') return 'identity_changed';
  if (ticket.state !== 'approved') return 'not_approved';
  const isInside = presence?.direction === 'entry';
  if (direction === 'exit') return isInside ? 'goodbye' : 'not_inside';
  if (isInside) return 'already_in';
  return presence ? 'welcome_back' : 'welcome';
}
