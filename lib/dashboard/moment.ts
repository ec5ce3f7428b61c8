import type { Scope } from '@/lib/core/scope';

/** Reads everything at one moment, without a lock: between two statements of a busy forum seats move. */
export const atOneMoment = <T>(scope: Scope, read: (at: Scope) => Promise<T>): Promise<T> =>
  scope.db.transaction((db) => read({ ...scope, db }), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
