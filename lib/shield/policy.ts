import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayWatchShield = (actor: Actor): boolean => has(actor, 'readFigures');
