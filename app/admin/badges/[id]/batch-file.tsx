import { getFormatter, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { FILE_HOURS } from '@/lib/badge/rules';
import type { BadgeBatch } from '@/lib/badge/settling';
import { after, HOUR_MS } from '@/lib/core/clock';
import type { Scope } from '@/lib/core/scope';
import type { DeskClock } from '../../_desk/clock';
import { ProofNotice } from '../../_desk/proof-notice';
import { batchAddress, batchFileAddress } from '../addresses';

type BatchFileProps = { batch: BadgeBatch; clock: DeskClock; scope: Scope };

/** The file of a batch as long as it is kept. A plain form: it is noted who takes it. */
export async function BatchFile({ batch, clock, scope }: BatchFileProps) {
  const [words, format] = await Promise.all([getTranslations('badges.batch'), getFormatter()]);
  const { id, fileBytes, forgottenAt, finishedAt } = batch;
  if (!fileBytes || !finishedAt) return <p>{words('empty')}</p>;
  if (forgottenAt) return <p>{words('forgotten', { when: clock.moment(forgottenAt) })}</p>;
  const isLarge = fileBytes >= 1_000_000;
  const size = format.number(fileBytes / (isLarge ? 1_000_000 : 1000), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  return (
    <div className="grid max-w-text gap-4">
      <ProofNotice scope={scope} path={batchAddress(id)} />
      <form action={batchFileAddress(id)} method="post">
        <Button>{words('download', { size })}</Button>
      </form>
      <p className="text-sm text-muted">
        {words('kept', { when: clock.moment(after(finishedAt, FILE_HOURS * HOUR_MS)) })}
      </p>
    </div>
  );
}
