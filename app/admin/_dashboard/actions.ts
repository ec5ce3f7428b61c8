'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { askRecount } from '@/lib/verification/commands';
import { type DeskState, UNTOUCHED } from '../_desk/form-state';
import { told } from '../_desk/told';

/** Asks for a recount; the page follows it, and the alert goes when all holds. */
export async function recount(): Promise<DeskState> {
  const result = await runAction(z.undefined(), undefined, askRecount);
  refresh();
  return result.ok ? UNTOUCHED : told(result, undefined);
}
