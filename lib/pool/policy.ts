import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayChangePools = (actor: Actor): boolean => has(actor, 'changePools');
