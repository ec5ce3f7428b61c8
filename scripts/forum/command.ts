import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { z } from 'zod';
import { type FieldFault, parseInput } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { messagesOf } from '@/messages/load';

/** `out` is the answer and goes alone to standard output; a `fault` goes beside it and makes the exit code 1. */
export type Outcome = { out?: string; fault?: string };
export type Work = (scope: Scope) => Promise<Outcome>;

/** Work on a database as it lies there, of whatever release. */
export type BareWork = { onBareDatabase(url: string): Promise<Outcome> };

/** Reading what was typed needs no database, so a slip of the keyboard starts none. */
export type Command = { usage: readonly string[]; read(words: string[]): Work | BareWork };

/** What was typed is no command: the usage is shown, and the exit code is 2. */
export class UsageError extends Error {}

/** Options, each at most once and none unknown; words beside them only where `takesWords` says so. */
export function readOptions<T extends ParseArgsOptionsConfig>(
  args: string[],
  options: T,
  takesWords = false,
) {
  try {
    return parseArgs({ args, options, allowPositionals: takesWords, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The same judgement as at every other door, told by the names that were typed. */
export function readInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = parseInput(schema, raw);
  if (parsed.ok) return parsed.value;
  const faults = parsed.refusal.details?.errors as FieldFault[];
  throw new UsageError(faults.map(({ path, code }) => `${path}: ${sentence(code)}`).join('\n'));
}

const words = messagesOf('en').refusals;
const sentence = (code: string): string => (words.fields as Record<string, string>)[code] ?? code;

export const faultOf = ({ code, details }: Refusal): Outcome => {
  const said = (words as unknown as Record<string, string>)[code] ?? code;
  return { fault: `${code}: ${said}${details ? ` ${JSON.stringify(details)}` : ''}` };
};

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
