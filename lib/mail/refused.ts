import type { BounceKind } from '@/db/schema';

type Answer = { responseCode?: number; response?: string; command?: string };

const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

/**
 * The status by which a mail server has refused a letter for good, because of its address. Other refusals are tried again,
 * also those that call themselves final: a server that is set up wrongly says 550 to everybody, and five thousand letters
 * must not be lost by it before somebody has seen it.
 */
export function addressRefusal(error: unknown): string | undefined {
  const { responseCode = 0, response = '', command } = error as Answer;
  if (responseCode < 500 || responseCode > 599) return undefined;
  if (command !== 'RCPT TO' && command !== 'DATA') return undefined;
  const enhanced = ENHANCED.exec(response)?.[1];
  if (enhanced) return isOfAddress(enhanced) ? enhanced : undefined;
  return [550, 551, 553].includes(responseCode) && !/relay|policy|spam|block|denied/i.test(response)
    ? String(responseCode)
    : undefined;
}

/** RFC 3463: 5.1 the address, 5.2 its mailbox; the rest is about the message, the way or the rules. */
const isOfAddress = (status: string): boolean => /^5\.[12]\./.test(status) || status === '5.0.0';

/** What a status means that a report calls final. */
export const kindOf = (status: string | undefined): Extract<BounceKind, 'permanent' | 'refused'> =>
  status === undefined || isOfAddress(status) || ['550', '551', '553', '5'].includes(status)
    ? 'permanent'
    : 'refused';
