import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';

/** Work that waited in the queue, in the words of graphile-worker's `add_job`. */
const task = z.object({
  identifier: z.string(),
  payload: z.unknown(),
  queueName: z.string().nullable(),
  runAt: z.string(),
  maxAttempts: z.number(),
  jobKey: z.string().nullable(),
  priority: z.number(),
});

/** The first line of an archive: what state of the schema it is of, and what is no row of a table. */
export const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Hashes of the applied migrations, in their order. */
  migrations: z.array(z.string()),
  /** The last number that each sequence gave; null where it gave none. */
  sequences: z.record(z.string(), z.string().nullable()),
  tasks: z.array(task),
});
export type Manifest = z.output<typeof manifest>;

/** A line before the rows of a table or the bytes of a file, and the last one of all, with how many there were. */
export const sectionLine = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({
    file: z.string().regex(/^[0-9a-f]{32}$/),
    bytes: z
      .int()
      .min(0)
      .max(64 * 1024 * 1024),
  }),
  // A backup of a release that had no files says nothing of them.
  z.object({ end: z.literal(true), rows: z.number(), files: z.number().default(0) }),
]);

/** After the rows of a table, as in every dump of PostgreSQL: no row can look like it. */
export const END_OF_ROWS = '\\.\n';

/** Hashes of the migrations that this release carries, in their order. */
export const carriedMigrations = (migrationsFolder: string): string[] =>
  readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
