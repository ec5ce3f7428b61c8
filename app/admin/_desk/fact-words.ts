import { getTranslations } from 'next-intl/server';
import { foldEmail } from '@/lib/core/fold';
import { carriedWords } from './carried-words';

type Told = {
  actor: string;
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
export type FactWords = Awaited<ReturnType<typeof factWords>>;

/** What of a fact chooses between the words of its sentence. */
const CHOOSES = ['state', 'role', 'decision', 'by', 'requiredOf', 'kind'] as const;

/** Facts of the audit in words. An action that has no sentence yet shows its own name: better odd than missing. */
export async function factWords(actors: ReadonlyMap<string, string>, applicantEmail?: string) {
  const [carried, words, fields, reasons] = await Promise.all([
    carriedWords(),
    getTranslations('admin'),
    getTranslations('admin.fields'),
    getTranslations('admin.reasons'),
  ]);
  const what = ({ action, before, after }: Told): string => {
    const key = `facts.${action}` as 'facts.registration.approved';
    const told = {
      ...before,
      ...after,
      state: after?.state,
      decision: before?.decision ?? after?.decision,
    } as Record<string, unknown>;
    const values = Object.fromEntries(CHOOSES.map((name) => [name, String(told[name] ?? 'none')]));
    return words.has(key) ? words(key, values as never) : action;
  };
  const who = (actor: string): string => {
    const name = actors.get(actor);
    const isApplicant = name && applicantEmail && foldEmail(name) === foldEmail(applicantEmail);
    if (isApplicant) return words('actor.applicant');
    const kind = actor.split(':')[0];
    if (kind === 'token') return words('actor.token', { name: name ?? actor.slice(6) });
    if (kind === 'device') return words('actor.device', { name: name ?? actor.slice(7) });
    if (kind === 'system') return words('actor.system', { name: actor.slice(7) });
    return kind === 'anonymous' ? words('actor.anonymous') : (name ?? words('actor.unknown'));
  };
  /** Why, and which fields: what a fact carries beyond the change of state. */
  const details = ({ action, before, after }: Told): string[] => {
    const { reasonCode, cause, fields: named, assignee } = (after ?? {}) as Record<string, unknown>;
    return [
      ...carried({ action, before, after }),
      typeof assignee === 'string' && who(assignee),
      typeof reasonCode === 'string' && reasons.has(reasonCode as 'other') && reasons(reasonCode as 'other'),
      typeof cause === 'string' && words.has(`causes.${cause}` as 'causes.email_unconfirmed')
        ? words(`causes.${cause}` as 'causes.email_unconfirmed')
        : undefined,
      Array.isArray(named) &&
        named
          .map((field) => (fields.has(field as 'phone') ? fields(field as 'phone') : String(field)))
          .join(', '),
    ].filter((line): line is string => typeof line === 'string' && line.length > 0);
  };
  return { what, who, details };
}
