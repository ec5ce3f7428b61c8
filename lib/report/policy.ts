import { type Actor, isAllowed } from '@/lib/core/actor';

/** Who gets the report by mail is a setting of the edition. */
export const mayAddressReports = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'settings');
