'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { FieldFault } from '@/lib/core/input';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { instantAt } from '@/lib/edition/rules';
import { type Entrance, whoCouldEnter } from '@/lib/gate/entrance';
import { addGate, changeGate, removeGate } from '@/lib/gate/gates';
import { changedGateInput, changedZoneInput, gateInput, placeRef, zoneInput } from '@/lib/gate/input';
import { addZone, changeZone, removeZone } from '@/lib/gate/zones';
import { changeWords } from '../../_desk/change-words';
import { deskEdition } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { readSeen } from '../../settings/sections';
import { ZONES } from '../addresses';
import { entranceLines } from './entrance-words';
import { placed, typedGate, typedZone } from './typed-place';

type Typed = ReturnType<typeof typedOf>;
type Done = Result<unknown, RefusalCode> & { requestId: string };

export async function addOneZone(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { zone, places } = typedZone(typed);
  return settled(await runAction(zoneInput, zone, addZone), typed, 'added', places);
}

/** Saves a zone, or shows who could enter by what is typed. */
export async function saveZone(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { zone, places } = typedZone(typed);
  if (typed.intent === 'look') return look(zone, typed, places);
  const input = { ...zone, seen: readSeen(typed.seen) };
  return settled(await runAction(changedZoneInput, input, changeZone), typed, 'saved', places);
}

export async function addOneGate(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  return settled(await runAction(gateInput, typedGate(typed), addGate), typed, 'added');
}

export async function saveGate(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const input = { ...typedGate(typed), seen: readSeen(typed.seen) };
  return settled(await runAction(changedGateInput, input, changeGate), typed, 'saved');
}

export async function removePlace(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const remove: (scope: Scope, place: { key: string }) => Promise<Result<void, RefusalCode>> =
    typed.kind === 'zone' ? removeZone : removeGate;
  const result = await runAction(placeRef, typed, remove);
  if (result.ok || result.refusal.code !== 'PLACE_IN_USE') return settled(result, typed, 'removed');
  const words = await getTranslations('gates.zones');
  const uses = result.refusal.details as Record<string, number>;
  return { message: words(typed.kind === 'zone' ? 'inUseZone' : 'inUseGate', uses) };
}

async function settled(
  result: Done,
  typed: Typed,
  done: 'saved' | 'added' | 'removed',
  places: readonly number[] = [],
): Promise<DeskState> {
  if (result.ok) redirect(`${ZONES}?${done}`);
  const { code, details = {} } = result.refusal;
  const errors = placed((details.errors ?? []) as FieldFault[], places);
  const answer = await told({ ...result, refusal: { code, details: { ...details, errors } } }, typed);
  if (code !== 'SETTINGS_CHANGED') return answer;
  const [words, fieldsOf] = await Promise.all([getTranslations('gates.zones'), changeWords()]);
  const seen = readSeen(typed.seen);
  const changes = fieldsOf(seen, details.now as Record<string, unknown>)
    .filter(({ key, before, after }) => key !== 'key' && before !== after)
    .map(({ label, after }) => `${label}: ${after || '–'}`);
  // Who saves again has read what the colleague has set.
  return {
    ...answer,
    message: words('stale', { now: changes.join('; ') }),
    typed: { ...typed, seen: JSON.stringify(details.now) },
  };
}

const lookInput = z.object({ gate: z.string().min(1), at: z.date().optional(), zone: zoneInput });

async function look(zone: unknown, typed: Typed, places: readonly number[]): Promise<DeskState> {
  const [words, { edition }] = await Promise.all([getTranslations('gates.zones'), deskEdition()]);
  if (!typed.gate) return { message: words('noGate'), typed };
  const at = instantAt(String(typed.at ?? ''), edition.timeZone);
  const result = await runAction(lookInput, { gate: typed.gate, at, zone }, whoCouldEnter);
  if (!result.ok) return settled(result, typed, 'saved', places);
  const { lines, heading } = await entranceLines(result.value as Entrance, String(typed.gate), zone as never);
  return { typed, foretold: { lines: [heading, ...lines], mark: 'looked' } };
}
