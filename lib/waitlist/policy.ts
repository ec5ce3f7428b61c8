import { type Actor, isAllowed } from '@/lib/core/actor';

/** To change an order that people were told is strict, and to give seats that are not there: organisers only. */
export const mayArrangeList = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'settings');
