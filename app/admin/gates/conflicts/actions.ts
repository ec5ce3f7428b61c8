'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { ConflictDecision } from '@/db/schema';
import type { Refusal } from '@/lib/core/result';
import { closeConflict } from '@/lib/gate/conflicts';
import { conflictInput, quarantineRef } from '@/lib/gate/input';
import { dropQuarantined, takeQuarantined } from '@/lib/gate/quarantine';
import { deskEdition } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

type Typed = ReturnType<typeof typedOf>;
type Refused = { refusal: Refusal<RefusalCode>; requestId: string };

/** One action for the whole inbox, so that its answer stands where the case was. */
export async function act(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  return typed.act === undefined ? close(typed) : settle(typed);
}

/** Closes a conflict; who comes second is told what a colleague has decided. */
async function close(typed: Typed): Promise<DeskState> {
  const result = await runAction(conflictInput, typed, closeConflict);
  refresh();
  const words = await getTranslations('gates.conflicts');
  return result.ok ? { done: words('closedDone') } : refused(result, typed);
}

/** Lets a reading of a revoked device count, or leaves it out. */
async function settle(typed: Typed): Promise<DeskState> {
  const isTaken = typed.act === 'take';
  const result = await runAction(quarantineRef, typed, (scope, { id }) =>
    isTaken ? takeQuarantined(scope, id) : dropQuarantined(scope, id),
  );
  refresh();
  const words = await getTranslations('gates.conflicts');
  if (result.ok) {
    const isUndo = typed.kind === 'undo';
    return { done: words(!isTaken ? 'dropped' : isUndo ? 'undoTaken' : 'taken') };
  }
  const { code } = result.refusal;
  if (code === 'INVALID_INPUT') return { message: words('unreadable') };
  if (code === 'NOT_FOUND') return { message: words('undoUnknown') };
  return refused(result, typed);
}

async function refused(result: Refused, typed: Typed): Promise<DeskState> {
  const { code, details } = result.refusal;
  if (code !== 'CONFLICT_CLOSED' || !details?.decision) return told(result, typed);
  const [words, { clock }] = await Promise.all([getTranslations('gates.conflicts'), deskEdition()]);
  return {
    message: words('stale', {
      by: String(details.by ?? words('somebody')),
      when: clock.short(new Date(String(details.at))),
      decision: words(`decision.${details.decision as ConflictDecision}`),
    }),
  };
}
