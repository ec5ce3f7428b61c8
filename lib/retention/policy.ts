import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

/** To erase people, to hold what would be destroyed, and to say when anything is. */
export const mayEraseData = (actor: Actor): boolean => has(actor, 'eraseData');
