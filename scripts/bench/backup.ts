import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { dump } from '@/db/archive/dump';
import { connect } from '@/db/client';
import { FILE_KINDS, registration } from '@/db/schema';
import { env } from '@/lib/core/env';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { layDown, noteFiles } from '@/lib/file/commands';
import { fileStore } from '@/lib/file/store';
import { backUp } from '@/lib/installation/backup';
import { openInstallation } from '@/lib/installation/opening';
import { restoreFrom } from '@/lib/installation/restore';
import { temporaryDirectory } from '../temporary-directory';
import { growTo } from './grown-edition';
import { withInstance } from './instance';
import { seatFaults } from './judgement';
import { figure, type Measured } from './measured';

const PEOPLE = 50_000;
const PHOTOS = 5_000;
const GOAL_S = 300;

/** A forum of fifty thousand into one file and back into an empty database, beside reading the same rows to nowhere. */
export const backup = async (): Promise<Measured[]> => [
  await withInstance({ processes: 1 }, async ({ scope }) => {
    const { path, remove } = temporaryDirectory('bench-backup');
    const file = join(path, 'forum.backup');
    try {
      await growTo(scope(), PEOPLE);
      await addLetters(scope());
      await addPhotos(scope());
      const url = env().DATABASE_URL;
      const floor = await timed(() => readAll(url, scope().now));
      const written = await timed(async () => expectOk(await backUp(scope(), url, file)));
      const read = await timed(() => restoreBeside(url, file, scope()));
      return {
        part: `${PEOPLE.toLocaleString('en')} people`,
        figures: [
          figure('rows', written.value.rows, ''),
          figure('files of people', written.value.files, ''),
          figure('file', written.value.bytes / 1e6, 'MB'),
          figure('floor: every row read and dropped', floor.seconds, 's'),
          figure('backup', written.seconds, 's', { atMost: GOAL_S }),
          figure('backup, of the floor', written.seconds / floor.seconds, '×'),
          figure('restore', read.seconds, 's', { atMost: GOAL_S }),
        ],
        faults: read.value,
      };
    } finally {
      remove();
    }
  }),
];

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** Two facts and a letter for each person: what applications leave besides themselves. */
async function addLetters({ db }: Scope): Promise<void> {
  await db.execute(sql`
    INSERT INTO audit_fact (id, at, actor, action, subject, request_id)
    SELECT uuidv7(), submitted_at, 'anonymous', action, 'registration:' || id, 'bench'
    FROM registration, unnest(ARRAY['registration.submitted', 'registration.email_confirmed']) AS action`);
  await db.execute(sql`
    INSERT INTO mail_message (id, fact_key, registration_id, kind, recipient, locale, state, sealed, created_at, due_at, sent_at)
    SELECT uuidv7(), 'bench:' || id, id, 'received', email, locale, 'sent', body.sealed, submitted_at, submitted_at, submitted_at
    FROM registration, LATERAL (
      SELECT decode(string_agg(md5(n::text || id::text), ''), 'hex') AS sealed FROM generate_series(1, 128) AS n) AS body`);
}

/** An original, a photo and a small one for each of some: noise of their sizes, for sealed files do not get smaller either. */
async function addPhotos(scope: Scope): Promise<void> {
  const people = await scope.db.select({ id: registration.id }).from(registration).limit(PHOTOS);
  const sizes = { original: 700_000, photo: 60_000, thumbnail: 3_500 };
  for (const { id } of people) {
    const contents = FILE_KINDS.flatMap((kind) =>
      kind === 'scan' ? [] : [{ kind, mediaType: 'image/jpeg', bytes: randomBytes(sizes[kind]) }],
    );
    const laid = await layDown(id, contents);
    expectOk(await inTransaction(scope, async (tx) => ok(await noteFiles(tx, laid))));
  }
}

async function readAll(url: string, now: Date): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for await (const _ of dump(client, now, fileStore().open, () => undefined));
  await client.end();
}

/** Brings the file back into a database of its own, and tells what does not hold there. */
async function restoreBeside(url: string, file: string, { db }: Scope): Promise<string[]> {
  await db.execute(sql.raw('CREATE DATABASE restored'));
  const beside = new URL(url);
  beside.pathname = '/restored';
  expectOk(await restoreFrom(beside.href, file));
  const { db: there, close } = connect(beside.href, { name: 'bench' });
  const faults = await seatFaults(await openInstallation(beside.href, there, 'bench'));
  await close();
  return faults;
}
