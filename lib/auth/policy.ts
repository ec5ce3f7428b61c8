import { type Actor, isAllowed } from '@/lib/core/actor';

export const mayManageStaff = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'admin');
