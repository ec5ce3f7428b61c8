import type { Part, RegistrationState, TicketStatus } from '@/db/schema';

/** Why a badge is printed again. */
export const REPRINT_REASONS = ['lost', 'damaged', 'misprint', 'data_corrected'] as const;
export type ReprintReason = (typeof REPRINT_REASONS)[number];
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

/** One badge on each page, as card printers and label printers take them, or as many as fit on a sheet of A4 to be cut. */
export const LAYOUTS = ['single', 'sheet'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Where badges stand on a sheet, in millimetres; `bleed`: how far their colours go on beyond the cut. */
export type Sheet = Record<
  'width' | 'height' | 'columns' | 'rows' | 'left' | 'top' | 'gapX' | 'gapY' | 'bleed',
  number
>;

const A4 = [210, 297] as const;
const WIDEST_GAP = 6;
const MOST_BLEED = 3;

/** The sheet of A4, upright or across, that holds most badges of a size, in the middle of it. */
export function sheetOf({ width, height }: { width: number; height: number }): Sheet {
  const [upright, across] = [A4, A4.toReversed()].map(([wide = 0, high = 0]) => {
    const [columns, rows] = [Math.floor(wide / width), Math.floor(high / height)];
    const [gapX, left] = spread(wide - columns * width, columns);
    const [gapY, top] = spread(high - rows * height, rows);
    const bleed = Math.min(gapX / 2 || left, gapY / 2 || top, left, top, MOST_BLEED);
    return { width: wide, height: high, columns, rows, left, top, gapX, gapY, bleed };
  }) as [Sheet, Sheet];
  return upright.columns * upright.rows >= across.columns * across.rows ? upright : across;
}

/** What is left over beside the badges of a row, as the gaps between them and the margin at both ends. */
function spread(rest: number, badges: number): [gap: number, margin: number] {
  const gap = badges > 1 ? Math.min(WIDEST_GAP, rest / (badges + 1)) : 0;
  return [gap, (rest - gap * (badges - 1)) / 2];
}

/** How far a badge has come, an axis of its own; `missing` says what it waits for. */
export type Missing = 'approval' | 'ticket' | Part;
export type BadgeState =
  | { state: 'missing'; missing: Missing[] }
  | { state: 'ready' | 'printed' | 'collected' | 'revoked' };

/** Whether a badge can be printed now, for the first time or again. */
export const isPrintable = (state: BadgeState['state']): boolean =>
  state === 'ready' || state === 'printed' || state === 'collected';

/**
 * The state of a badge from the facts alone: the newest ticket, whether that very ticket was printed and handed over, and what
 * its bearer has still to give. What is missing keeps a first badge from being printed; one that exists exists.
 */
export function badgeState(
  state: RegistrationState,
  ticket: TicketStatus | undefined,
  isPrinted: boolean,
  isCollected = false,
  blocking: readonly Part[] = [],
): BadgeState {
  if (ticket === 'revoked' || ticket === 'replaced') return { state: 'revoked' };
  const missing: Missing[] = [];
  if (state !== 'approved') missing.push('approval');
  if (ticket !== 'active') missing.push('ticket');
  if (!isPrinted && missing.length === 0) missing.push(...blocking);
  if (missing.length > 0) return { state: 'missing', missing };
  return { state: isCollected ? 'collected' : isPrinted ? 'printed' : 'ready' };
}

/** More than this in one file nobody prints, and a slip of the filter would be. */
export const MOST_IN_BATCH = 10_000;
/** For how long the file of a batch is kept. */
export const FILE_HOURS = 24;
/** What somebody of a batch came to, where it was not a refusal. */
export const PRINTED = 'printed';

/** How well white letters are read on a colour, as WCAG 2.2 measures it: 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
