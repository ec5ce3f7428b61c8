import { getTranslations } from 'next-intl/server';
import type { Forum } from '@/lib/dashboard/forum';
import { Section } from './section';

/** The four things that happen between the first click and the hall, with the edition's own deadlines. */
export async function HowItWorks({ forum: { edition } }: { forum: Forum }) {
  const words = await getTranslations('public.steps');
  const steps = [
    { key: 'apply', body: words('apply.body') },
    {
      key: 'confirm',
      body: words('confirm.body', {
        hours: edition.emailConfirmationHours,
        heldFrom: edition.seatsHeldFrom,
      }),
    },
    { key: 'decide', body: words('decide.body', { days: edition.decisionDays }) },
    { key: 'enter', body: words('enter.body') },
  ] as const;
  return (
    <Section id="steps" title={words('title')}>
      <ol className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {steps.map((step, index) => (
          <li key={step.key} className="grid grid-cols-[2.5rem_1fr] content-start gap-y-1">
            <span
              aria-hidden="true"
              className="tabular row-span-2 text-2xl leading-none font-medium text-river"
            >
              {index + 1}
            </span>
            <h3 className="text-base">{words(`${step.key}.title`)}</h3>
            <p className="text-muted">{step.body}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
