import { v7 } from 'uuid';

/** UUIDv7: keys that sort by time, made here because PostgreSQL 15 to 17 cannot. */
export const newId = (): string => v7();
