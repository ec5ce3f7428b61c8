'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { recountNow } from '@/lib/verification/commands';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

/** Recounts everything now; the alert goes when all holds. */
export async function recount(): Promise<DeskState> {
  const result = await runAction(z.undefined(), undefined, recountNow);
  if (!result.ok) return told(result, undefined);
  refresh();
  const words = await getTranslations('admin.pools.recount');
  return result.value.isSound ? { done: words('doneSound') } : { message: words('doneUnsound') };
}
