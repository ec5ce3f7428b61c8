import { headers } from 'next/headers';
import { cache } from 'react';
import { sessionPerson } from '@/lib/auth/session';
import { countingActor } from '@/lib/auth/standing';
import { type Actor, anonymous } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { connection } from '@/lib/core/connection';
import { newId } from '@/lib/core/id';
import type { Scope } from '@/lib/core/scope';

const loadPerson = cache(async () => sessionPerson(connection().db, isByHand(await headers())));

/** What a page of ours sends along when somebody has just touched it. */
export const BY_HAND = 'x-by-hand';

/** Whether somebody went to a page, sent a form or touched one, and not a page asked by itself: browsers say so since 2023. */
const isByHand = (received: Headers): boolean =>
  received.has(BY_HAND) ||
  received.has('next-action') ||
  (received.get('sec-fetch-mode') ?? 'navigate') === 'navigate';

/** The scope of a page or an action: the person behind the session cookie. Read once per request. */
export const pageScope = cache(
  async (): Promise<Scope> =>
    scopeOf(countingActor(await loadPerson()), (await headers()).get('x-request-id')),
);

/** The scope of the pages that ask for a second factor: they alone also know who is held back for the want of one. */
export const proofScope = cache(
  async (): Promise<Scope> =>
    scopeOf((await loadPerson()) ?? anonymous, (await headers()).get('x-request-id')),
);

/** The scope of a public page: reads no cookie, so it costs no query. */
export const publicScope = async (): Promise<Scope> =>
  scopeOf(anonymous, (await headers()).get('x-request-id'));

export const scopeOf = (actor: Actor, requestId: string | null): Scope => ({
  db: connection().db,
  actor,
  now: clock.now(),
  requestId: requestId && REQUEST_ID.test(requestId) ? requestId : newId(),
});

/** What a trusted proxy may call a request; it ends up in logs and in the audit. */
const REQUEST_ID = /^[\w-]{8,64}$/;
