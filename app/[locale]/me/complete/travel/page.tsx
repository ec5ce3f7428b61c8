import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { KeptInput, KeptSelect } from '@/app/admin/_desk/kept-fields';
import type { Leg } from '@/db/schema';
import { JOURNEYS } from '@/lib/completion/input';
import { completionOf } from '@/lib/completion/queries';
import { isTravelOpen, travelClosesAt } from '@/lib/completion/rules';
import { moment } from '@/messages/dates';
import { KeptDate } from '../_parts/kept-date';
import { loadPart } from '../_parts/load-part';
import { PartForm } from '../_parts/part-form';
import { PartPage } from '../_parts/part-page';
import { keepTravel } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.parts'))('travel'), robots: { index: false } };
}

/** How somebody comes and goes, as far as it is known. */
export default async function TravelPage() {
  const { record, state } = await loadPart('travel');
  const { registration, edition } = record;
  const scope = await pageScope();
  const [words, locale, said] = await Promise.all([
    getTranslations('complete.travel'),
    getLocale(),
    completionOf(scope, registration.id),
  ]);
  return (
    <PartPage record={record} state={state} lead={words('lead')}>
      {isTravelOpen(edition, scope.now) ? (
        <>
          <p className="text-sm text-muted">
            {words('until', { at: moment(travelClosesAt(edition), locale, edition.timeZone) })}
          </p>
          <PartForm name="travel" action={keepTravel} reference={registration.reference}>
            <Way way="arrival" leg={said?.arrival} />
            <Way way="departure" leg={said?.departure} />
          </PartForm>
        </>
      ) : (
        <Notice>{words('closed')}</Notice>
      )}
    </PartPage>
  );
}

async function Way({ way, leg }: { way: 'arrival' | 'departure'; leg: Leg | null | undefined }) {
  const [words, dates, form] = await Promise.all([
    getTranslations('complete.travel'),
    getTranslations('complete.date'),
    getTranslations('common.form'),
  ]);
  const optional = form('optional');
  const text = (name: 'number' | 'place', longest: number) => (
    <KeptInput
      name={`${way}.${name}`}
      label={words(name)}
      optional={optional}
      maxLength={longest}
      autoComplete="off"
      defaultValue={leg?.[name]}
    />
  );
  return (
    <fieldset className="grid gap-5 border-s-4 border-line ps-5">
      <legend className="mb-2 text-lg font-medium">{words(way)}</legend>
      <KeptDate
        name={`${way}.on`}
        legend={words('on')}
        optional={optional}
        defaultValue={leg?.on}
        words={{ day: dates('day'), month: dates('month'), year: dates('year') }}
      />
      <KeptInput
        name={`${way}.at`}
        label={words('at')}
        help={words('atHelp')}
        optional={optional}
        maxLength={5}
        autoComplete="off"
        defaultValue={leg?.at}
        className="tabular max-w-28"
      />
      <KeptSelect
        name={`${way}.by`}
        label={words('by')}
        optional={optional}
        placeholder={form('choose')}
        defaultValue={leg?.by}
        choices={JOURNEYS.map((value) => ({ value, label: words(`ways.${value}`) }))}
      />
      {text('number', 40)}
      {text('place', 120)}
    </fieldset>
  );
}
