import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayScan = (actor: Actor): boolean => has(actor, 'scan');

/** Stands at a gate, scanning or printing: knows its gates and categories. */
export const mayStandAtGate = (actor: Actor): boolean => has(actor, 'scan') || has(actor, 'print');

/** Zones, gates, conflicts and what supervisors do about them. */
export const mayRunGates = (actor: Actor): boolean => has(actor, 'runGates');
