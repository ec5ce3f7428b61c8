import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { PageHeader } from '@/app/_ui/page-header';
import { Select } from '@/app/_ui/select';
import { capChoices, poolsAtDesk } from '@/lib/dashboard/pools';
import { previewCap } from '@/lib/dashboard/preview';
import { isCapKey } from '@/lib/pool/rules';
import { deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { saveCap } from '../actions';
import { type Asked, askedFor, CAPS, capAddress, POOLS } from '../addresses';
import { AskedField } from '../asked-field';
import { poolNames } from '../pool-names';
import { SaveForm } from '../save-form';
import { SizePreview } from '../size-preview';
import { typedSeats } from '../sizes/typed-sizes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.pools.cap'))('title') };
}

/** One cap: chosen, sized or taken away, looked at, saved. */
export default async function CapPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const scope = await deskScope(CAPS);
  const choices = opened(await capChoices(scope));
  const pools = opened(await poolsAtDesk(scope));
  const [words, nameOf] = await Promise.all([
    getTranslations('admin.pools'),
    poolNames(new Map(choices.delegations.map(({ id, name }) => [id, name]))),
  ]);
  const asked = await searchParams;
  const named = askedFor(asked, 'key') ?? '';
  const keys = choices.keys;
  const key = isCapKey(named) && keys.includes(named) ? named : undefined;
  const present = pools.rows.find((row) => row.key === key);
  const isRemoval = present !== undefined && askedFor(asked, 'remove') !== undefined;
  const text = isRemoval ? undefined : askedFor(asked, 'size');
  const typed = typedSeats(text ?? '');
  const isAsked = text !== undefined || isRemoval;
  const size = isRemoval ? null : typed.value;
  const preview =
    key && isAsked && size !== undefined ? opened(await previewCap(scope, { key, size })) : undefined;
  const label = isRemoval ? words('cap.removeNow') : words('cap.save');
  return (
    <>
      <PageHeader
        title={isRemoval ? words('cap.removeTitle') : words(present ? 'cap.changeTitle' : 'cap.title')}
        lead={words('cap.lead')}
        actions={<GoButton href={POOLS}>{words('past.back')}</GoButton>}
      />
      <form action={`${CAPS}#preview`} method="get" className="grid max-w-text gap-5">
        <Field name="key" label={words('cap.for')} error={isAsked && !key ? words('cap.unknown') : undefined}>
          {(control) => (
            <Select
              {...control}
              key={key}
              defaultValue={key}
              placeholder={words('cap.unknown')}
              choices={keys.map((value) => ({ value, label: nameOf(value) }))}
            />
          )}
        </Field>
        <AskedField
          name="size"
          label={words('cap.size')}
          help={[present && words('cap.present', { size: present.size }), words('cap.sizeHelp')]
            .filter(Boolean)
            .join(' ')}
          error={text !== undefined && typed.isFaulty ? words('preview.notANumber') : undefined}
          typed={text ?? (present && String(present.size))}
          className="tabular max-w-40"
        />
        <p className="flex flex-wrap items-center gap-4">
          <Button tone={preview ? 'quiet' : 'primary'}>{words('preview.check')}</Button>
          {present && <Go href={`${capAddress(present.key)}&remove#preview`}>{words('cap.remove')}</Go>}
        </p>
      </form>
      {preview && key && (
        <>
          <SizePreview preview={preview} nameOf={nameOf} />
          <SaveForm
            action={saveCap}
            label={label}
            isDangerous={isRemoval}
            values={{ key, size: String(size ?? ''), 'was-size': String(present?.size ?? '') }}
          />
        </>
      )}
    </>
  );
}
