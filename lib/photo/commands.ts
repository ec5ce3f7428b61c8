import { record } from '@/lib/audit/commands';
import { log } from '@/lib/core/log';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { destroyFiles, layDown, noteFiles } from '@/lib/file/commands';
import type { FileRefusal } from '@/lib/file/judging';
import { sizeOf } from '@/lib/file/picture';
import { openFile } from '@/lib/file/queries';
import type { FileContent, SealedFile } from '@/lib/file/rules';
import { inTurn } from '@/lib/file/turns';
import { returnForIdentity } from '@/lib/registration/identity';
import type { Registration } from '@/lib/registration/intake';
import { findRegistration } from '@/lib/registration/queries';
import { isActive } from '@/lib/registration/rules';
import { type Locked, lockRegistration } from '@/lib/registration/transition';
import type { CutInput } from './input';
import { cutPhoto, makePhoto } from './making';
import { mayGiveFiles } from './policy';
import { agreesToPhoto, photoStateOf } from './queries';
import type { PhotoWarning } from './rules';

type Standing = 'NOT_FOUND' | 'STATE_CHANGED' | 'CONSENT_MISSING' | 'STOPS_TICKET';
export type PhotoRefusal =
  | Standing
  | FileRefusal
  | 'PHOTO_TOO_SMALL'
  | 'NOTHING_KEPT'
  | 'UNAVAILABLE'
  | 'FILES_UNAVAILABLE';
type Changed = { warnings: PhotoWarning[]; isReturned: boolean };

/**
 * The person gives a photo, or cuts the one given before anew. What somebody has decided by, or what stands on a badge, is
 * replaced only by who knows that it stops the ticket until somebody has looked at it; anything else at once.
 */
export async function changePhoto(
  scope: Scope,
  reference: string,
  { sent, cut }: { sent?: Buffer; cut: CutInput },
): Promise<Result<Changed, PhotoRefusal>> {
  // Asked before the work and again in its transaction: nobody makes us unfold pictures for nothing.
  const found = await findRegistration(scope, reference);
  if (!found) return refuse('NOT_FOUND');
  const standing = await mayChange(scope, found, cut);
  if (!standing.ok) return standing;
  const made = await inTurn(() => make(scope, found.id, sent, cut));
  if (!made.ok) return made;
  const laid = await kept(found.id, made.value);
  if (!laid.ok) return laid;
  return inTransaction<Changed, Standing>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const allowed = await mayChange(tx, locked.value.registration, cut);
    if (!allowed.ok) return allowed;
    await noteFiles(tx, laid.value);
    const warnings = laid.value.flatMap(({ row }) => row.warnings) as PhotoWarning[];
    const { isSeen, isFirst } = allowed.value;
    const action = isFirst ? 'photo.given' : 'photo.changed';
    await record(tx, { action, subject: `registration:${found.id}` });
    const returned = await returnIfSeen(tx, locked.value, isSeen);
    return returned.ok ? ok({ warnings, isReturned: isSeen }) : returned;
  });
}

/** The person takes the photo back: it is gone, with its original. The ticket stops as with a change. */
export function removePhoto(
  scope: Scope,
  reference: string,
  { knowsItStops }: Pick<CutInput, 'knowsItStops'>,
): Promise<Result<void, Standing | 'NOTHING_KEPT'>> {
  return inTransaction<void, Standing | 'NOTHING_KEPT'>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { registration } = locked.value;
    if (!mayGiveFiles(tx.actor, registration)) return refuse('NOT_FOUND');
    const { isSeen } = await photoStateOf(tx, registration);
    if (isSeen && !knowsItStops) return refuse('STOPS_TICKET', { fields: ['photo'] });
    const gone = await destroyFiles(tx, registration.id, ['original', 'photo', 'thumbnail']);
    if (gone === 0) return refuse('NOTHING_KEPT');
    await record(tx, { action: 'photo.removed', subject: `registration:${registration.id}` });
    return returnIfSeen(tx, locked.value, isSeen);
  });
}

async function mayChange(
  scope: Pick<Scope, 'db' | 'actor'>,
  registration: Registration,
  { knowsItStops }: CutInput,
): Promise<Result<{ isSeen: boolean; isFirst: boolean }, Standing>> {
  if (!mayGiveFiles(scope.actor, registration)) return refuse('NOT_FOUND');
  if (!isActive(registration.state)) return refuse('STATE_CHANGED', { state: registration.state });
  if (!(await agreesToPhoto(scope, registration.id))) return refuse('CONSENT_MISSING');
  const { isSeen, photo } = await photoStateOf(scope, registration);
  if (isSeen && !knowsItStops) return refuse('STOPS_TICKET', { fields: ['photo'] });
  return ok({ isSeen, isFirst: photo === undefined });
}

async function make(
  scope: Scope,
  registrationId: string,
  sent: Buffer | undefined,
  cut: CutInput,
): Promise<Result<FileContent[], FileRefusal | 'PHOTO_TOO_SMALL' | 'NOTHING_KEPT'>> {
  if (sent) return makePhoto(sent, cut);
  const original = await openFile(scope, registrationId, 'original');
  if (!original) return refuse('NOTHING_KEPT');
  return cutPhoto({ bytes: original.bytes, ...(await sizeOf(original.bytes)) }, cut);
}

/** What was made, in the store; a store that is full or away is no fault of the photo's. */
export async function kept(
  registrationId: string,
  made: FileContent[],
): Promise<Result<SealedFile[], 'FILES_UNAVAILABLE'>> {
  try {
    return ok(await layDown(registrationId, made));
  } catch (err) {
    log.error({ err }, 'a file could not be put into the store');
    return refuse('FILES_UNAVAILABLE', { retryAfterSeconds: 60 });
  }
}

async function returnIfSeen(
  tx: TxScope,
  { edition, registration }: Locked,
  isSeen: boolean,
): Promise<Result<undefined, 'STATE_CHANGED'>> {
  if (!isSeen) return ok(undefined);
  const returned = await returnForIdentity(tx, edition, registration, registration, ['photo']);
  return returned.ok ? ok(undefined) : returned;
}
