import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const maySendMailings = (actor: Actor): boolean => has(actor, 'sendMailings');
