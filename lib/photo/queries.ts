import { and, eq, sql } from 'drizzle-orm';
import { badgePrint, ticket } from '@/db/schema';
import { agreeing } from '@/lib/consent/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { cutPicture } from '@/lib/file/picture';
import {
  type FileNote,
  fileIdsOf,
  filesOf,
  type OpenedFile,
  openFile,
  openMany,
  withFile,
} from '@/lib/file/queries';
import type { Registration } from '@/lib/registration/intake';
import { findRegistration } from '@/lib/registration/queries';
import { mayGiveFiles, maySeePhoto } from './policy';
import { PHOTO, type PhotoWarning, PRINTED } from './rules';

/** What a photo may be used for is a consent of its own (domain §5, 52); without it none is asked for and none is shown. */
const PURPOSE = 'photoIdentification';

export const agreesToPhoto = async (scope: Pick<Scope, 'db'>, registrationId: string): Promise<boolean> =>
  (await agreeingToPhoto(scope, [registrationId])).has(registrationId);

/** Which of these people agree to be known by a photo. */
export const agreeingToPhoto = (scope: Pick<Scope, 'db'>, people: readonly string[]): Promise<Set<string>> =>
  agreeing(scope, people, PURPOSE);

/** Of whom no photo is asked for: they have given one, or do not agree to be known by one. */
export async function settledPhotos(scope: Pick<Scope, 'db'>, people: readonly string[]): Promise<string[]> {
  const [agreeing, given] = await Promise.all([
    agreeingToPhoto(scope, people),
    withFile(scope, people, 'photo'),
  ]);
  return people.filter((id) => given.has(id) || !agreeing.has(id));
}

export type PhotoState = {
  isAgreed: boolean;
  photo?: Omit<FileNote, 'warnings'> & { warnings: PhotoWarning[] };
  /** A photo that somebody has decided by, or that stands on a badge: to change it stops the ticket. */
  isSeen: boolean;
};

/** Where somebody's photo stands. Whoever asks has asked for the right. */
export async function photoStateOf(scope: Pick<Scope, 'db'>, of: Registration): Promise<PhotoState> {
  const [isAgreed, files] = await Promise.all([agreesToPhoto(scope, of.id), filesOf(scope, of.id)]);
  const photo = files.find(({ kind }) => kind === 'photo');
  return {
    isAgreed,
    ...(photo && { photo: { ...photo, warnings: photo.warnings as PhotoWarning[] } }),
    isSeen: await isPhotoSeen(scope, of, photo),
  };
}

/** Whether the approval was of this photo, or a badge that still counts bears it. */
export async function isPhotoSeen(
  { db }: Pick<Scope, 'db'>,
  { id, state, stateChangedAt }: Registration,
  photo: Pick<FileNote, 'madeAt'> | undefined,
): Promise<boolean> {
  if (!photo || state !== 'approved') return false;
  if (photo.madeAt < stateChangedAt) return true;
  const bearing = await db
    .select({ id: badgePrint.id })
    .from(badgePrint)
    .innerJoin(ticket, eq(ticket.id, badgePrint.ticketId))
    .where(and(eq(badgePrint.registrationId, id), sql`${badgePrint.printedAt} >= ${photo.madeAt}`))
    .limit(1);
  return bearing.length > 0;
}

/** The photo of a registration, for its owner and for who may read it; `thumbnail`: the small one. */
export async function openPhoto(
  scope: Scope,
  reference: string,
  size: 'photo' | 'thumbnail',
): Promise<Result<OpenedFile, 'NOT_FOUND'>> {
  const found = await findRegistration(scope, reference);
  if (!found || !maySeePhoto(scope.actor, found)) return refuse('NOT_FOUND');
  const opened = (await agreesToPhoto(scope, found.id)) && (await openFile(scope, found.id, size));
  return opened ? ok(opened) : refuse('NOT_FOUND');
}

/** The photos of people for their badges, of who agreed, in the size in which they are printed. */
export async function printedPhotosOf(
  scope: Pick<Scope, 'db'>,
  people: readonly string[],
): Promise<Map<string, Buffer>> {
  const agreed = await agreeingToPhoto(scope, people);
  const printed = new Map<string, Buffer>();
  for (const id of await withFile(scope, [...agreed], 'photo')) {
    const photo = await openFile(scope, id, 'photo').catch(() => undefined);
    // A file that the store has lost is told by `verify`: nobody waits for a badge because of it.
    if (photo) printed.set(id, await cutPicture(photo, { left: 0, top: 0, ...PHOTO }, PRINTED, 82));
  }
  return printed;
}

/** Which small photo there is of each of these people, for who follows them: another photo, another name. */
export async function photoNamesOf(
  scope: Pick<Scope, 'db'>,
  people: readonly string[],
): Promise<Map<string, string>> {
  const agreed = await agreeingToPhoto(scope, people);
  return fileIdsOf(scope, [...agreed], 'thumbnail');
}

/** The whole picture as it was sent, for its owner, who may cut it anew. */
export async function openOriginal(
  scope: Scope,
  reference: string,
): Promise<Result<OpenedFile, 'NOT_FOUND'>> {
  const found = await findRegistration(scope, reference);
  const opened = found && mayGiveFiles(scope.actor, found) && (await openFile(scope, found.id, 'original'));
  return opened ? ok(opened) : refuse('NOT_FOUND');
}

/** The photos of people who agreed to be known by them. Whoever asks has asked for the right. */
export async function photosOf(
  scope: Pick<Scope, 'db'>,
  people: readonly string[],
): Promise<Map<string, OpenedFile>> {
  const agreed = await agreeingToPhoto(scope, people);
  return openMany(scope, [...agreed], 'thumbnail');
}
