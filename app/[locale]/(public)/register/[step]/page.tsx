import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { Steps } from '@/app/_ui/steps';
import type { FieldFault } from '@/lib/core/input';
import { fullCategories } from '@/lib/dashboard/forum';
import { INVITATION_FAULTS } from '@/lib/invitation/rules';
import { offeredWith, stepFaults } from '@/lib/registration/form';
import { STEP_KEYS } from '@/lib/registration/input';
import { answersOf } from '../../../_application/answers';
import { CodeNotice } from '../code-notice';
import { loadDraft } from '../load-draft';
import { isStep } from '../steps';
import { judgeCode } from '../typed-code';
import { Problems, type RefusedWith } from './problems';
import { StepForm } from './step-form';

type StepProps = {
  params: Promise<{ step: string }>;
  searchParams: Promise<RefusedWith & { check?: string; from?: string; code?: string }>;
};

export async function generateMetadata({ params, searchParams }: StepProps): Promise<Metadata> {
  const [{ step }, { check }, words] = await Promise.all([params, searchParams, getTranslations('register')]);
  if (!isStep(step)) return {};
  const title = words('documentTitle', {
    step: words(`steps.${step}.title`),
    current: STEP_KEYS.indexOf(step) + 1,
    total: STEP_KEYS.length,
  });
  return { title: check ? words('errorTitle', { title }) : title, robots: { index: false } };
}

/** One step of the form. What it shows is what the draft holds; `check` says that it was sent and found wanting. */
export default async function StepPage({ params, searchParams }: StepProps) {
  const [{ step }, asked, locale, words, common, refusals, forum, draft] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations('register'),
    getTranslations('common.steps'),
    getTranslations('refusals.fields'),
    loadForum(),
    loadDraft(),
  ]);
  if (!isStep(step)) notFound();
  if (draft?.submitted) redirect(`/${locale}/register/done`);
  if (!draft && step !== STEP_KEYS[0]) redirect(`/${locale}/register?lost=1`);
  if (!draft && !forum.registration.isOpen) redirect(`/${locale}/register`);

  const typed = draft?.typed ?? {};
  const code = TELLS_OF_CODE.has(step) && !asked.code ? await judgeCode(forum.edition, typed) : undefined;
  const edition = offeredWith(forum.edition, typed, code);
  const faults = asked.check ? [...stepFaults(step, typed, edition), ...codeFaults(step, asked.code)] : [];
  const answers = answersOf(typed, faults, (code) => refusals(code as 'required'));
  return (
    <main id="content" className="mx-auto grid max-w-page px-5 py-6 sm:py-10">
      <div className="grid max-w-text gap-6">
        <Steps
          current={STEP_KEYS.indexOf(step) + 1}
          titles={STEP_KEYS.map((key) => words(`steps.${key}.short`))}
          label={common('label')}
          position={common('position', { current: STEP_KEYS.indexOf(step) + 1, total: STEP_KEYS.length })}
        />
        <header className="grid gap-2">
          <h1 className="text-2xl">{words(`steps.${step}.title`)}</h1>
          <p className="text-muted">{words(`steps.${step}.lead`)}</p>
        </header>
        <Problems
          faults={faults}
          refused={asked}
          email={answers.text('email')}
          isOpen={forum.registration.isOpen}
        />
        {faults.length === 0 && <CodeNotice code={code} categories={edition.categories} />}
        <StepForm
          step={step}
          typed={typed}
          answers={answers}
          edition={edition}
          full={fullCategories(forum)}
          isFromCheck={asked.from === 'check'}
        />
      </div>
    </main>
  );
}

/** The step where a code is typed, the one after it, and the last look at all answers. */
const TELLS_OF_CODE: ReadonlySet<string> = new Set(['who', 'name', 'consents']);

/** What the sending of the step found wrong with its code: said by the address, so that reading it is no way to guess codes. */
const codeFaults = (step: string, fault: string | undefined): FieldFault[] =>
  step === 'who' && INVITATION_FAULTS.some((one) => one === fault)
    ? [{ path: 'invitationCode', code: String(fault) }]
    : [];
