import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { pageScope } from '@/app/_server/scope';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition, tracksOf } from '@/lib/edition/queries';
import { deskClock } from './clock';

/** The scope of a desk page; who is not signed in goes to sign in and comes back to `path`. */
export async function deskScope(path: string): Promise<Scope> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return scope;
}

/** What the domain answered, or the page that says why not. */
export function opened<T>(result: Result<T, 'NOT_ALLOWED' | 'NOT_FOUND' | 'INVALID_CURSOR'>): T {
  if (result.ok) return result.value;
  if (result.refusal.code === 'NOT_ALLOWED') forbidden();
  notFound();
}

/** The edition with its lists, and its clock; frame and page of one request share one reading. */
export const deskEdition = cache(async () => {
  const scope = await pageScope();
  const [edition, locale] = await Promise.all([currentEdition(scope), getLocale()]);
  const [categories, tracks] = await Promise.all([
    categoriesOf(scope, edition.id),
    tracksOf(scope, edition.id),
  ]);
  return { edition, categories, tracks, locale, clock: deskClock(locale, edition.timeZone) };
});
