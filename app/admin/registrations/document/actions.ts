'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { findByDocument } from '@/lib/completion/finding';
import { searchInput } from '@/lib/completion/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { recordAddress } from '../list-address';

/** Opens the record of who has given a number; of several, names them. */
export async function findOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(searchInput, typed, findByDocument);
  if (!result.ok) return told(result, typed);
  const [only, ...others] = result.value;
  if (only && others.length === 0) redirect(recordAddress(only));
  const words = await getTranslations('complete.desk.search');
  if (!only) return { message: words('none'), typed };
  return { done: words('found', { count: result.value.length }), codes: result.value };
}
