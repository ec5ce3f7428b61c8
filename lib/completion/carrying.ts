import { record } from '@/lib/audit/commands';
import { log } from '@/lib/core/log';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope, TxScope } from '@/lib/core/scope';
import { destroyFiles, layDown, noteFiles } from '@/lib/file/commands';
import { FileLost, filesOf, openFile } from '@/lib/file/queries';
import type { FileContent, SealedFile } from '@/lib/file/rules';
import { agreesToPhoto } from '@/lib/photo/queries';
import { kept } from '@/lib/vault/queries';
import { completionOf } from './queries';

const OF_PHOTO = ['original', 'photo', 'thumbnail'] as const;

/** Files of one registration, sealed anew for another; `sources`: of what they were made. */
type Carried = { sources: string; laid: SealedFile[] };

/**
 * Seals for one registration the files that only another of the same person has: the key of a file is good for one
 * registration. They are read and written before anybody holds the lock of the seats; `takeFiles` makes them the other's.
 */
export async function sealForOther(
  scope: Pick<Scope, 'db'>,
  from: string,
  to: string,
): Promise<Result<Carried, 'FILES_UNAVAILABLE'>> {
  const { kinds, sources } = await lackingFiles(scope, from, to);
  try {
    const contents: FileContent[] = [];
    for (const { kind, warnings } of kinds) {
      const opened = await openFile(scope, from, kind).catch(unlessLost);
      if (opened) contents.push({ kind, mediaType: opened.mediaType, bytes: opened.bytes, warnings });
    }
    // A small photo without the photo is none.
    const isWhole = contents.some(({ kind }) => kind === 'photo');
    const usable = contents.filter(({ kind }) => isWhole || kind === 'scan');
    return ok({ sources, laid: await layDown(to, usable) });
  } catch (err) {
    log.error({ err }, 'files could not be carried over');
    return refuse('FILES_UNAVAILABLE', { retryAfterSeconds: 60 });
  }
}

/**
 * Makes carried files those of the other registration; the first one has them no longer. When they were given goes along: a
 * photo by which somebody was approved stays one. `merged`: under which reference the first one is known.
 */
export async function takeFiles(
  tx: TxScope,
  { from, to, merged }: { from: string; to: string; merged: string },
  carried: Carried,
): Promise<Result<void, 'FILES_UNAVAILABLE'>> {
  const { kinds, sources } = await lackingFiles(tx, from, to);
  if (sources !== carried.sources) {
    // Somebody gave or took one meanwhile: rare enough to be done again while the others wait.
    const anew = await sealForOther(tx, from, to);
    return anew.ok ? takeFiles(tx, { from, to, merged }, anew.value) : anew;
  }
  for (const one of carried.laid) {
    const source = kinds.find(({ kind }) => kind === one.row.kind);
    if (!source) continue;
    await destroyFiles(tx, from, [source.kind]);
    await noteFiles(tx, [one], { madeBy: source.madeBy, madeAt: source.madeAt });
    const action = FACTS[source.kind];
    if (action) await record(tx, { action, subject: `registration:${to}`, after: { merged } });
  }
  return ok(undefined);
}

const FACTS: Partial<Record<string, string>> = { photo: 'photo.given', scan: 'document_scan.given' };

/** What the one has and the other lacks and may have: a photo where there is consent to one, a scan of the same document. */
async function lackingFiles(scope: Pick<Scope, 'db'>, from: string, to: string) {
  const [theirs, own, agrees, mayTakeScan] = await Promise.all([
    filesOf(scope, from),
    filesOf(scope, to),
    agreesToPhoto(scope, to),
    isScanOfSame(scope, from, to),
  ]);
  const has = (kind: string) => own.some((one) => one.kind === kind);
  const isPhotoWanted = agrees && !OF_PHOTO.some(has) && theirs.some(({ kind }) => kind === 'photo');
  const kinds = theirs.filter(({ kind }) => (kind === 'scan' ? mayTakeScan && !has('scan') : isPhotoWanted));
  return { kinds, sources: kinds.map(({ id }) => id).join() };
}

/** A scan is of one document, and only an invitation asks for it. */
async function isScanOfSame(scope: Pick<Scope, 'db'>, from: string, to: string): Promise<boolean> {
  const [theirs, own, completion] = await Promise.all([
    kept(scope, from, 'document'),
    kept(scope, to, 'document'),
    completionOf(scope, to),
  ]);
  if (completion?.visaNeed && completion.visaNeed !== 'invitation') return false;
  return !own || !theirs || (own.number === theirs.number && own.issuingCountry === theirs.issuingCountry);
}

const unlessLost = (err: unknown): undefined => {
  // What the store has lost is told by `verify`; nobody stays double because of it.
  if (!(err instanceof FileLost)) throw err;
};
