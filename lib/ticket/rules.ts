/** 22 random decimal digits: about 73 bits, QR version 1, immune to keyboard layouts (domain.md §7). */
export const TICKET_DIGITS = 22;

/** What a scanner or a hand delivered, as the digits of a code; undefined when it cannot be one. */
export function readTicketCode(scanned: string): string | undefined {
  const digits = scanned.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{20,24}$/.test(digits) ? digits : undefined;
}

/** In groups of four, so that a person can read a code out or type it. */
export const spaced = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
