import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayVerify = (actor: Actor): boolean => has(actor, 'verify');
