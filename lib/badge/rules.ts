import type { RegistrationState, TicketStatus } from '@/db/schema';

/** Why a badge is printed again. */
export const REPRINT_REASONS = ['lost', 'damaged', 'misprint', 'data_corrected'] as const;
/** Why a ticket is issued again or revoked. */
export const TICKET_REASONS = [...REPRINT_REASONS, 'security', 'other'] as const;

/** What is printed: sizes in millimetres; what is not in colour is for label printers, black on white. */
export const FORMATS = {
  a6: { width: 105, height: 148, isColour: true },
  a7: { width: 74, height: 105, isColour: true },
  label_62x100: { width: 62, height: 100, isColour: false },
  label_4x6: { width: 101.6, height: 152.4, isColour: false },
} as const;
export type Format = keyof typeof FORMATS;
export const FORMAT_KEYS = Object.keys(FORMATS) as [Format, ...Format[]];

/** How far a badge has come, an axis of its own; `missing` says what it waits for. */
export type BadgeState =
  | { state: 'missing'; missing: ('approval' | 'ticket')[] }
  | { state: 'ready' | 'printed' | 'collected' | 'revoked' };

/** Whether a badge can be printed now, for the first time or again. */
export const isPrintable = (state: BadgeState['state']): boolean =>
  state === 'ready' || state === 'printed' || state === 'collected';

/** The state of a badge from the facts alone: the newest ticket, and whether that very ticket was printed and handed over. */
export function badgeState(
  state: RegistrationState,
  ticket: TicketStatus | undefined,
  isPrinted: boolean,
  isCollected = false,
): BadgeState {
  if (ticket === 'revoked' || ticket === 'replaced') return { state: 'revoked' };
  const missing: ('approval' | 'ticket')[] = [];
  if (state !== 'approved') missing.push('approval');
  if (ticket !== 'active') missing.push('ticket');
  if (missing.length > 0) return { state: 'missing', missing };
  return { state: isCollected ? 'collected' : isPrinted ? 'printed' : 'ready' };
}
