import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayScan = (actor: Actor): boolean => has(actor, 'scan');
