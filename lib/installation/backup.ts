import { createWriteStream, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { type Dumped, dump } from '@/db/archive/dump';
import { record } from '@/lib/audit/commands';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { fileStore } from '@/lib/file/store';
import { encrypter } from './archive-key';

/** `missing`: files that rows name and the store lacks. */
export type BackedUp = { file: string; bytes: number } & Dumped;

/**
 * Writes everything of one moment, files of people included, into one sealed file, while people go on working. Ended half-way there is no file of this
 * name, only one that ends in `.partial`.
 */
export async function backUp(
  scope: Scope,
  url: string,
  file: string,
): Promise<Result<BackedUp, 'FILE_EXISTS'>> {
  if (existsSync(file)) return refuse('FILE_EXISTS');
  const partial = `${file}.partial`;
  const client = new Client({ connectionString: url, application_name: 'forum backup' });
  await client.connect();
  let dumped: Dumped = { rows: 0, files: 0, missing: 0 };
  try {
    const packed = createGzip();
    const packing = pipeline(
      dump(client, scope.now, fileStore().open, (found) => {
        dumped = found;
      }),
      packed,
    );
    const sealed = await encrypter().encrypt(Readable.toWeb(packed) as globalThis.ReadableStream);
    const out = createWriteStream(partial, { fd: openSync(partial, 'w', 0o600), flush: true });
    await Promise.all([packing, pipeline(Readable.fromWeb(sealed as ReadableStream), out)]);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
  const fact = { action: 'installation.backed_up', subject: 'installation:root', after: dumped };
  expectOk(
    await inTransaction(scope, async (tx) => {
      await record(tx, fact);
      return ok(undefined);
    }),
  );
  return ok({ file, bytes: statSync(file).size, ...dumped });
}
