import { type Actor, isAllowed } from '@/lib/core/actor';

export const mayChangeSettings = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'settings');
