'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { told } from '@/app/admin/_desk/told';
import { sessionInput } from '@/lib/auth/input';
import { endOtherSessions, endSession } from '@/lib/auth/revocation';

/** Signs another browser out. */
export async function signOutThere(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(sessionInput, typed, (scope, { sessionId }) => endSession(scope, sessionId));
  if (!result.ok) return told(result, typed);
  if (result.value.isOwn) redirect('/sign-in?out=1');
  refresh();
  return { done: (await getTranslations('me.sessions'))('endedOne') };
}

/** Leaves this browser the only one. */
export async function signOutElsewhere(): Promise<DeskState> {
  const result = await runAction(z.undefined(), undefined, endOtherSessions);
  if (!result.ok) return told(result, {});
  refresh();
  return { done: (await getTranslations('me.sessions'))('ended') };
}
