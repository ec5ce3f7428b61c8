import { isDeepStrictEqual } from 'node:util';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { tracksOf } from '@/lib/edition/queries';
import { changeDraft, type DraftRefusal } from './commands';
import type { ChangedSession, NewSession, SessionRef } from './input';
import { inOrder, type ProgrammeSession, type SiteContent } from './rules';

type SessionRefusal = DraftRefusal | 'PROGRAMME_FULL' | 'INVALID_INPUT';

/** Sessions that a programme holds at most: ten times what the largest forum so far had. */
export const MOST_SESSIONS = 500;

/** Adds a session to the draft of the programme. */
export async function addSession(
  scope: Scope,
  editionId: string,
  input: NewSession,
): Promise<Result<void, SessionRefusal>> {
  const unknown = await unknownTrack(scope, editionId, input.track);
  if (unknown) return unknown;
  return changeDraft<'PROGRAMME_FULL'>(scope, editionId, 'programme', (content) => {
    const sessions = content.sessions ?? [];
    if (sessions.length >= MOST_SESSIONS) return refuse('PROGRAMME_FULL');
    return ok({ ...content, sessions: inOrder([...sessions, { id: newId(), ...written(input) }]) });
  });
}

/** Changes or moves a session in the draft; the second of two editors is told what the first has made of it. */
export async function changeSession(
  scope: Scope,
  editionId: string,
  { id, seen, ...input }: ChangedSession,
): Promise<Result<void, SessionRefusal>> {
  const unknown = await unknownTrack(scope, editionId, input.track);
  if (unknown) return unknown;
  return changeDraft(scope, editionId, 'programme', (content) => {
    const present = found(content, id);
    if (!present) return refuse('NOT_FOUND');
    const next = { id, ...written(input) };
    if (isDeepStrictEqual(present, next)) return ok(content);
    if (!isDeepStrictEqual(present, seen)) return refuse('SETTINGS_CHANGED', { now: present });
    return ok({ ...content, sessions: inOrder([...others(content, id), next]) });
  });
}

/** Takes a session out of the draft, unless somebody has changed it since it was looked at. */
export const removeSession = (
  scope: Scope,
  editionId: string,
  { id, seen }: SessionRef,
): Promise<Result<void, DraftRefusal>> =>
  changeDraft(scope, editionId, 'programme', (content) => {
    const present = found(content, id);
    if (!present) return refuse('NOT_FOUND');
    if (!isDeepStrictEqual(present, seen)) return refuse('SETTINGS_CHANGED', { now: present });
    return ok({ ...content, sessions: others(content, id) });
  });

async function unknownTrack(scope: Scope, editionId: string, track: string | null) {
  if (track === null) return undefined;
  const tracks = await tracksOf(scope, editionId);
  if (tracks.some(({ key }) => key === track)) return undefined;
  return refuse('INVALID_INPUT', { errors: [{ path: 'track', code: 'unknown_track' }] });
}

const found = ({ sessions = [] }: SiteContent, id: string) => sessions.find((one) => one.id === id);
const others = ({ sessions = [] }: SiteContent, id: string) => sessions.filter((one) => one.id !== id);

const written = ({ startsAt, endsAt, ...rest }: NewSession): Omit<ProgrammeSession, 'id'> => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  ...rest,
});
