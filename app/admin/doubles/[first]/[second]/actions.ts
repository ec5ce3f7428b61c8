'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { markDifferent, reopenPair } from '@/lib/identity/commands';
import { differentInput, mergeInput, pairInput } from '@/lib/identity/input';
import { merge } from '@/lib/identity/merging';
import type { DeskState } from '../../../_desk/form-state';
import { told } from '../../../_desk/told';
import { whatIsFull } from '../../../registrations/[reference]/full-pool';
import { compareAddress, recordAddress } from '../../../registrations/list-address';

type Typed = ReturnType<typeof typedOf>;

/** Remembers that they are different people. */
export async function tellApart(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(differentInput, typed, markDifferent);
  if (result.ok) redirect(`${pairAddress(typed)}?done=marked`);
  refresh();
  return told(result, typed);
}

/** Opens the question again. */
export async function askAgain(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(pairInput, typed, reopenPair);
  if (result.ok) redirect(`${pairAddress(typed)}?done=reopened`);
  refresh();
  return told(result, typed);
}

/** Makes the two one, and goes to the record of the one that stays; says which pool is full where that keeps it. */
export async function joinTwo(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(mergeInput, meant(typed), merge);
  if (result.ok) redirect(`${recordAddress(result.value.reference)}?taken=merge`);
  refresh();
  const answer = await told(result, typed);
  const pool = result.refusal.details?.pool;
  return typeof pool === 'string' ? { ...answer, message: await whatIsFull(pool) } : answer;
}

const pairAddress = ({ first, second }: Typed): string => compareAddress(String(first), String(second));

/** From left and right to what stays and what goes, with what is taken over from the latter. */
function meant(typed: Typed) {
  const keep = typed.keep === 'second' ? 'second' : 'first';
  const isFirst = keep === 'first';
  const prefix = 'take.';
  return {
    kept: typed[keep],
    lost: isFirst ? typed.second : typed.first,
    seenKept: isFirst ? typed.seenFirst : typed.seenSecond,
    seenLost: isFirst ? typed.seenSecond : typed.seenFirst,
    take: Object.entries(typed).flatMap(([name, side]) =>
      name.startsWith(prefix) && side !== keep ? [name.slice(prefix.length)] : [],
    ),
    tell: typed.tell === 'yes',
  };
}
