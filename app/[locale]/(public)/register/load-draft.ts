import { cache } from 'react';
import { draftCookie } from '@/app/_server/cookies';
import { publicScope } from '@/app/_server/scope';
import { type Draft, openDraft } from '@/lib/registration/draft';

/** The draft of this browser, read once per request. */
export const loadDraft = cache(async (): Promise<Draft | undefined> => {
  const token = await draftCookie.read();
  return token ? openDraft(await publicScope(), token) : undefined;
});
