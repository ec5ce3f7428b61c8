import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

/** The texts that people agree to are settings of the edition. */
export const mayWriteDocuments = (actor: Actor): boolean => has(actor, 'changeSettings');
