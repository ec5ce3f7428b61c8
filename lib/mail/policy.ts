import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayReadOutbox = (actor: Actor): boolean => has(actor, 'readOutbox');
export const mayReword = (actor: Actor): boolean => has(actor, 'changeSettings');
export const mayReportBounces = (actor: Actor): boolean => has(actor, 'reportBounces');
