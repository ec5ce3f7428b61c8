import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { Batch, ListedInvitation } from '@/lib/invitation/listing';
import type { deskEdition } from '../_desk/door';
import { factWords } from '../_desk/fact-words';
import { Go } from '../_desk/go';
import { SureForm } from '../_desk/sure-form';
import { When } from '../_desk/when';
import { CodeTable } from './code-table';
import { codesAddress, fileAddress } from './codes-address';

type BatchSectionProps = {
  batch: Batch | undefined;
  codes: readonly ListedInvitation[];
  names: ReadonlyMap<string, string>;
  desk: Awaited<ReturnType<typeof deskEdition>>;
};

/** Codes that were made together: what became of them as a whole, then each. */
export async function BatchSection({ batch, codes, names, desk }: BatchSectionProps) {
  const [words, facts] = await Promise.all([getTranslations('admin.codes'), factWords(new Map(names))]);
  const [first] = codes;
  if (!batch || !first) return null;
  const { id, open, reserved, toMail } = batch;
  return (
    <article aria-labelledby={`batch-${id}`} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <div className="grid gap-1">
          <h2 id={`batch-${id}`} className="text-lg">
            <Go href={codesAddress({ batch: id })} className="hover:underline">
              <Bidi>{first.label}</Bidi>
            </Go>
          </h2>
          <p className="text-sm text-muted">
            {words('batch.sum', { codes: batch.codes, uses: batch.uses, max: batch.maxUses })}
            {reserved > 0 && <> · {words('batch.reserved', { count: reserved })}</>}
            {' · '}
            <When at={first.createdAt} clock={desk.clock} as="day" />,{' '}
            <Bidi>{facts.who(first.createdBy)}</Bidi>
          </p>
        </div>
        <div className="flex flex-wrap items-start gap-x-5 gap-y-1 text-sm">
          <Go href={fileAddress({ batch: id })} aria-label={words('batch.fileOf', { label: first.label })}>
            {words('batch.file')}
          </Go>
          {toMail > 0 && (
            <SureForm
              name={`mail-${id}`}
              ask={words('batch.mail')}
              label={words('batch.mailOf', { label: first.label })}
              sure={words('batch.mailNow', { count: toMail })}
              values={{ act: 'mail', batchId: id }}
            />
          )}
          {open > 0 && batch.codes > 1 && (
            <SureForm
              name={`end-${id}`}
              ask={words('batch.end')}
              label={words('batch.endOf', { label: first.label })}
              sure={words('batch.endNow', { count: open })}
              values={{ act: 'end', batchId: id }}
            />
          )}
        </div>
      </div>
      <CodeTable caption={first.label} codes={codes} desk={desk} />
      {codes.length < batch.codes && (
        <p className="text-sm text-muted">
          {words('batch.part', { shown: codes.length, codes: batch.codes })}
        </p>
      )}
    </article>
  );
}
