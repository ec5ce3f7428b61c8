import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayManageInvitations = (actor: Actor): boolean => has(actor, 'manageInvitations');
