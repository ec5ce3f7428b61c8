import { z } from 'zod';
import { ok, type Result, refuse } from './result';

/** A fault of one field. `code` is stable; sentences for it stand in the `refusals` catalogue. */
export type FieldFault = { path: string; code: string };

// An array of a hundred thousand wrong elements is one fault to its sender, not an answer of megabytes.
const MOST_FAULTS = 50;

/** Parses what a stranger sent; a refusal lists every faulty field at once. */
export function parseInput<S extends z.ZodType>(
  schema: S,
  raw: unknown,
): Result<z.output<S>, 'INVALID_INPUT'> {
  const parsed = schema.safeParse(raw, { error: faultCode });
  if (parsed.success) return ok(parsed.data);
  // The first fault of a field is the one to mend; the next often only follows from it.
  const faults = new Map<string, FieldFault>();
  for (const { path: steps, message: code } of parsed.error.issues) {
    const path = steps.join('.');
    if (!faults.has(path)) faults.set(path, { path, code });
  }
  return invalid([...faults.values()].slice(0, MOST_FAULTS));
}

export const invalid = (errors: FieldFault[]) => refuse('INVALID_INPUT', { errors });

/** The code of a fault that the schema itself has no word for. */
function faultCode(issue: { code?: string | undefined; input?: unknown; origin?: string }): string {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined || issue.input === '' ? 'required' : 'invalid';
    case 'too_small':
      return issue.origin === 'string' ? 'required' : 'too_few';
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_many';
    case 'unrecognized_keys':
      return 'unknown_field';
    default:
      return 'invalid';
  }
}

/** A moment with its offset. Years that a person could mean: the database knows no year 0, and ISO writes 10000 otherwise. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getUTCFullYear() >= 1970 && at.getUTCFullYear() < 9999, { error: 'invalid' });

// Not `z.coerce`: it reads an empty field as 0, and a capacity of 0 closes the forum.
export const whole = (least: number, most: number) =>
  z
    .union([z.number(), z.string().trim().regex(/^\d+$/).transform(Number)], { error: 'not_a_number' })
    .pipe(
      z
        .number()
        .int({ error: 'not_a_number' })
        .min(least, { error: 'number_out_of_range' })
        .max(most, { error: 'number_out_of_range' }),
    );

/** How many seats a pool has. */
export const seats = whole(0, 1_000_000);

/** Why somebody did something, for the history; nothing typed is no reason. */
export const optionalReason = z
  .string()
  .trim()
  .max(500)
  .transform((text) => text || undefined)
  .optional();
