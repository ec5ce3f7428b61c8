import { v7, validate } from 'uuid';

/** UUIDv7: keys that sort by time, made here because PostgreSQL 15 to 17 cannot. */
export const newId = (): string => v7();

/** Asked before a stranger's text meets a uuid column, which would throw at anything else. */
export const isId = (text: string): boolean => validate(text);

/** The smallest key of a moment: everything made from then on sorts after it. */
export function firstIdAt(moment: Date): string {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
