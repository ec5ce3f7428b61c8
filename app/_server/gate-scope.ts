import { headers } from 'next/headers';
import { cache } from 'react';
import { anonymous } from '@/lib/core/actor';
import { connection } from '@/lib/core/connection';
import type { Scope } from '@/lib/core/scope';
import { mayScanByOwn } from '@/lib/device/policy';
import { deviceOf } from '@/lib/device/queries';
import { deviceCookie } from './cookies';
import { pageScope, scopeOf } from './scope';

type AtGate = {
  scope: Scope;
  /** A device that was ours, and whose readings are kept apart. */
  revokedDeviceId?: string;
  /** Organisers have bound this device to its gate. */
  isBound?: boolean;
};

/**
 * Who speaks from a gate: the device by its own cookie, or the person who is signed in. Somebody's own device counts only
 * while this person's session does.
 */
export const atGate = cache(async (): Promise<AtGate> => {
  const token = await deviceCookie.read();
  const known = token ? await deviceOf(connection().db, token) : undefined;
  if (!known) return { scope: await pageScope() };
  const requestId = (await headers()).get('x-request-id');
  if (known.isRevoked) return { scope: scopeOf(anonymous, requestId), revokedDeviceId: known.actor.deviceId };
  if (known.userId === null) return { scope: scopeOf(known.actor, requestId), isBound: true };
  const person = await pageScope();
  const isTheirs =
    person.actor.kind === 'person' && person.actor.userId === known.userId && mayScanByOwn(person.actor);
  return { scope: isTheirs ? { ...person, actor: known.actor } : person };
});

export const gateScope = async (): Promise<Scope> => (await atGate()).scope;
