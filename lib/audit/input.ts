import { z } from 'zod';
import { messagesOf } from '@/messages/load';
import { DEFAULT_LOCALE } from '@/messages/locales';

/** Kinds of those who act, as a filter of the audit names them. */
export const ACTOR_KINDS = ['staff', 'applicants', 'tokens', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Every action that the platform records, by its noun: those that have a sentence in the catalogues. */
export const FACT_ACTIONS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(messagesOf(DEFAULT_LOCALE).admin.facts).map(([noun, verbs]) => [
    noun,
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  ]),
);
const KNOWN = new Set(Object.entries(FACT_ACTIONS).flatMap(([noun, actions]) => [noun, ...actions]));

const day = z.iso.date().refine((text) => text >= '1970' && text < '9999', { error: 'invalid' });

/**
 * What the audit is narrowed to, as its address says it. `by` is a kind or the key of one actor, never an address of a
 * person; `action` an action or the noun of several; days are those of the edition's clock, both included.
 */
export const auditFilter = z.object({
  by: z.union([z.enum(ACTOR_KINDS), z.string().regex(/^(person|token):[\w-]{1,64}$/)]).optional(),
  record: z
    .string()
    .trim()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
  action: z
    .string()
    .refine((action) => KNOWN.has(action), { error: 'invalid' })
    .optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;
export type AuditPart = keyof AuditFilter;
export const AUDIT_PARTS = Object.keys(auditFilter.shape) as AuditPart[];
