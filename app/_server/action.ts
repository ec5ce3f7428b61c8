import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { z } from 'zod';
import { type FieldFault, parseInput } from '@/lib/core/input';
import { log } from '@/lib/core/log';
import { tellOutage } from '@/lib/core/outage-notice';
import { isPassing } from '@/lib/core/overload';
import { tellRefusal } from '@/lib/core/refusal-notice';
import { type Refusal, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { addressOf, isOwnOrigin } from './network';
import type { RefusalCode } from './refusals';
import { pageScope } from './scope';

/** What a form shows after an action: what was refused, at which fields, and what was typed, to be kept. */
export type FormState = {
  refusal?: Refusal<RefusalCode> & { errors?: FieldFault[]; requestId: string };
  typed?: Record<string, string | string[]>;
  done?: boolean;
};
export const NOTHING_YET: FormState = {};

/**
 * The body of a server action: session → actor → scope → zod → one domain function → form state. A server action is a
 * public POST, so a request that no page of ours has sent is refused here, a missing Origin included.
 */
export async function runAction<S extends z.ZodType, T, C extends RefusalCode>(
  input: S,
  raw: unknown,
  run: (scope: Scope, input: z.output<S>) => Promise<Result<T, C>>,
  /** Another scope than that of who counts: for the actions by which somebody comes to count. */
  load: () => Promise<Scope> = pageScope,
): Promise<Result<T, RefusalCode> & { requestId: string }> {
  const scope = await load();
  const { requestId } = scope;
  const received = await headers();
  const told = <R extends Result<T, RefusalCode>>(result: R) => {
    // The answer is a page and its status 200: who counts refusals would not see this one.
    if (!result.ok) tellRefusal(addressOf(received));
    return { ...result, requestId };
  };
  if (!isOwnOrigin(received)) return told({ ok: false, refusal: { code: 'ORIGIN_NOT_ALLOWED' } });
  const parsed = parseInput(input, raw);
  if (!parsed.ok) return told(parsed);
  try {
    const done: Result<T, RefusalCode> = await run(scope, parsed.value);
    // Whoever is nobody by now was somebody when the page was opened: what helps is to sign in again.
    const isOver = !done.ok && done.refusal.code === 'NOT_ALLOWED' && scope.actor.kind === 'anonymous';
    return told(isOver ? refuse('NOT_SIGNED_IN') : done);
  } catch (err) {
    log.error({ err, requestId }, 'action failed');
    tellOutage(err);
    return { ok: false, refusal: { code: isPassing(err) ? 'UNAVAILABLE' : 'INTERNAL' }, requestId };
  }
}

/** A refused action as form state, with the typed values given back: React empties the fields after every action. */
export function refused(
  refusal: Refusal<RefusalCode>,
  requestId: string,
  typed: FormState['typed'],
): FormState {
  const errors = refusal.details?.errors as FieldFault[] | undefined;
  return { refusal: { ...refusal, errors, requestId }, typed };
}

/**
 * The fields of a form as typed; a name that occurs more than once becomes a list. A server action is a public POST, and
 * whoever hands it something else than a form has found nothing here: no failure of ours, and no line in the log.
 */
export function typedOf(form: FormData | URLSearchParams): Record<string, string | string[]> {
  if (!(form instanceof FormData || form instanceof URLSearchParams)) notFound();
  const typed: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    // A form has no field of this name, and an object with it is another object.
    if (name.startsWith('$') || name === '__proto__') continue;
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    typed[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return typed;
}
