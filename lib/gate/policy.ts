import { type Actor, isAllowed } from '@/lib/core/actor';

export const mayScan = (actor: Actor): boolean => isAllowed(actor, ['organiser', 'gate'], 'gate');
