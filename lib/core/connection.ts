import { type Connection, connect } from '@/db/client';
import { env } from './env';

// Next loads a module once per bundle (pages, routes, instrumentation): a registered symbol keeps the pool one.
const KEY = Symbol.for('forum.connection');
type Holder = { [KEY]?: Connection };

/** The process's connection to the database. */
export function connection(): Connection {
  const holder = globalThis as Holder;
  holder[KEY] ??= connect(env().DATABASE_URL);
  return holder[KEY];
}

export async function closeConnection(): Promise<void> {
  const holder = globalThis as Holder;
  await holder[KEY]?.close();
  delete holder[KEY];
}
