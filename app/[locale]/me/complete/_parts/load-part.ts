import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { Part } from '@/db/schema';
import type { PartState } from '@/lib/completion/queries';
import type { OwnRecord } from '@/lib/dashboard/own';
import { loadOwn } from '../../load-own';

/** The application of who may complete this part; whoever is not asked for it is led to what they are asked for. */
export async function loadPart(part: Part): Promise<{ record: OwnRecord; state: PartState }> {
  const locale = await getLocale();
  const { record } = await loadOwn(`/${locale}/me/complete/${part}`);
  if (!record || record.parts.length === 0) redirect(`/${locale}/me`);
  const state = record.parts.find((one) => one.part === part);
  if (!state) redirect(`/${locale}/me/complete`);
  return { record, state };
}
