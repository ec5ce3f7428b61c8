import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { destroyFiles, noteFiles } from '@/lib/file/commands';
import { type FileRefusal, kindOf } from '@/lib/file/judging';
import { readPicture } from '@/lib/file/picture';
import { type OpenedFile, openFile } from '@/lib/file/queries';
import type { FileContent } from '@/lib/file/rules';
import { inTurn } from '@/lib/file/turns';
import { findRegistration } from '@/lib/registration/queries';
import { isActive } from '@/lib/registration/rules';
import { lockRegistration } from '@/lib/registration/transition';
import { kept } from './commands';
import { mayGiveFiles } from './policy';

type Standing = 'NOT_FOUND' | 'STATE_CHANGED';
export type ScanRefusal = Standing | FileRefusal | 'UNAVAILABLE' | 'FILES_UNAVAILABLE';

/**
 * The person gives a scan of the document, in the place of one given before. A picture is made anew; a PDF stays as it is and
 * is never opened here.
 */
export async function giveScan(
  scope: Scope,
  reference: string,
  sent: Buffer,
): Promise<Result<void, ScanRefusal>> {
  const found = await findRegistration(scope, reference);
  if (!found || !mayGiveFiles(scope.actor, found)) return refuse('NOT_FOUND');
  if (!isActive(found.state)) return refuse('STATE_CHANGED', { state: found.state });
  const made = await inTurn(() => scanOf(sent));
  if (!made.ok) return made;
  const laid = await kept(found.id, [made.value]);
  if (!laid.ok) return laid;
  return inTransaction<void, Standing>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { registration } = locked.value;
    if (!mayGiveFiles(tx.actor, registration)) return refuse('NOT_FOUND');
    if (!isActive(registration.state)) return refuse('STATE_CHANGED', { state: registration.state });
    await noteFiles(tx, laid.value);
    await record(tx, { action: 'document_scan.given', subject: `registration:${registration.id}` });
    return ok(undefined);
  });
}

/** The person takes the scan back. */
export function removeScan(
  scope: Scope,
  reference: string,
): Promise<Result<void, 'NOT_FOUND' | 'NOTHING_KEPT'>> {
  return inTransaction<void, 'NOT_FOUND' | 'NOTHING_KEPT'>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { registration } = locked.value;
    if (!mayGiveFiles(tx.actor, registration)) return refuse('NOT_FOUND');
    if ((await destroyFiles(tx, registration.id, ['scan'])) === 0) return refuse('NOTHING_KEPT');
    await record(tx, { action: 'document_scan.removed', subject: `registration:${registration.id}` });
    return ok(undefined);
  });
}

/** One's own scan. */
export async function openScan(scope: Scope, reference: string): Promise<Result<OpenedFile, 'NOT_FOUND'>> {
  const found = await findRegistration(scope, reference);
  const opened = found && mayGiveFiles(scope.actor, found) && (await openFile(scope, found.id, 'scan'));
  return opened ? ok(opened) : refuse('NOT_FOUND');
}

async function scanOf(sent: Buffer): Promise<Result<FileContent, FileRefusal>> {
  const kind = kindOf(sent);
  if (!kind.ok) return kind;
  if (kind.value === 'pdf') return ok({ kind: 'scan', mediaType: 'application/pdf', bytes: sent });
  const read = await readPicture(sent);
  return read.ok ? ok({ kind: 'scan', mediaType: 'image/jpeg', bytes: read.value.bytes }) : read;
}
