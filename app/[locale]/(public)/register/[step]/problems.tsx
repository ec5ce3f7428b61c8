import { getLocale, getTranslations } from 'next-intl/server';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { Notice } from '@/app/_ui/notice';
import type { FieldFault } from '@/lib/core/input';

/** Why the whole application was refused, as the address says it after the redirect. */
export type RefusedWith = { refused?: string; wait?: string };

type ProblemsProps = {
  faults: readonly FieldFault[];
  refused: RefusedWith;
  email: string;
  isOpen: boolean;
};

/** Everything that stands in the way, above the form; the address leads here after a refusal. */
export async function Problems({ faults, refused: { refused, wait }, email, isOpen }: ProblemsProps) {
  const [words, form, refusals] = await Promise.all([
    getTranslations('register'),
    getTranslations('common.form'),
    getTranslations('refusals'),
  ]);
  const errors = faults.map(({ path, code }) => ({
    id: path,
    message: `${fieldLabel(words, path)}: ${refusals(`fields.${code}` as 'fields.required')}`,
  }));
  return (
    <div id="problems" tabIndex={-1} className="grid gap-4 empty:hidden focus-visible:outline-none">
      {!isOpen && <Notice tone="wait">{words('closedNotice')}</Notice>}
      {refused === 'ALREADY_REGISTERED' && <Registered email={email} />}
      {refused === 'TOO_MANY_REQUESTS' && (
        <Notice tone="wait" role="alert" title={refusals('TOO_MANY_REQUESTS')}>
          <p>{words('retry', { seconds: Math.max(1, Number(wait) || 60) })}</p>
        </Notice>
      )}
      {refused === 'CONSENTS_CHANGED' && (
        <Notice tone="wait" role="alert">
          {refusals('CONSENTS_CHANGED')}
        </Notice>
      )}
      {refused === 'PROOF_NEEDED' && <ProofNeeded />}
      {refused === 'DECOY_FILLED' && (
        <Notice tone="wait" role="alert">
          {words('decoyFilled')}
        </Notice>
      )}
      {refused === 'INTERNAL' && (
        <Notice tone="bad" role="alert">
          {refusals('INTERNAL')}
        </Notice>
      )}
      <ErrorSummary title={form('summaryTitle', { count: errors.length })} errors={errors} />
    </div>
  );
}

async function Registered({ email }: { email: string }) {
  const [words, locale] = await Promise.all([getTranslations('register'), getLocale()]);
  return (
    <Notice tone="wait" role="alert">
      <p>{words('registered', { email })}</p>
      <p>
        <a className="link" href={`/sign-in?next=/${locale}/me`}>
          {words('registeredLink')}
        </a>
      </p>
    </Notice>
  );
}

/** What a person can do who was taken for a flood: wait a moment, or show that the address is theirs. */
async function ProofNeeded() {
  const [words, refusals, locale] = await Promise.all([
    getTranslations('register'),
    getTranslations('refusals'),
    getLocale(),
  ]);
  return (
    <Notice tone="wait" role="alert" title={refusals('PROOF_NEEDED')}>
      <p>{words('proofNeeded')}</p>
      <p>
        <a className="link" href={`/sign-in?next=/${locale}/register/consents`}>
          {words('proofNeededLink')}
        </a>
      </p>
    </Notice>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'register'>>>;
const fieldLabel = (words: Words, path: string): string => {
  const names = [`fields.${path}.short`, `fields.${path}.label`] as 'fields.email.label'[];
  const known = names.find((name) => words.has(name));
  return known ? words(known) : path;
};
