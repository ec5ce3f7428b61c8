import { getTranslations } from 'next-intl/server';
import type { ListedInvitation } from '@/lib/invitation/listing';
import { grouped } from '@/lib/invitation/rules';
import { SureForm } from '../../_desk/sure-form';

/** What can be done with a code, each with two presses: mail it, end it, take it back. */
export async function Acts({ one }: { one: ListedInvitation }) {
  const words = await getTranslations('admin.codes');
  const { id, uses, state, endedAt, email, mailedAt } = one;
  const code = grouped(one.code);
  const acts = [
    ...(state === 'open' && email && !mailedAt ? (['mail'] as const) : []),
    ...(endedAt ? [] : (['end'] as const)),
    ...(uses === 0 ? (['delete'] as const) : []),
  ];
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      {acts.map((act) => (
        <SureForm
          key={act}
          name={act}
          ask={words(`act.${act}`)}
          label={words(`act.${act}This`, { code })}
          sure={words(`act.${act}Now`)}
          values={{ act, id, from: 'one' }}
        />
      ))}
    </div>
  );
}
