import { redirect } from 'next/navigation';
import { cache } from 'react';
import { pageScope } from '@/app/_server/scope';
import { type OwnRecord, ownRecord } from '@/lib/dashboard/own';

type Own = { email: string; roles: readonly string[]; record: OwnRecord | undefined };

/** The signed-in person and the application; who is not signed in is led to the sign-in and back to `path`. */
export const loadOwn = cache(async (path: string): Promise<Own> => {
  const scope = await pageScope();
  if (scope.actor.kind !== 'person') redirect(`/sign-in?next=${path}`);
  const { email, roles } = scope.actor;
  return { email, roles, record: await ownRecord(scope) };
});
