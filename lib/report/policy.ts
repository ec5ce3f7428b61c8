import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayAddressReports = (actor: Actor): boolean => has(actor, 'addressReports');
