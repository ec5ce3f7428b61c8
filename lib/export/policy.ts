import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayExport = (actor: Actor): boolean => has(actor, 'export');
