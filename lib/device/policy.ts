import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

/** Offers, moves and revokes devices, and says who stands at them. */
export const mayManageDevices = (actor: Actor): boolean => has(actor, 'runGates');

/** Makes a device of one's own a gate's: for who may scan by a session. */
export const mayScanByOwn = (actor: Actor): boolean => actor.kind === 'person' && has(actor, 'scan');
