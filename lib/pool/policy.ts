import { type Actor, isAllowed } from '@/lib/core/actor';

export const mayChangePools = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'settings');
