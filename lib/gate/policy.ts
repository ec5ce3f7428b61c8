import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayScan = (actor: Actor): boolean => has(actor, 'scan');

/** Zones, gates, conflicts and what supervisors do about them. */
export const mayRunGates = (actor: Actor): boolean => has(actor, 'runGates');
