import { type Actor, isAllowed } from '@/lib/core/actor';

/** Codes open closed categories and take seats, and are shown in full: organisers only. */
export const mayManageInvitations = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'admin');
