import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { ChainLength } from '@/lib/audit/chain';
import type { Scope } from '@/lib/core/scope';
import { mayVerify } from '@/lib/verification/policy';
import { type KeptVerification, lastRecountRun, lastVerification } from '@/lib/verification/queries';
import { RecountForm } from '../_dashboard/recount-form';
import type { DeskClock } from '../_desk/clock';
import { opened } from '../_desk/door';
import { When } from '../_desk/when';

type ChainProps = { scope: Scope; length: ChainLength; clock: DeskClock };

/** Whether the record of everything is whole: what the last walk along the chain found, and what is newer than it. */
export async function Chain({ scope, length, clock }: ChainProps) {
  const words = await getTranslations('admin.audit.chain');
  const run = opened(await lastRecountRun(scope));
  const found = opened(await lastVerification(scope));
  return (
    <section id="chain" aria-labelledby="chain-title" className="grid max-w-text gap-3">
      <h2 id="chain-title" className="text-lg">
        {words('label')}
      </h2>
      {found ? <Found found={found} clock={clock} /> : <p>{words('never')}</p>}
      <p className="text-muted">
        {words('sealed', { count: length.sealed })}{' '}
        {length.unsealed === 0 ? words('allSealed') : words('unsealed', { count: length.unsealed })}
      </p>
      <RecountForm scope={scope} last={run} />
      {!mayVerify(scope.actor) && <p className="text-sm text-muted">{words('organisersVerify')}</p>}
    </section>
  );
}

async function Found({ found, clock }: { found: KeptVerification; clock: DeskClock }) {
  const words = await getTranslations('admin.audit.chain');
  const when = () => <When at={found.at} clock={clock} />;
  const broken = found.faults.find(({ code }) => code === 'AUDIT_CHAIN_BROKEN');
  if (!broken) {
    return (
      <p className="border-s-4 border-green ps-4">
        {found.sealedFacts === null
          ? words.rich('whole', { when })
          : words.rich('wholeUpTo', {
              when,
              count: found.sealedFacts,
              unsealed: found.unsealedFacts ?? 0,
            })}
      </p>
    );
  }
  const { position, fault } = broken.detail;
  return (
    <Notice tone="bad" role="alert" title={words.rich('broken', { when, position: Number(position) })}>
      <p>
        {words('fault', { fault: String(fault), position: Number(position), sound: Number(position) - 1 })}
      </p>
      <ol className="grid list-decimal gap-1 ps-5">
        {(['keep', 'compare', 'who', 'restore'] as const).map((step) => (
          <li key={step}>
            {words.rich(`todo.${step}`, {
              command: (chunks) => (
                <code className="rounded bg-surface px-1 font-mono text-sm">{chunks}</code>
              ),
            })}
          </li>
        ))}
      </ol>
    </Notice>
  );
}
