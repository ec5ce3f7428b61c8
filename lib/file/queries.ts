import { and, eq, inArray, sql } from 'drizzle-orm';
import { type FileKind, storedFile } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { type FileRow, openedFile } from './rules';
import { fileStore } from './store';

export type FileNote = Pick<
  FileRow,
  'id' | 'kind' | 'mediaType' | 'sealedBytes' | 'warnings' | 'madeAt' | 'madeBy'
>;

const { id, kind, mediaType, sealedBytes, warnings, madeAt, madeBy, registrationId } = storedFile;

/** Which files there are of somebody, and nothing of what they show. */
export const filesOf = ({ db }: Pick<Scope, 'db'>, of: string): Promise<FileNote[]> =>
  db
    .select({ id, kind, mediaType, sealedBytes, warnings, madeAt, madeBy })
    .from(storedFile)
    .where(eq(registrationId, of))
    .orderBy(kind);

/** What the file of a kind is called, of those of these people who have one. */
export async function fileIdsOf(
  { db }: Pick<Scope, 'db'>,
  people: readonly string[],
  which: FileKind,
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .select({ of: registrationId, id })
    .from(storedFile)
    .where(and(sql`${registrationId} = ANY (${sql.param([...people])}::uuid[])`, eq(kind, which)));
  return new Map(rows.map((row) => [row.of, row.id]));
}

/** Who of these people has a file of a kind. */
export const withFile = async (
  scope: Pick<Scope, 'db'>,
  people: readonly string[],
  which: FileKind,
): Promise<Set<string>> => new Set((await fileIdsOf(scope, people, which)).keys());

export type OpenedFile = { id: string; mediaType: string; bytes: Buffer };

/** A file of somebody in clear; undefined where there is none. Whoever asks has asked for the right. */
export async function openFile(
  { db }: Pick<Scope, 'db'>,
  of: string,
  which: FileKind,
): Promise<OpenedFile | undefined> {
  const [row] = await db
    .select()
    .from(storedFile)
    .where(and(eq(registrationId, of), eq(kind, which)));
  if (!row) return undefined;
  const sealed = row.sealed ?? (row.storeName === null ? undefined : await fileStore().open(row.storeName));
  if (!sealed) throw new FileLost(`the store lacks the file ${row.id}`);
  return { id: row.id, mediaType: row.mediaType, bytes: openedFile(row, sealed) };
}

/** A row names it, and the store has it no longer. */
export class FileLost extends Error {}

/** Small files of many people in clear, for those of them who have one. */
export async function openMany(
  { db }: Pick<Scope, 'db'>,
  people: readonly string[],
  which: FileKind,
): Promise<Map<string, OpenedFile>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .select()
    .from(storedFile)
    .where(and(inArray(registrationId, [...people]), eq(kind, which)));
  return new Map(
    rows.flatMap((row) =>
      row.sealed
        ? [
            [
              row.registrationId,
              { id: row.id, mediaType: row.mediaType, bytes: openedFile(row, row.sealed) },
            ] as const,
          ]
        : [],
    ),
  );
}
