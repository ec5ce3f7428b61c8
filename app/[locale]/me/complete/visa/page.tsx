import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { KeptInput } from '@/app/admin/_desk/kept-fields';
import { VISA_NEEDS } from '@/db/schema';
import { papersOf, visaHintFor } from '@/lib/completion/queries';
import { countryList } from '../_parts/country-list';
import { KeptChoice } from '../_parts/kept-choice';
import { KeptCountry } from '../_parts/kept-country';
import { KeptDate } from '../_parts/kept-date';
import { loadPart } from '../_parts/load-part';
import { PartForm } from '../_parts/part-form';
import { PartPage } from '../_parts/part-page';
import { keepVisa } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.parts'))('visa'), robots: { index: false } };
}

/** Three ways to enter the country; only an official invitation asks for more, which opens as it is chosen, by style alone. */
export default async function VisaPage() {
  const { record, state } = await loadPart('visa');
  const { registration, edition } = record;
  const scope = await pageScope();
  const [words, dates, countries, { said, visa }, hint] = await Promise.all([
    getTranslations('complete.visa'),
    getTranslations('complete.date'),
    countryList(),
    papersOf(scope, registration.id),
    visaHintFor(scope, edition.id, registration.citizenship),
  ]);
  const pieces = { day: dates('day'), month: dates('month'), year: dates('year') };
  const text = (name: 'birthPlace' | 'residenceAddress' | 'employerAddress' | 'consulateCity' | 'cities') => (
    <KeptInput
      name={name}
      label={words(name)}
      defaultValue={visa?.[name]}
      maxLength={300}
      autoComplete="off"
    />
  );
  return (
    <PartPage record={record} state={state} lead={words('lead')} isSealed>
      {hint && <Notice>{words('hint', { need: words(`hints.${hint}`) })}</Notice>}
      <PartForm name="visa" action={keepVisa} reference={registration.reference}>
        <div className="group/visa grid gap-7">
          <KeptChoice
            name="need"
            legend={words('need')}
            defaultValue={said?.visaNeed ?? undefined}
            cards={VISA_NEEDS.map((value) => ({
              value,
              label: words(`needs.${value}`),
              help: words(`help.${value}`),
            }))}
          />
          <fieldset className="hidden gap-7 border-s-4 border-line ps-5 group-has-[input[value=invitation]:checked]/visa:grid">
            <legend className="mb-2 text-lg font-medium">{words('invitation')}</legend>
            {text('birthPlace')}
            <KeptCountry
              name="birthCountry"
              label={words('birthCountry')}
              defaultValue={visa?.birthCountry}
              {...countries}
            />
            {text('residenceAddress')}
            {text('employerAddress')}
            {text('consulateCity')}
            <KeptDate name="entryOn" legend={words('entryOn')} defaultValue={visa?.entryOn} words={pieces} />
            <KeptDate name="exitOn" legend={words('exitOn')} defaultValue={visa?.exitOn} words={pieces} />
            {text('cities')}
          </fieldset>
        </div>
      </PartForm>
    </PartPage>
  );
}
