import { getTranslations } from 'next-intl/server';
import type { LetterBatch } from '@/lib/letter/batches';
import { deskEdition } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { When } from '../../_desk/when';
import { letterBatchAddress } from '../addresses';

export async function RecentBatches({ batches }: { batches: readonly LetterBatch[] }) {
  if (batches.length === 0) return null;
  const [words, { clock }] = await Promise.all([getTranslations('letters'), deskEdition()]);
  return (
    <section aria-labelledby="recent" className="grid gap-3">
      <h2 id="recent" className="text-lg">
        {words('many.recent')}
      </h2>
      <ul className="grid gap-1">
        {batches.map(({ id, kind, askedAt, people }) => (
          <li key={id}>
            <Go href={letterBatchAddress(id)}>
              <When at={askedAt} clock={clock} />
            </Go>{' '}
            {words(`kind.${kind}`)}, {words('list.total', { count: people })}
          </li>
        ))}
      </ul>
    </section>
  );
}
