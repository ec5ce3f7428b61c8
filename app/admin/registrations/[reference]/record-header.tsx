import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { countryName } from '@/lib/core/country';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { Category } from '@/lib/edition/queries';
import { latinName } from '@/lib/registration/rules';
import type { DeskClock } from '../../_desk/clock';
import { GoButton } from '../../_desk/go';
import { CategoryMark } from '../../_desk/person';
import { Shortcuts } from '../../_desk/shortcuts';
import { State } from '../../_desk/state';
import { When } from '../../_desk/when';
import { Keys } from '../keys';
import { recordAddress } from '../list-address';
import { Unconfirmed } from '../unconfirmed';

type RecordHeaderProps = {
  record: RegistrationRecord;
  categories: readonly Category[];
  locale: string;
  clock: DeskClock;
  nextHref: string | undefined;
  /** The list that it was opened from. */
  back: string;
};

/** Who it is and where it stands, in two lines; the way back and the way on. */
export async function RecordHeader({ record, categories, locale, clock, nextHref, back }: RecordHeaderProps) {
  const [words, photo] = await Promise.all([getTranslations('admin.record'), getTranslations('photo')]);
  const { registration } = record;
  return (
    <header className="grid gap-3">
      <Shortcuts />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">
          <a href={back} className="link" data-close>
            {words('back')}
          </a>{' '}
          · <span className="tabular">{registration.reference}</span>
        </p>
        <div className="flex flex-wrap gap-3">
          <Keys />
          {nextHref && (
            <GoButton href={nextHref} data-key="KeyN" aria-keyshortcuts="Alt+N">
              {words('next')} <kbd className="text-muted max-sm:hidden">Alt N</kbd>
            </GoButton>
          )}
        </div>
      </div>
      {record.photo && (
        // biome-ignore lint/performance/noImgElement: a picture behind the session, made to its size already
        <img
          src={`${recordAddress(registration.reference)}/photo.jpg?of=${record.photo.id}`}
          alt={photo('of', { name: latinName(registration) })}
          className="h-32 w-24 rounded border border-line object-cover"
        />
      )}
      <h1 className="flex flex-wrap items-baseline gap-x-4 text-2xl">
        <Bidi>{latinName(registration)}</Bidi>
        {registration.nameNative && (
          <span className="font-normal text-muted">
            <Bidi>{registration.nameNative}</Bidi>
          </span>
        )}
      </h1>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <State state={registration.state} />
        <CategoryMark code={registration.category} categories={categories} locale={locale} named />
        <span>{countryName(registration.countryRepresented, locale)}</span>
        {!registration.emailConfirmedAt && <Unconfirmed />}
        <span className="text-muted">
          {words('since')} <When at={registration.stateChangedAt} clock={clock} />
        </span>
      </p>
    </header>
  );
}
