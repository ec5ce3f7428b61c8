import type { SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { DataClass } from './rules';

/**
 * Where anything about the people of a forum lies, and what becomes of it. Every table and column of the schema stands here:
 * a test compares the two, so that whoever adds a column says what it holds, and erasing, retention and "my data" know it.
 */
export type Entry = {
  table: PgTable;
  /** Columns that stay as they are, by drizzle's names with a space between. Of a table whose rows go none is named. */
  kept?: string;
  /** Rows that go, and when; a `where` narrows them to a part of the table. */
  rows?: readonly { class: DataClass; of: Finding; where?: SQL }[];
  /** Columns that are made empty in rows that stay: with which class, and what stands there afterwards. */
  blanks?: Readonly<Record<string, { class: DataClass; becomes: SQL }>>;
  /** The rows of somebody, where columns are made empty. */
  of?: Finding;
  /** Columns that a step of its own sees to, by name; see `steps.ts`. */
  step?: string;
};

/** The rows of registrations, by a condition over `ids`, a subquery of their keys. */
export type Finding = (ids: SQL) => SQL;
