import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { classes } from '@/app/_ui/classes';
import type { ListedFact } from '@/lib/audit/queries';
import type { FieldsOf } from '../_desk/change-words';

type ChangesProps = {
  row: ListedFact;
  fieldsOf: FieldsOf;
};

/** What something was and what it became, side by side: from the fact, and from its personal side what a person said. */
export async function Changes({ row: { fact, personal }, fieldsOf }: ChangesProps) {
  const words = await getTranslations('admin.audit');
  const [was, is] = [recordOf(personal?.before), recordOf(personal?.after)];
  const own = Object.fromEntries(
    Object.entries(personal ?? {}).filter(([key]) => !['before', 'after'].includes(key)),
  );
  // A key may stand in the fact and on its personal side.
  const fields = Object.entries({
    fact: fieldsOf(fact.before, fact.after),
    said: fieldsOf(was, is),
    own: fieldsOf({}, own),
  }).flatMap(([side, some]) => some.map((field) => ({ ...field, key: `${side} ${field.key}` })));
  if (fields.length === 0) return null;
  const hasBefore = fields.some(({ before }) => before !== '');
  return (
    <dl
      className={classes(
        'grid grid-cols-[repeat(2,minmax(5rem,1fr))] gap-x-4 gap-y-1 text-start',
        hasBefore
          ? 'xl:grid-cols-[minmax(5rem,9rem)_minmax(6rem,1fr)_minmax(6rem,1fr)]'
          : 'xl:grid-cols-[minmax(5rem,9rem)_minmax(8rem,1fr)]',
      )}
    >
      {fields.map(({ key, label, before, after }) => (
        <div key={key} className="col-span-full grid grid-cols-subgrid">
          <dt className={classes('text-muted', hasBefore && 'max-xl:col-span-full')}>{label}</dt>
          {hasBefore && (
            <dd className="min-w-0 wrap-anywhere text-muted">
              <span className="sr-only">{words('before')}: </span>
              {before ? (
                <s className="decoration-edge">
                  <Bidi>{before}</Bidi>
                </s>
              ) : (
                '–'
              )}
            </dd>
          )}
          <dd className="min-w-0 wrap-anywhere">
            {hasBefore && <span className="sr-only">{words('after')}: </span>}
            <Bidi>{after || '–'}</Bidi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : value === undefined || value === null
      ? undefined
      : { written: value };
