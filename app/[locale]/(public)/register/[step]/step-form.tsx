import { getLocale, getTranslations } from 'next-intl/server';
import { Decoy } from '@/app/_shield/decoy';
import { ProofField } from '@/app/_shield/proof-field';
import { Button } from '@/app/_ui/button';
import type { Forum } from '@/lib/dashboard/forum';
import type { Category } from '@/lib/edition/queries';
import type { Typed } from '@/lib/registration/form';
import type { StepKey } from '@/lib/registration/input';
import type { Answers } from '../../../_application/answers';
import { stepBefore } from '../steps';
import { Autosave } from './autosave';
import { ConsentsStep } from './consents-step';
import { ContactStep, NameStep, ParticipationStep } from './plain-steps';
import { WhoStep } from './who-step';

type StepFormProps = {
  step: StepKey;
  typed: Typed;
  answers: Answers;
  edition: Forum['edition'];
  /** Categories whose cap is full. */
  full: readonly Category[];
  isFromCheck: boolean;
};

/** A form that posts to an address and gets an address back: nothing in it needs script. */
export async function StepForm({ step, typed, answers, edition, full, isFromCheck }: StepFormProps) {
  const [words, locale] = await Promise.all([getTranslations('register'), getLocale()]);
  const base = `/${locale}/register`;
  const isLast = step === 'consents';
  const before = stepBefore(step);
  return (
    <form method="post" action={`${base}/${step}/save`} noValidate className="group/form grid gap-7">
      <input type="hidden" name="step" value={step} />
      {isFromCheck && <input type="hidden" name="from" value="check" />}
      {step === 'who' && <WhoStep answers={answers} edition={edition} full={full} />}
      {step === 'name' && <NameStep answers={answers} />}
      {step === 'contact' && <ContactStep answers={answers} />}
      {step === 'participation' && <ParticipationStep answers={answers} edition={edition} />}
      {isLast && <ConsentsStep answers={answers} typed={typed} edition={edition} />}
      <div className="grid gap-3 border-t border-line pt-6">
        {isLast && <p className="text-sm text-muted">{words('sendHelp')}</p>}
        {isLast && <ProofField />}
        {isLast && <Decoy />}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button tone={isLast ? 'accent' : 'primary'} size="large" className="w-full sm:w-auto">
            {words(isLast ? 'send' : 'next')}
          </Button>
          <a className="link inline-flex min-h-11 items-center" href={before ? `${base}/${before}` : base}>
            {words('back')}
          </a>
          <Autosave
            action={`${base}/draft`}
            words={{
              saving: words('autosave.saving'),
              saved: words('autosave.saved'),
              failed: words('autosave.failed'),
            }}
          />
        </div>
      </div>
    </form>
  );
}
