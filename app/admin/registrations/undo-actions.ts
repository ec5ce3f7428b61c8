'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { askBulkUndo } from '@/lib/review/bulk';
import { undo } from '@/lib/review/undoing';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { bulkAddress, DECISIONS, recordAddress } from './list-address';

const onOne = z.object({ id: z.string().max(40), back: z.enum(['record', 'decisions']) });

/** Takes a decision back, and comes back to where it was asked for; says why not where it cannot be. */
export async function undoOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(onOne, typed, (scope, { id }) => undo(scope, id));
  if (!result.ok) return told(result, typed);
  const { reference, isFirstInLine } = result.value;
  const place = typed.back === 'decisions' ? DECISIONS : recordAddress(reference);
  redirect(`${place}?undone=${isFirstInLine ? 'first_in_line' : 'undone'}`);
}

/** Asks for a decision on many to be taken back, and shows how far that has come. */
export async function undoBulk(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(onOne, typed, (scope, { id }) => askBulkUndo(scope, id));
  if (!result.ok) return told(result, typed);
  redirect(bulkAddress(result.value));
}
