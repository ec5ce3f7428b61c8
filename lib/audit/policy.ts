import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayReadAudit = (actor: Actor): boolean => has(actor, 'readAudit');
