import { type Actor, isAllowed } from '@/lib/core/actor';

export const mayDecide = (actor: Actor): boolean => isAllowed(actor, ['organiser', 'reviewer'], 'review');
