import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { Coming, SizesPreview } from '@/lib/dashboard/preview';
import { Go } from '../_desk/go';
import { PersonName } from '../_desk/person';
import { recordAddress } from '../registrations/list-address';
import { ChangeTable } from './change-table';
import type { PoolNames } from './pool-names';

/** What a change would do, in sentences first, then pool by pool, then by name. */
export async function SizePreview({ preview, nameOf }: { preview: SizesPreview; nameOf: PoolNames }) {
  const words = await getTranslations('admin.pools.preview');
  const { changes, coming } = preview;
  const touched = changes.filter(({ before, after }) =>
    (['size', 'held', 'available', 'waiting'] as const).some((key) => before?.[key] !== after?.[key]),
  );
  const freed = Math.max(0, ...changes.map((change) => change.freed));
  const people = coming.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="preview" className="grid gap-4">
      <h2 id="preview" className="text-lg">
        {words('title')}
      </h2>
      <div className="grid max-w-text gap-1 border-s-4 border-river ps-4 text-lg">
        {touched.length === 0 ? (
          <p>{words('nothing')}</p>
        ) : (
          <p>
            {words('freed', { freed })} {words('coming', { count: people })}
          </p>
        )}
        {touched
          .filter(({ overbooked }) => overbooked > 0)
          .map(({ key, overbooked }) => (
            <p key={key} className="font-medium text-red">
              {words('overbooked', { name: nameOf(key), count: overbooked })}
            </p>
          ))}
      </div>
      {touched.length > 0 && <ChangeTable changes={touched} nameOf={nameOf} />}
      <div className="grid gap-x-12 gap-y-4 md:grid-cols-2">
        {coming.map((line) => (
          <ComingList key={line.pool} line={line} />
        ))}
      </div>
      {touched.length > 0 && <p className="text-sm text-muted">{words('asNow')}</p>}
    </section>
  );
}

async function ComingList({ line }: { line: Coming }) {
  const words = await getTranslations('admin.pools.preview');
  const more = line.count - line.first.length;
  return (
    <div className="grid content-start gap-2">
      <h3 className="font-semibold">{words(`comingOf.${line.pool}`, { count: line.count })}</h3>
      <ol className="grid list-decimal gap-1 ps-6 marker:text-muted marker:tabular-nums">
        {line.first.map((person) => (
          <li key={person.reference}>
            <PersonName {...person} />{' '}
            <Go href={recordAddress(person.reference)} className="link tabular text-sm whitespace-nowrap">
              <Bidi>{person.reference}</Bidi>
            </Go>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="text-muted">{words('more', { count: more })}</p>}
    </div>
  );
}
