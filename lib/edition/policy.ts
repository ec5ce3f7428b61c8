import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayChangeSettings = (actor: Actor): boolean => has(actor, 'changeSettings');
