import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { KeptInput, KeptSelect } from '@/app/admin/_desk/kept-fields';
import { papersOf } from '@/lib/completion/queries';
import { ADULT, expiresTooSoonForVisa, isForeign, needsVisa } from '@/lib/completion/rules';
import type { OwnRecord } from '@/lib/dashboard/own';
import { ageOn, DOCUMENT_TYPES, endOf, SEXES } from '@/lib/vault/documents';
import { day } from '@/messages/dates';
import { countryList } from '../_parts/country-list';
import { KeptCountry } from '../_parts/kept-country';
import { KeptDate } from '../_parts/kept-date';
import { loadPart } from '../_parts/load-part';
import { PartForm } from '../_parts/part-form';
import { PartPage } from '../_parts/part-page';
import { keepDocument } from '../actions';
import { ScanSection } from './scan-section';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.parts'))('document'), robots: { index: false } };
}

type DocumentPageProps = { searchParams: Promise<{ scan?: string; refused?: string }> };

/** The document that somebody will bring. Its number is typed and never shown again but for its end. */
export default async function DocumentPage({ searchParams }: DocumentPageProps) {
  const { record, state } = await loadPart('document');
  const [words, dates, form, countries, locale, papers] = await Promise.all([
    getTranslations('complete.document'),
    getTranslations('complete.date'),
    getTranslations('common.form'),
    countryList(),
    getLocale(),
    papersOf(await pageScope(), record.registration.id),
  ]);
  const { edition, registration } = record;
  const { document, birth } = papers;
  const isAbroad = isForeign(registration, edition);
  const pieces = { day: dates('day'), month: dates('month'), year: dates('year') };
  return (
    <PartPage record={record} state={state} lead={words('lead')} isSealed>
      <Notices record={record} papers={papers} />
      <PartForm name="document" action={keepDocument} reference={registration.reference}>
        <KeptSelect
          name="type"
          label={words('type')}
          placeholder={form('choose')}
          defaultValue={document?.type}
          choices={DOCUMENT_TYPES.filter((type) => !isAbroad || type !== 'internal_passport').map(
            (value) => ({
              value,
              label: words(`types.${value}`),
            }),
          )}
        />
        <KeptInput
          name="number"
          label={words('number')}
          help={
            document ? words('numberKept', { end: `•••• ${endOf(document.number)}` }) : words('numberHelp')
          }
          optional={document && form('optional')}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <KeptCountry
          name="issuingCountry"
          label={words('issuingCountry')}
          defaultValue={document?.issuingCountry ?? registration.citizenship}
          {...countries}
        />
        <KeptDate
          name="expiresOn"
          legend={words('expiresOn')}
          help={words('expiresOnHelp', { day: day(new Date(edition.endsOn), locale, 'UTC') })}
          optional={isAbroad ? undefined : form('optional')}
          defaultValue={document?.expiresOn}
          words={pieces}
        />
        <KeptDate
          name="birthDate"
          legend={words('birthDate')}
          defaultValue={birth?.date}
          words={pieces}
          autoComplete="bday"
        />
        <KeptSelect
          name="sex"
          label={words('sex')}
          help={words('sexHelp')}
          optional={form('optional')}
          placeholder={form('choose')}
          defaultValue={document?.sex}
          choices={SEXES.map((value) => ({ value, label: words(`sexes.${value}`) }))}
        />
      </PartForm>
      <ScanSection record={record} visaNeed={papers.said?.visaNeed} asked={await searchParams} />
    </PartPage>
  );
}

type NoticesProps = { record: OwnRecord; papers: Awaited<ReturnType<typeof papersOf>> };

/** What follows from what is kept already: a guardian's consent, a passport that ends too soon for a consulate. */
async function Notices({ record: { edition }, papers: { document, birth, said } }: NoticesProps) {
  const words = await getTranslations('complete.document');
  const isMinor = birth && ageOn(edition.startsOn, birth.date) < ADULT;
  const isSoon =
    document?.expiresOn && needsVisa(said?.visaNeed) && expiresTooSoonForVisa(document.expiresOn, edition);
  return (
    <>
      {isMinor && <Notice tone="wait">{words('minor', { contact: edition.contactEmail })}</Notice>}
      {isSoon && <Notice tone="wait">{words('soon')}</Notice>}
    </>
  );
}
