import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { explainFault } from '@/lib/verification/explanation';
import type { KeptVerification } from '@/lib/verification/queries';
import { toLocale } from '@/messages/locales';
import type { DeskClock } from '../_desk/clock';
import { When } from '../_desk/when';

/** That the last recount found the numbers wrong: which, and what to do until they are right again. */
export async function RecountAlert({ found, clock }: { found: KeptVerification; clock: DeskClock }) {
  const [words, locale] = await Promise.all([getTranslations('admin.pools.recount'), getLocale()]);
  return (
    <Notice
      tone="bad"
      role="alert"
      title={words.rich('alert', { when: () => <When at={found.at} clock={clock} /> })}
    >
      <ul className="grid list-disc gap-1 ps-5">
        {found.faults.map((fault) => (
          <li key={`${fault.code} ${JSON.stringify(fault.detail)}`}>
            {explainFault(fault, toLocale(locale))}
          </li>
        ))}
      </ul>
      <p className="max-w-text">
        {words.rich('meanwhile', {
          command: (chunks) => <code className="rounded bg-surface px-1 font-mono text-sm">{chunks}</code>,
        })}
      </p>
    </Notice>
  );
}
