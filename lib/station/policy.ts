import { mayPrint } from '@/lib/badge/policy';
import type { Actor, Device } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

/** Takes orders and prints them: the computer beside a printer, and nobody by a session. */
export const mayServe = (actor: Actor): actor is Device => actor.kind === 'device' && mayPrint(actor);

/** Orders a badge at a station; a station orders nothing for itself. */
export const mayOrder = (actor: Actor): boolean => actor.kind !== 'device' && mayPrint(actor);

/** Sees all stations, and says what becomes of their orders. */
export const mayRunStations = (actor: Actor): boolean => has(actor, 'runGates');
