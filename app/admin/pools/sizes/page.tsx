import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { poolsAtDesk } from '@/lib/dashboard/pools';
import { previewSizes } from '@/lib/dashboard/preview';
import { currentSettings } from '@/lib/edition/queries';
import { sizesOf } from '@/lib/edition/rules';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { saveSizes } from '../actions';
import { type Asked, POOLS, SIZES } from '../addresses';
import { AskedField } from '../asked-field';
import { poolNames } from '../pool-names';
import { SaveForm } from '../save-form';
import { SizePreview } from '../size-preview';
import { readSizes, SIZE_KEYS } from './typed-sizes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.pools.sizes'))('title') };
}

/** The three numbers of the forum: typed, looked at, saved. */
export default async function SizesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const scope = await deskScope(SIZES);
  const present = sizesOf(opened(await currentSettings(scope)));
  const pools = opened(await poolsAtDesk(scope));
  const { typed, sizes, isAsked } = readSizes(await searchParams, present);
  const preview = sizes && isAsked ? await previewSizes(scope, sizes) : undefined;
  const contradicts = preview && !preview.ok && preview.refusal.code === 'SETTINGS_CONTRADICT';
  const [words, nameOf] = await Promise.all([getTranslations('admin.pools'), poolNames(pools.delegations)]);
  const held = pools.rows.find(({ key }) => key === 'total')?.held ?? 0;
  const help = {
    capacity: words('sizes.heldNow', { held }),
    internationalReserve: words('help.internationalReserve'),
    internationalTarget: words('help.internationalTarget'),
  };
  const faultOf = (key: (typeof SIZE_KEYS)[number]) => {
    if (isAsked && typed[key].isFaulty) return words('preview.notANumber');
    return contradicts && key === 'internationalReserve' ? words('contradiction') : undefined;
  };
  return (
    <>
      <PageHeader
        title={words('sizes.title')}
        lead={words('sizes.lead')}
        actions={<GoButton href={POOLS}>{words('past.back')}</GoButton>}
      />
      <form action={`${SIZES}#preview`} method="get" className="grid max-w-text gap-5">
        {SIZE_KEYS.map((key) => (
          <AskedField
            key={key}
            name={key}
            label={words(`field.${key}`)}
            help={help[key]}
            error={faultOf(key)}
            typed={typed[key].text}
            className="tabular max-w-40"
          />
        ))}
        <p>
          <Button tone={preview?.ok ? 'quiet' : 'primary'}>{words('preview.check')}</Button>
        </p>
      </form>
      {preview?.ok && sizes && (
        <>
          <SizePreview preview={preview.value} nameOf={nameOf} />
          <SaveForm
            action={saveSizes}
            label={words('sizes.save')}
            values={Object.fromEntries(
              SIZE_KEYS.flatMap((key) => [
                [key, String(sizes[key])],
                [`was-${key}`, String(present[key])],
              ]),
            )}
          />
        </>
      )}
    </>
  );
}
