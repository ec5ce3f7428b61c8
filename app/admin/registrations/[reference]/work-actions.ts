'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { assign } from '@/lib/queue/assigning';
import { toggleHead } from '@/lib/queue/heads';
import { assignmentInput, noteEdit, noteInput, onReference, tagInput, tagRemoval } from '@/lib/queue/input';
import { editNote, writeNote } from '@/lib/queue/notes';
import { addTag, removeTag } from '@/lib/queue/tags';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

const ACTS = ['note', 'tag', 'untag', 'assign', 'head'] as const;
type Act = (typeof ACTS)[number];

/** What colleagues put onto a record: notes, tags, who looks after it. The form's name says which. */
export async function workOnOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  // A form of its own for each note: its name carries which.
  const name = String(typed.form).split(':')[0];
  const act: Act = ACTS.find((known) => known === name) ?? 'note';
  const result = await carryOut(act, typed);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.record.work.done'))(act) };
}

function carryOut(act: Act, typed: ReturnType<typeof typedOf>) {
  switch (act) {
    case 'note':
      return typed.id ? runAction(noteEdit, typed, editNote) : runAction(noteInput, typed, writeNote);
    case 'tag':
      return runAction(tagInput, typed, addTag);
    case 'untag':
      return runAction(tagRemoval, typed, removeTag);
    case 'assign':
      return runAction(assignmentInput, typed, assign);
    case 'head':
      return runAction(onReference, typed, toggleHead);
  }
}
