import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayArrangeList = (actor: Actor): boolean => has(actor, 'arrangeList');
