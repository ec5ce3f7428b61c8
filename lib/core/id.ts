import { v7, validate } from 'uuid';

/** UUIDv7: keys that sort by time, made here because PostgreSQL 15 to 17 cannot. */
export const newId = (): string => v7();

/** Asked before a stranger's text meets a uuid column, which would throw at anything else. */
export const isId = (text: string): boolean => validate(text);
