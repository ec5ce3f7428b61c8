import type { Bounce } from '@/lib/mail/bounces';

/** Why a letter came back, as the key of a sentence. */
export function whyOf({ kind, status }: Pick<Bounce, 'kind' | 'status'>) {
  if (kind === 'complaint') return 'complaint';
  if (kind === 'refused') return 'refused';
  if (status === '5.2.2') return 'full';
  return status?.startsWith('5.2.') ? 'disabled' : 'unknown';
}
