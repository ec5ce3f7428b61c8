'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { assignInTurn } from '@/lib/queue/assigning';
import { viewInput, viewRemoval } from '@/lib/queue/input';
import { deleteView, saveView } from '@/lib/queue/views';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { readQuery } from './read-list';

/** Keeps or forgets a view, or deals what is nobody's out among the reviewers. The form's name says which. */
export async function changeViews(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const words = await getTranslations('admin.views.done');
  if (typed.form === 'deal') {
    const dealt = await runAction(z.object({}), {}, assignInTurn);
    if (!dealt.ok) return told(dealt, typed);
    refresh();
    return { done: words('dealt', { count: dealt.value }) };
  }
  const isSaving = typed.form === 'save';
  const result = isSaving
    ? // Only what the list itself understands is kept.
      await runAction(viewInput, { ...typed, query: readQuery(typed.query).query }, saveView)
    : await runAction(viewRemoval, typed, deleteView);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: words(isSaving ? 'saved' : 'deleted') };
}
